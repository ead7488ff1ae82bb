"""The menus of the watchlist pane; opened with `popup`, gone when closed."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, Qt, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from newswatch.domain.listing import EntityId, ListingId
from newswatch.ui import name_dialog
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist.gain_words import AMOUNT, HIDDEN, PERCENT
from newswatch.ui.watchlist.model import ALL_HOLDINGS


class Pane(Protocol):
    """What the menus ask of the pane they belong to."""

    lots_requested: SignalInstance
    aliases_requested: SignalInstance
    news_requested: SignalInstance

    def copy(self, listing_id: ListingId) -> None:
        """Copy a row as text."""
        ...

    def copy_table(self) -> None:
        """Copy all rows as a table."""
        ...

    def put_on(self, watchlist_id: int, listing_id: ListingId, wanted: bool) -> None:
        """Put a listing on a watchlist, or take it off."""
        ...

    def remove(self, listing_id: ListingId) -> None:
        """Take a listing off the watchlist."""
        ...

    def entity_of(self, listing_id: ListingId) -> EntityId:
        """Return whose listing it is."""
        ...

    def show_watchlist(self, watchlist_id: int) -> None:
        """Show another watchlist."""
        ...

    def show_gains(self, how: str) -> None:
        """Show gains since the purchase in this way."""
        ...


def _tr(source: str) -> str:
    return QCoreApplication.translate("WatchlistMenu", source)


def listing_menu(pane: Pane, data: UserData, listing_id: ListingId) -> QMenu:
    """Return the menu of one listing."""
    menu = _menu(pane)
    entity = pane.entity_of(listing_id)
    menu.addAction(
        _tr("Show its news"), partial(pane.news_requested.emit, listing_id)
    ).setShortcut(Qt.Key.Key_Return)
    menu.addAction(_tr("Lots…"), partial(pane.lots_requested.emit, listing_id))
    menu.addAction(
        _tr("Names and aliases…"), partial(pane.aliases_requested.emit, entity)
    )
    menu.addSeparator()
    menu.addAction(_tr("Copy"), partial(pane.copy, listing_id)).setShortcut(
        QtGui.QKeySequence.StandardKey.Copy
    )
    if len(data.watchlists) > 1:
        menu.addMenu(_membership(menu, pane, data, listing_id))
    menu.addSeparator()
    menu.addAction(
        _tr("Remove from watchlist"), partial(pane.remove, listing_id)
    ).setShortcut(Qt.Key.Key_Delete)
    return menu


def _membership(
    parent: QMenu, pane: Pane, data: UserData, listing_id: ListingId
) -> QMenu:
    """Return the menu of all watchlists; those the listing is on are ticked."""
    menu = QMenu(_tr("On watchlists"), parent)
    for each in data.watchlists:
        action = menu.addAction(each.name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(listing_id in each.listing_ids)
        action.toggled.connect(partial(pane.put_on, each.id, listing_id))
    return menu


def watchlist_menu(pane: Pane, data: UserData, current: int, gain_shown: str) -> QMenu:
    """Return the menu that chooses, makes, renames and removes watchlists."""
    menu = _menu(pane)
    choices = [(w.id, w.name) for w in data.watchlists]
    for watchlist_id, name in [*choices, (ALL_HOLDINGS, _tr("All holdings"))]:
        action = menu.addAction(
            name.replace("&", "&&"), partial(pane.show_watchlist, watchlist_id)
        )
        action.setCheckable(True)
        action.setChecked(watchlist_id == current)
    menu.addSeparator()
    menu.addAction(_tr("New watchlist…"), partial(_ask_new, pane, data))
    watchlist = data.watchlist(current)
    if watchlist is not None:
        menu.addAction(
            _tr("Rename…"), partial(_ask_name, pane, data, current, watchlist.name)
        )
        remove = menu.addAction(
            _tr("Remove watchlist"), partial(_remove, pane, data, current)
        )
        remove.setEnabled(len(data.watchlists) > 1)
    menu.addSeparator()
    menu.addAction(_tr("Copy as a table"), pane.copy_table)
    menu.addMenu(_gain_menu(pane, gain_shown))
    return menu


def _gain_menu(pane: Pane, shown: str) -> QMenu:
    menu = _menu(pane)
    menu.setTitle(_tr("Gain since purchase"))
    ways = (
        (PERCENT, _tr("In percent")),
        (AMOUNT, _tr("As an amount")),
        (HIDDEN, _tr("Do not show")),
    )
    for how, words in ways:
        action = menu.addAction(words, partial(pane.show_gains, how))
        action.setCheckable(True)
        action.setChecked(how == shown)
    return menu


def _menu(pane: Pane) -> QMenu:
    assert isinstance(pane, QWidget)
    menu = QMenu(pane)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _ask_new(pane: Pane, data: UserData) -> None:
    def make(name: str) -> None:
        if name.strip() and (made := data.add_watchlist(name.strip())):
            pane.show_watchlist(made.id)

    assert isinstance(pane, QWidget)
    name_dialog.ask(pane, _tr("New watchlist"), "", make)


def _ask_name(pane: Pane, data: UserData, watchlist_id: int, name: str) -> None:
    assert isinstance(pane, QWidget)
    renamed = partial(data.rename_watchlist, watchlist_id)
    name_dialog.ask(pane, _tr("Rename watchlist"), name, renamed)


def _remove(pane: Pane, data: UserData, watchlist_id: int) -> None:
    data.remove_watchlist(watchlist_id)
    pane.show_watchlist(data.watchlists[0].id)
