"""Adding feeds by address and by list, and writing a list; answered in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newswatch.domain.errors import NewswatchError
from newswatch.domain.feed import Feed
from newswatch.protocol import (
    AddFeed,
    ExportFeeds,
    FeedsAnswered,
    FromWindow,
    ImportFeeds,
    WatchedChanged,
)
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import title_and_hint
from newswatch.ui.sheet import note
from newswatch.ui.status import StatusKeeper

PATIENCE_MS = 45_000
"""A visit to a page may take 30 seconds; then the engine is not there."""

_FEED = Qt.ItemDataRole.UserRole
_CHOICES_SHOWN = 5


class FeedAdder(QWidget):
    """A field, buttons for files, and a line that says what came of it.

    The engine looks for feeds and reads and writes the files; one wish at a
    time waits for its answer.

    Signals:
        changed: Feeds were added.

    Attributes:
        files: The row of buttons, with room for more.
    """

    changed = Signal()

    def __init__(
        self, context: UiContext, status: StatusKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: FromWindow | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(
            self.tr("Address of a feed, or of a page with one")
        )
        self.said = note()
        self.choices = QListWidget()
        self.anyway = _button(self.tr("Add it all the same"), self.add_anyway)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)
        self._lay_out()
        self._say("")
        self.field.returnPressed.connect(self.add)
        self.choices.itemActivated.connect(self._on_chosen)
        self.choices.itemClicked.connect(self._on_chosen)
        status.feeds_answered.connect(self._on_answered)

    def add(self) -> None:
        """Have the engine look for the feed at the address that was typed."""
        address = self.field.text().strip()
        if address:
            self._ask(AddFeed(address=address), self.tr("Looking for the feed…"))

    def offer(self, address: str) -> None:
        """Write an address into the field; Enter adds it."""
        self.field.setText(address)
        self.field.setFocus()

    def add_anyway(self) -> None:
        """Add the address as it was typed, though nothing was found there now."""
        self._save(Feed(url=web_address(self.field.text())))

    def import_from(self, path: str) -> None:
        """Have the engine add the feeds of an OPML file."""
        self._ask(ImportFeeds(path=path), self.tr("Reading the list…"))

    def export_to(self, path: str) -> None:
        """Have the engine write the feeds that are read to an OPML file."""
        self._ask(ExportFeeds(path=path), self.tr("Writing the list…"))

    # --- asking and being answered ---------------------------------------------

    def _ask(self, message: AddFeed | ImportFeeds | ExportFeeds, words: str) -> None:
        self._asked = message
        self._say(words)
        self._patience.start()
        self._context.send(message)

    @Slot(object)
    def _on_answered(self, answer: FeedsAnswered) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            return
        self._patience.stop()
        self._say(self._words(answer))
        self._offer(answer.choices)
        unanswered = isinstance(asked, AddFeed) and answer.error_title
        self.anyway.setVisible(bool(unanswered and web_address(self.field.text())))
        if answer.added:
            self.field.clear()
            self.changed.emit()

    @Slot()
    def _on_silence(self) -> None:
        self._asked = None
        self._say(self.tr("The engine has not answered. Try again in a moment."))

    def _words(self, answer: FeedsAnswered) -> str:
        if answer.error_title:
            return title_and_hint(answer.error_title, answer.error_hint)
        if answer.choices:
            count = len(answer.choices)
            return self.tr("The page names %n feeds. Click the one to add.", "", count)
        if answer.path:
            words = self.tr("Written to {0}; feeds in it: {1}")
            return words.format(answer.path, answer.exported)
        words = self._added(answer.added)
        if answer.known:
            words += " " + self.tr("Already there: {0}.").format(answer.known)
        return words

    def _added(self, count: int) -> str:
        if count == 1:
            return self.tr("1 feed added.")
        return self.tr("%n feeds added.", "", count)

    def _offer(self, feeds: tuple[Feed, ...]) -> None:
        for feed in feeds:
            title = f"{feed.title} — {feed.url}" if feed.title else feed.url
            item = QListWidgetItem(title)
            item.setData(_FEED, feed)
            self.choices.addItem(item)
        self.choices.setVisible(bool(feeds))
        if feeds:
            self.choices.setCurrentRow(0)
            self.choices.setFocus()

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        """Add one of the feeds that a page names; the others stay on offer.

        It keeps its place: another one there would be hit by a double click.
        """
        fresh = bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)
        if fresh and self._save(item.data(_FEED)):
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setText(f"✓ {item.text()}")

    def _save(self, feed: Feed) -> bool:
        try:
            self._context.feeds.save_feed(feed)
        except NewswatchError as error:
            self._tell(title_and_hint(error.title, error.hint))
            return False
        self._context.send(WatchedChanged())
        self._tell(self._added(1))
        self.field.clear()
        self.changed.emit()
        return True

    def _say(self, words: str) -> None:
        """Say it, and take away what belonged to what was said before."""
        self._tell(words)
        self.choices.clear()
        self.choices.hide()

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.anyway.hide()

    # --- files -------------------------------------------------------------------

    def _choose_import(self) -> None:
        dialog = self._file_dialog(self.tr("Import feeds"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_from)
        dialog.open()

    def _choose_export(self) -> None:
        dialog = self._file_dialog(self.tr("Export feeds"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("opml")
        day: date = self._context.clock.now().astimezone().date()
        dialog.selectFile(f"newswatch-{day.isoformat()}.opml")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(
            [self.tr("Lists of feeds (*.opml *.xml)"), self.tr("All files (*)")]
        )
        return dialog

    def _lay_out(self) -> None:
        typed = QHBoxLayout()
        typed.addWidget(self.field, 1)
        typed.addWidget(_button(self.tr("Add"), self.add))
        self.files = files = QHBoxLayout()
        files.addWidget(_button(self.tr("Import OPML…"), self._choose_import))
        files.addWidget(_button(self.tr("Export OPML…"), self._choose_export))
        files.addStretch(1)
        files.addWidget(self.anyway)
        height = self.choices.fontMetrics().height() + 8
        self.choices.setMaximumHeight(_CHOICES_SHOWN * height)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(9)
        layout.addLayout(typed)
        layout.addWidget(self.said)
        layout.addWidget(self.choices)
        layout.addLayout(files)


def web_address(typed: str) -> str:
    """Return what was typed as a URL; ``""`` if it cannot be one.

    >>> web_address(" news.example/rss ")
    'https://news.example/rss'
    >>> web_address("file:///etc/passwd")
    ''
    """
    text = typed.strip()
    url = text if "://" in text else f"https://{text}"
    _scheme, _, rest = url.partition("://")
    web = url.lower().startswith(("http://", "https://"))
    return url if web and rest.strip("/") and " " not in url else ""


def _button(words: str, do: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: do())
    return button
