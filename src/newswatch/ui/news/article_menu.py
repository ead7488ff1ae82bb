"""The menu of one article."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from newswatch.domain.article import ArticleId
from newswatch.domain.listing import EntityId
from newswatch.ui.news.items import NewsItem, by_salience


class Actions(Protocol):
    """What the menu can do."""

    def on_key(self, key: int, shift: bool = False) -> None:
        """Do what a key of the list means."""
        ...

    def open_in_browser(self, article_id: ArticleId) -> None:
        """Open an article in the system's browser."""
        ...

    def correct(self, article_id: ArticleId, entity_id: EntityId) -> None:
        """Learn that an article is not about a company."""
        ...

    def entity_name(self, entity_id: EntityId) -> str:
        """Return what an entity is called."""
        ...


def article_menu(actions: Actions, parent: QWidget, item: NewsItem) -> QMenu:
    """Return the menu; it is gone when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    stored = item.row.stored
    star = _tr("Remove the star") if stored.starred else _tr("Star")
    read = _tr("Mark as read") if item.unread else _tr("Mark as unread")
    browse = _tr("Open in browser")
    menu.addAction(f"{browse}\tO", partial(actions.open_in_browser, item.id))
    menu.addAction(f"{star}\tS", partial(actions.on_key, Qt.Key.Key_S))
    menu.addAction(f"{read}\tM", partial(actions.on_key, Qt.Key.Key_M))
    menu.addAction(_tr("Copy link"), partial(_copy, stored.article.url))
    _add_corrections(menu, actions, item)
    return menu


def _add_corrections(menu: QMenu, actions: Actions, item: NewsItem) -> None:
    entities = by_salience(item.mentions)
    if entities:
        menu.addSeparator()
    for number, entity_id in enumerate(entities):
        words = (
            _tr("Not about {0}")
            .format(actions.entity_name(entity_id))
            .replace("&", "&&")
        )
        key = "\tX" if number == 0 else ""
        menu.addAction(words + key, partial(actions.correct, item.id, entity_id))


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def _tr(source: str) -> str:
    return QCoreApplication.translate("ArticleMenu", source)
