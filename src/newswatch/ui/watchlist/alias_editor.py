"""The names of one company: the shipped ones, and what the user taught."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from newswatch.domain.listing import EntityId
from newswatch.ports import UserAlias
from newswatch.ui import text
from newswatch.ui.directory import Directory
from newswatch.ui.sheet import Sheet, heading, note
from newswatch.ui.user_data import UserData

_ALIAS = Qt.ItemDataRole.UserRole


class AliasEditor(Sheet):
    """Adds and removes names and blocked phrases; each can be undone."""

    def __init__(
        self,
        data: UserData,
        directory: Directory,
        entity_id: EntityId,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._data = data
        self._entity = entity_id
        self._directory = directory
        mine = data.listings_of(entity_id)
        self._name = text.name_of(mine[0]) if mine else str(entity_id)
        self.setWindowTitle(self.tr("Names of {0}").format(self._name))
        self.resize(520, 440)
        self.field = QLineEdit()
        self.field.setPlaceholderText(
            self.tr("A name, or a phrase that must not count")
        )
        self.list = QListWidget()
        self.problem = note()
        self.problem.hide()
        self._removal = QPushButton()
        self._fill_body()
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        QShortcut(
            QKeySequence.StandardKey.Delete,
            self.list,
            self.remove_selected,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        data.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        self.list.clear()
        for alias in self._data.aliases(self._entity):
            words = self.tr("must not count: {0}") if alias.blocked else "{0}"
            item = QListWidgetItem(words.format(alias.text))
            item.setData(_ALIAS, alias)
            self.list.addItem(item)
        self._enable()

    def add(self, *, blocked: bool) -> None:
        """Learn what stands in the field, or say why not."""
        typed = " ".join(self.field.text().split())
        why_not = self._why_not(typed, blocked=blocked)
        self.problem.setText(f"⚠ {why_not}" if why_not else "")
        self.problem.setVisible(bool(why_not))
        self.field.setFocus()
        if not why_not:
            words = self.tr("block “{0}”") if blocked else self.tr("learn “{0}”")
            alias = UserAlias(self._entity, typed, blocked)
            self._data.teach(alias, words.format(typed))
            self.field.clear()

    def _why_not(self, typed: str, *, blocked: bool) -> str:
        """Return why this cannot be learned; "" if it can."""
        if not typed:
            return self.tr("Type a name or a phrase first.")
        if len(typed) == 1 and typed.isascii():
            return self.tr("One letter is no name: it stands in every article.")
        mine = [a for a in self._data.aliases(self._entity) if _same(a.text, typed)]
        if any(alias.blocked == blocked for alias in mine):
            return self.tr("That is in your list already.")
        if mine:
            return self.tr(
                "That is in your list as the opposite: remove it there first."
            )
        if not blocked and any(_same(name, typed) for name in self._known()):
            return self.tr("That is known as a name already.")
        return ""

    def remove_selected(self) -> None:
        """Unlearn the selected one."""
        item = self.list.currentItem()
        if item is not None:
            alias: UserAlias = item.data(_ALIAS)
            self._data.forget(alias, self.tr("forget “{0}”").format(alias.text))

    def _fill_body(self) -> None:
        self.body.addWidget(heading(self._name))
        self.body.addWidget(note(self._known_words()))
        self.body.addWidget(
            note(self.tr("Yours; stored articles are matched anew with each change:"))
        )
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.field)
        row = QHBoxLayout()
        for button, words, pressed in (
            (
                QPushButton(),
                self.tr("Add as a name"),
                partial(self.add, blocked=False),
            ),
            (QPushButton(), self.tr("Must not count"), partial(self.add, blocked=True)),
            (self._removal, self.tr("Remove"), self.remove_selected),
        ):
            button.setText(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, job=pressed: job())
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.problem)
        self.field.returnPressed.connect(partial(self.add, blocked=False))
        buttons = self.add_buttons(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Enter in the field adds; it must not close, too
        close.setDefault(False)
        self.field.setFocus()

    def _enable(self) -> None:
        self._removal.setEnabled(self.list.currentItem() is not None)

    def _known(self) -> list[str]:
        """Return the names that are shipped."""
        entity = self._directory.entity(self._entity)
        if entity is None:
            return []
        names = [entity.name, entity.name_zh, *(a.text for a in entity.aliases)]
        return list(dict.fromkeys(name for name in names if name))

    def _known_words(self) -> str:
        if known := self._known():
            return self.tr("Known: {0}").format(" · ".join(known))
        return self.tr("Its names are derived from what its exchange calls it.")


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
