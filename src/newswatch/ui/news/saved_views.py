"""Filters kept under a name: called up, renamed, removed; each with undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMenu, QWidget

from newswatch.ui import name_dialog
from newswatch.ui.news.news_filter import NewsFilter, from_view, to_view
from newswatch.ui.settings_model import SettingsModel
from newswatch.ui.user_data import Change

Views = dict[str, dict[str, Any]]


class SavedViews(QObject):
    """The saved views of the settings, and their part of the menu of filters.

    Signals:
        chosen: The `NewsFilter` of a view that was called up.
        said: What was done to them, for the bar that offers to take it back.
    """

    chosen = Signal(object)
    said = Signal(str)

    def __init__(
        self, settings: SettingsModel, stack: QUndoStack, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._settings = settings
        self._stack = stack

    def add_to(self, menu: QMenu, now: NewsFilter) -> None:
        """Add the views, the one in force checked, and what to do with them."""
        views = self._settings.settings.views
        for name, view in views.items():
            self._add_view(menu, name, from_view(view), now)
        menu.addAction(self.tr("Save this view…"), partial(self.ask_name, now))
        if views:
            renaming = menu.addMenu(self.tr("Rename a view"))
            removal = menu.addMenu(self.tr("Remove a view"))
            for name in views:
                shown = name.replace("&", "&&")
                renaming.addAction(shown, partial(self._ask_other_name, name))
                removal.addAction(shown, partial(self.remove, name))

    def save(self, name: str, now: NewsFilter) -> None:
        """Keep a filter under a name."""
        name = name.strip()
        if name:
            views = {**self._settings.settings.views, name: to_view(now)}
            self._change(views, self.tr("save view {0}").format(name))
            self.said.emit(self.tr("View {0} saved").format(name))

    def rename(self, old: str, new: str) -> None:
        """Give a view another name, in its place; not one that is taken."""
        new, views = new.strip(), self._settings.settings.views
        if old not in views or not new or new == old:
            return
        if new in views:
            self.said.emit(self.tr("There is a view {0} already").format(new))
            return
        renamed = {new if name == old else name: view for name, view in views.items()}
        self._change(renamed, self.tr("rename view {0}").format(old))
        self.said.emit(self.tr("View {0} is {1} now").format(old, new))

    def remove(self, name: str) -> None:
        """Forget a view."""
        views = self._settings.settings.views
        left = {each: view for each, view in views.items() if each != name}
        self._change(left, self.tr("remove view {0}").format(name))
        self.said.emit(self.tr("View {0} removed").format(name))

    def ask_name(self, now: NewsFilter) -> None:
        """Ask what to call a filter, then keep it; what is searched is offered."""
        title = self.tr("Save this view")
        name_dialog.ask(
            self._window, title, now.text, lambda name: self.save(name, now)
        )

    # --- how -----------------------------------------------------------------------

    def _add_view(
        self, menu: QMenu, name: str, view: NewsFilter | None, now: NewsFilter
    ) -> None:
        if view is None:
            return
        kept = replace(view, since=now.since)
        shown = name.replace("&", "&&")
        action = menu.addAction(shown, lambda: self.chosen.emit(kept))
        action.setCheckable(True)
        action.setChecked(kept == now)

    def _ask_other_name(self, name: str) -> None:
        title = self.tr("Rename a view")
        name_dialog.ask(self._window, title, name, partial(self.rename, name))

    def _change(self, views: Views, words: str) -> None:
        before = self._settings.settings.views
        self._stack.push(Change(words, self._setter(views), self._setter(before)))

    def _setter(self, views: Views) -> Callable[[], None]:
        return lambda: self._settings.update(views=views)
