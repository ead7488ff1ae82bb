"""The window's side of the engine: starts it, listens, and starts it again."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from newswatch.protocol import (
    VERSION,
    Alive,
    FromWindow,
    Hello,
    ProtocolError,
    Quit,
    decode_from_engine,
    encode,
)
from newswatch.ui.launch import own_command

log = logging.getLogger(__name__)

SILENCE_S = 15.0
"""An engine that says nothing for so long is stuck, and is started anew."""

OVERSLEPT_S = 5.0
"""A second that takes us so long was a sleep: the engine slept, too."""

STARTING_S = 60.0
"""Until it has greeted and reported once, an engine may take longer."""

FIRST_WAIT_MS = 300
LONGEST_WAIT_MS = 30_000
CALM_S = 60.0
"""After running so long, the next failure counts as the first again."""

GRACE_MS = 3_000
TAIL_LINES = 50


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """How the engine is doing.

    Attributes:
        running: It speaks.
        sentence: For the status strip; empty while all is well.
    """

    running: bool
    sentence: str = ""


class EngineClient(QObject):
    """Starts the engine process and keeps it running.

    The engine is started anew, after a pause that grows, when it ends, when it
    falls silent, and never while `stop` is under way.

    Signals:
        message_arrived: A `protocol.FromEngine` message.
        status_changed: An `EngineStatus`.
    """

    message_arrived = Signal(object)
    status_changed = Signal(object)

    def __init__(
        self,
        arguments: Sequence[str],
        parent: QObject | None = None,
        *,
        command: Sequence[str] = (),
    ) -> None:
        """Prepare to run ``newswatch engine`` with `arguments`.

        Args:
            command: Run this instead (another engine, in benchmarks).
        """
        super().__init__(parent)
        program, *ours = command or engine_command()
        self._program = program
        self._ours = len(ours)
        self._arguments = [*ours, *arguments]
        self._process: QProcess | None = None
        self._rest = b""
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        self._failures = 0
        self._started = 0.0
        self._last_word = 0.0
        self._last_look = 0.0
        self._alive = False
        self._stopping = False
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self.start)
        self._watchdog = QTimer(self, interval=1000)
        self._watchdog.timeout.connect(self._check_silence)

    @property
    def process_id(self) -> int:
        """The running engine's, or 0."""
        return int(self._process.processId()) if self._process else 0

    @property
    def last_lines(self) -> Sequence[str]:
        """What the engine last wrote to standard error."""
        return tuple(self._tail)

    def set_arguments(self, arguments: Sequence[str]) -> None:
        """Start engines with these arguments from now on."""
        self._arguments = [*self._arguments[: self._ours], *arguments]

    @Slot()
    def start(self) -> None:
        """Start the engine now."""
        self._rest = b""
        self._alive = False
        self._started = self._last_word = self._last_look = time.monotonic()
        process = QProcess(self)
        process.setProgram(self._program)
        process.setArguments(self._arguments)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_errors)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start()
        self._watchdog.start()

    def send(self, message: FromWindow) -> None:
        """Hand a message to the engine; dropped if it is not running.

        What the user did is in the database before it is announced here, and
        a fresh engine reads it there: nothing is lost by dropping.
        """
        if self._process is not None:
            self._process.write(encode(message))

    def stop(self) -> None:
        """Ask the engine to end; kill it if it does not within `GRACE_MS`."""
        self._stopping = True
        self._restart.stop()
        self._watchdog.stop()
        if self._process is not None:
            self._process.finished.disconnect(self._on_finished)
        process, self._process = self._process, None
        if process is None:
            return
        process.write(encode(Quit()))
        process.closeWriteChannel()
        if not process.waitForFinished(GRACE_MS):
            process.kill()
            process.waitForFinished(GRACE_MS)

    @Slot()
    def _read(self) -> None:
        if self._process is None:
            return
        data = self._rest + self._process.readAllStandardOutput().data()
        *lines, self._rest = data.split(b"\n")
        self._last_word = time.monotonic()
        for line in lines:
            self._deliver(line)

    def _deliver(self, line: bytes) -> None:
        try:
            message = decode_from_engine(line)
        except ProtocolError:
            log.exception("A line from the engine is no message: %.200r", line)
            return
        if isinstance(message, Hello):
            self._greet(message)
        self._alive = self._alive or isinstance(message, Alive)
        self.message_arrived.emit(message)

    def _greet(self, hello: Hello) -> None:
        if hello.version != VERSION:
            self._say(running=False, sentence=self.tr("Engine of another version"))
            self._kill()
            return
        self._say(running=True)

    @Slot()
    def _read_errors(self) -> None:
        if self._process is None:
            return
        text = bytes(self._process.readAllStandardError().data()).decode(
            errors="replace"
        )
        for line in text.splitlines():
            self._tail.append(line)
            log.info("engine: %s", line)

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        log.warning("The engine ended with %s; last lines: %s", code, list(self._tail))
        self._start_again()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            log.error("The engine could not be started: %s", self._program)
            self._start_again()

    @Slot()
    def _check_silence(self) -> None:
        patience = SILENCE_S if self._alive else STARTING_S
        now = time.monotonic()
        before, self._last_look = self._last_look, now
        if now - before > OVERSLEPT_S:
            self._last_word = now
        if self._process and now - self._last_word > patience:
            log.warning("The engine has been silent for %s s; killing it", patience)
            self._kill()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _start_again(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if self._stopping or self._restart.isActive():
            return
        calm = time.monotonic() - self._started > CALM_S
        self._failures = 1 if calm else self._failures + 1
        wait = min(FIRST_WAIT_MS << (self._failures - 1), LONGEST_WAIT_MS)
        seconds = max(1, round(wait / 1000))
        self._say(
            running=False,
            sentence=self.tr("Engine stopped; starting again in {} s").format(seconds),
        )
        self._restart.start(wait)

    def _say(self, *, running: bool, sentence: str = "") -> None:
        self.status_changed.emit(EngineStatus(running, sentence))


def engine_command() -> list[str]:
    """Return how to start ourselves as an engine, frozen or not."""
    return own_command(["engine"])
