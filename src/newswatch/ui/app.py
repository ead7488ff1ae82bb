"""Puts the window together: application, stores, panes, engine. No logic."""

from __future__ import annotations

import faulthandler
import gc
import logging
import signal
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from newswatch import __version__, log, protocol
from newswatch.domain.errors import NewswatchError, StoreDamaged, StoreError
from newswatch.paths import Profile, resource
from newswatch.settings import Settings, load
from newswatch.storage import schema
from newswatch.storage.database import Database
from newswatch.ui import engine_client, qt_start, translation
from newswatch.ui import theme as look
from newswatch.ui.compose import compose
from newswatch.ui.first_paint import FirstPaint
from newswatch.ui.geometry import fit_screen
from newswatch.ui.instance import SingleInstance
from newswatch.ui.launch import again_command
from newswatch.ui.main_window import MainWindow

logger = logging.getLogger(__name__)


LATER_MS = 1500
"""For what must not stand in the way of the first picture."""

SETTLED_MS = 10_000
"""By then the chart and its library are there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOptions:
    """How to open the window.

    Attributes:
        hidden: Start in the tray; the window comes where there is none.
        fleeting: The profile goes when this process ends.
        at, speed: Where a demo starts and how fast it runs; 0 is paused.
        screenshot: Draw into this file and end.
        size: Of the window; None is as it was left.
        theme, language: Instead of the settings', if not empty.
    """

    profile: Profile
    demo: bool = False
    hidden: bool = False
    fleeting: bool = False
    at: datetime | None = None
    speed: float = 1.0
    screenshot: Path | None = None
    size: tuple[int, int] | None = None
    theme: str = ""
    language: str = ""


def run_window(options: WindowOptions) -> int:
    """Show the window until the user leaves; return the exit code."""
    log.set_up(None, "window")
    saved, complaint = load(options.profile.settings)
    settings = replace(
        saved,
        theme=options.theme or saved.theme,
        language=options.language or saved.language,
    )
    app = make_application(settings.language)
    instance = SingleInstance(options.profile.folder)
    if options.screenshot is None and instance.hand_over(quietly=options.hidden):
        return 0
    look.apply(
        app, look.chosen(settings.theme, red_up=settings.red_up), settings.language
    )
    try:
        database = _open_database(options)
    except StoreError as error:
        return _apologise(error, options)
    if database is None:
        return 1
    with_window = _Running(app, options, settings, database)
    if complaint:
        with_window.window.on_message(protocol.Failed(title=complaint))
    instance.raise_requested.connect(with_window.window.bring_to_front)
    QTimer.singleShot(LATER_MS, instance.listen)
    code = with_window.run()
    database.close()
    if with_window.starts_again:
        instance.release()
        with_window.start_again()
    return code


def make_application(language: str) -> QApplication:
    """Return the application, named, translated, and not swallowing errors."""
    app = QApplication.instance() or qt_start.start()
    assert isinstance(app, QApplication)
    app.setApplicationName("newswatch")
    app.setApplicationDisplayName("Newswatch")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("newswatch")
    translation.install(app, language)
    return app


def keep_for_good() -> None:
    """Have the garbage collector never look again at what is there now.

    Modules, widgets and catalogues stay until the end. Going through them all
    takes 50 ms, in the midst of whatever the user does.
    """
    gc.freeze()
    gc.enable()


class _Running:
    """The window and its engine, while they run."""

    def __init__(
        self,
        app: QApplication,
        options: WindowOptions,
        settings: Settings,
        database: Database,
    ) -> None:
        self._app = app
        self._options = options
        self._client: engine_client.EngineClient | None = None
        self.context = compose(
            options.profile,
            settings,
            database,
            self._send,
            demo=options.demo,
            demo_at=options.at,
        )
        if options.at is not None:
            self.context.clock.set_demo_time(options.at, options.speed)
        self.window = MainWindow(self.context)
        self._picture: Any = None

    def run(self) -> int:
        """Show, start the engine once the window stands, and wait for the end."""
        if self._options.size is not None:
            self.window.resize(*self._options.size)
        elif not self._options.profile.geometry.exists():
            fit_screen(self.window)
        FirstPaint(self.window).painted.connect(self._after_first_paint)
        if not self._starts_hidden():
            self.window.show()
        code = self._app.exec()
        self.window.on_quit()
        if self._client is not None:
            self._client.stop()
        return int(self._picture.exit_code) if self._picture else code

    @property
    def starts_again(self) -> bool:
        """Whether the user wants the program back at once."""
        return self.window.commands.starts_again

    def start_again(self) -> None:
        """Start another one of us, with the settings as they are now."""
        from PySide6.QtCore import QProcess

        options, replayed = self._options, self.context.clock.replayed()
        program, *rest = again_command(
            self._resumed(replayed) if replayed else _engine_arguments(options),
            self.context.settings.settings,
            fleeting=options.fleeting,
        )
        if not QProcess.startDetached(program, rest)[0]:
            logger.error("Not started again: %s", program)

    def _starts_hidden(self) -> bool:
        """Tell whether nobody is to see a window yet; a new user always does."""
        known = self.context.settings.settings.first_run_done or self._options.demo
        return self._options.hidden and known and self._options.screenshot is None

    def _after_first_paint(self) -> None:
        self._app.setWindowIcon(QIcon(str(resource("icons", "newswatch.svg"))))
        self._start_engine()
        self.window.start_late_work()
        self.window.tray.given_up.connect(self.window.show)  # if it was hidden
        log.add_file(self._options.profile.logs, "window")
        keep_for_good()
        QTimer.singleShot(SETTLED_MS, keep_for_good)
        _catch_bugs(self.window, self._options.profile)
        for number in (signal.SIGINT, signal.SIGTERM):
            # Not `quit`, which asks the window: it would go into the tray.
            signal.signal(number, lambda *_: self._app.exit(0))
        if self._options.screenshot is not None:
            from newswatch.ui.picture import Picture  # only for this

            self._picture = Picture(self.window, self._options.screenshot)

    def _start_engine(self) -> None:
        self._client = engine_client.EngineClient(_engine_arguments(self._options))
        self._client.message_arrived.connect(self._on_message)
        self._client.status_changed.connect(self._on_status)
        self._client.start()

    def _send(self, message: protocol.FromWindow) -> None:
        """Hand a message to the engine; it reads what happened before it was there."""
        if self._client is not None:
            self._client.send(message)

    def _on_message(self, message: protocol.FromEngine) -> None:
        self.window.on_message(message)
        if self._picture is not None and isinstance(message, protocol.Ready):
            self._picture.take_soon()

    def _on_status(self, status: engine_client.EngineStatus) -> None:
        self.window.on_engine_state(status.sentence, status.running)
        replayed = self.context.clock.replayed()
        if self._client and replayed is not None and not status.running:
            self._client.set_arguments(self._resumed(replayed))

    def _resumed(self, replayed: datetime) -> list[str]:
        """Return how an engine goes on with the demo where the last one ended."""
        from newswatch.replay.world import HONG_KONG, load_world

        clock = self.context.clock
        return _engine_arguments(
            replace(
                self._options,
                at=min(replayed, load_world().ends).astimezone(HONG_KONG),
                speed=0.0 if clock.paused else clock.speed,
            )
        )


def _engine_arguments(options: WindowOptions) -> list[str]:
    arguments = ["--profile", str(options.profile.folder)]
    if options.demo:
        arguments += ["--demo", "--speed", f"{options.speed:g}"]
        if options.at is not None:
            arguments += ["--at", options.at.strftime("%H:%M:%S")]
    return arguments


def _open_database(options: WindowOptions) -> Database | None:
    """Open the database; where it is damaged, the copy if the user wants that.

    Returns:
        None if the user left instead.

    Raises:
        StoreError: If it cannot be used.
    """
    path = options.profile.database
    try:
        if options.screenshot is None and schema.takes_long(path):
            _bring_up_to_date(path)
        return Database.open(path)
    except StoreDamaged as error:
        from newswatch.storage import backup, copies  # only for this

        copy = copies.newest(path)
        if copy is None or options.screenshot is not None:
            raise
        sys.stderr.write(f"newswatch: {error}\n")
        if not _show_sorry(error, options, copies.day_of(copy)):
            return None
        backup.restore(path, copy)
    return Database.open(path)


def _bring_up_to_date(path: Path) -> None:
    """Open the database once beside the event loop, and say so meanwhile.

    Raises:
        StoreError: If it cannot be used.
    """
    from newswatch.ui.up_to_date import UpToDateWindow  # only for this

    window = UpToDateWindow(lambda: Database.open(path).close())
    window.start()
    QApplication.exec()
    window.finish()


def _apologise(error: NewswatchError, options: WindowOptions) -> int:
    """Show why the database cannot be used; nothing has been changed in it."""
    log.add_file(options.profile.logs, "window")
    logger.info("The database cannot be used: %s", error)  # and, for the terminal:
    sys.stderr.write(f"newswatch: {error}\n")
    if options.screenshot is None:
        _show_sorry(error, options)
    return 1


def _show_sorry(error: NewswatchError, options: WindowOptions, day: str = "") -> bool:
    """Show it until the user leaves; tell whether the copy of `day` is wanted."""
    from newswatch.ui.sorry import SorryWindow  # only for this

    gc.enable()
    window = SorryWindow(error, options.profile.folder, day)
    window.show()
    QApplication.exec()
    return window.wants_copy


def _catch_bugs(window: QWidget, profile: Profile) -> None:
    """Log what nobody caught, and say so in the window."""

    def hook(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logger.critical("A bug", exc_info=(kind, error, trace))
        if isinstance(window, MainWindow):
            window.on_message(
                protocol.Failed(
                    title="Something went wrong inside Newswatch",
                    hint=f"{kind.__name__}: {error}. Details are in {profile.logs}.",
                    bug=True,
                )
            )

    sys.excepthook = hook
    try:
        crash_file = (profile.logs / "crash.txt").open("a", encoding="utf-8")
    except OSError as error:
        logger.warning("No crash file: %s", error)
        return
    faulthandler.enable(crash_file)
