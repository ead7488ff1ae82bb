"""Which sources are read: by region and language, and one by one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newswatch.domain.errors import NewswatchError
from newswatch.domain.feed import Feed
from newswatch.domain.health import SourceHealth
from newswatch.protocol import WatchedChanged
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import engine_words, title_and_hint
from newswatch.ui.feed_changes import FeedChanges
from newswatch.ui.settings.feed_adder import FeedAdder
from newswatch.ui.sheet import note
from newswatch.ui.status import StatusKeeper
from newswatch.ui.undo_bar import UndoBar

REGIONS: tuple[tuple[str, Any], ...] = (
    ("hk", QT_TRANSLATE_NOOP("RegionChooser", "Hong Kong")),
    ("cn", QT_TRANSLATE_NOOP("RegionChooser", "Mainland China")),
    ("us", QT_TRANSLATE_NOOP("RegionChooser", "United States")),
)
LANGUAGES = (("en", "English"), ("zh-Hant", "繁體中文"), ("zh-Hans", "简体中文"))
_FEED = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 24
"""Qt leaves the padding of the style sheet away where there is a box."""


class RegionChooser(QWidget):
    """Two rows of boxes: regions and languages; kept in the settings at once."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        regions = [(code, self.tr(name)) for code, name in REGIONS]
        layout.addLayout(self._row("regions", regions))
        layout.addLayout(self._row("languages", list(LANGUAGES)))

    def _row(self, field: str, choices: list[tuple[str, str]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)  # a box belongs to the words behind it
        chosen = getattr(self._context.settings.settings, field)
        for code, name in choices:
            box = QCheckBox(name)
            box.setChecked(code in chosen)
            box.toggled.connect(partial(self._toggle, field, code))
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _toggle(self, field: str, code: str, on: bool) -> None:
        chosen = getattr(self._context.settings.settings, field)
        rest = tuple(c for c in chosen if c != code)
        self._context.settings.update(**{field: (*rest, code) if on else rest})
        self._context.send(WatchedChanged())


class FeedsPage(QWidget):
    """Regions, languages, every source with a box, and ways to add and remove."""

    def __init__(
        self,
        context: UiContext,
        status: StatusKeeper,
        changes: FeedChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._changes = changes
        self._health: dict[str, SourceHealth] = {s.key: s for s in status.sources}
        self.list = QListWidget()
        self.removal = QPushButton(self.tr("Remove"), autoDefault=False)
        self.removal.setToolTip(
            self.tr("Stop reading the chosen feed; its articles stay (Delete)")
        )
        self.undo_bar = UndoBar(changes.stack)
        self.adder = FeedAdder(context, status)
        self.problem = note()
        self.problem.hide()
        self._lay_out()
        self.reload()
        self._connect()

    def _connect(self) -> None:
        self.list.itemChanged.connect(self._on_checked)
        self.list.currentRowChanged.connect(lambda row: self._allow(row >= 0))
        self.removal.clicked.connect(self.remove_current)
        self.adder.changed.connect(self.reload)
        self._changes.changed.connect(self.reload)
        self._changes.failed.connect(self._on_failed)
        for key in (QKeySequence.StandardKey.Delete, QKeySequence("Backspace")):
            # Only in the list: elsewhere the key takes letters away.
            pressed = QShortcut(key, self.list, self.remove_current)
            pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._changes.take_back)

    @Slot()
    def remove_current(self) -> None:
        """Take the chosen feed away, and offer to bring it back."""
        item = self.list.currentItem()
        if item is None:
            return
        done = self._changes.remove(item.data(_FEED).url)
        if done:
            self.undo_bar.say(done)

    @Slot()
    def reload(self) -> None:
        """Show the sources there are: what is new is chosen, else the same row."""
        row, known = self.list.currentRow(), self._addresses()
        self._fill()
        there = enumerate(self._addresses())
        fresh = [at for at, url in there if known and url not in known]
        self.list.setCurrentRow(fresh[0] if fresh else min(row, self.list.count() - 1))
        self._allow(self.list.currentRow() >= 0)

    def _addresses(self) -> list[str]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_FEED).url for item in items]

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        answered = {
            url
            for url, each in self._context.feeds.states().items()
            if each.last_success
        }
        for feed in self._context.feeds.feeds():
            self.list.addItem(self._item(feed, answered=feed.url in answered))
        self.list.blockSignals(False)

    def _item(self, feed: Feed, *, answered: bool) -> QListWidgetItem:
        words = feed.title or feed.url
        known = self._health.get(feed.url)
        if known is not None and known.error_title:
            words += f" — {engine_words(known.error_title)}"
        elif not (answered or feed.verified):
            asked, spared = (
                self.tr(" — has not answered yet"),
                self.tr(" — never asked"),
            )
            words += asked if feed.enabled else spared
        item = QListWidgetItem(words)
        item.setToolTip(feed.url)
        item.setSizeHint(QSize(0, ROW_HEIGHT))
        item.setData(_FEED, feed)
        on = Qt.CheckState.Checked if feed.enabled else Qt.CheckState.Unchecked
        item.setCheckState(on)
        return item

    def _allow(self, chosen: bool) -> None:
        self.removal.setEnabled(chosen)

    @Slot(object)
    def _on_failed(self, error: NewswatchError) -> None:
        self.problem.setText(title_and_hint(error.title, error.hint))
        self.problem.show()

    def _on_checked(self, item: QListWidgetItem) -> None:
        feed: Feed = item.data(_FEED)
        on = item.checkState() is Qt.CheckState.Checked
        if on != feed.enabled:
            fresh = replace(feed, enabled=on)
            self._save(fresh)
            item.setData(_FEED, fresh)

    def _save(self, feed: Feed) -> None:
        problem = ""
        try:
            self._context.feeds.save_feed(feed)
        except NewswatchError as error:
            problem = title_and_hint(error.title, error.hint)
        else:
            self._context.send(WatchedChanged())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(9)
        layout.addWidget(QLabel(self.tr("Sources of these regions and languages:")))
        layout.addWidget(RegionChooser(self._context))
        if self._context.clock.demo:
            layout.addWidget(
                note(self.tr("The demo reads its own invented news, no source here."))
            )
        layout.addWidget(self.list, 1)
        layout.addWidget(self.undo_bar)
        layout.addWidget(self.problem)
        layout.addWidget(self.adder)
        self.adder.files.addWidget(self.removal)
