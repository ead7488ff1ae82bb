"""Which commands the window has, and under which menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from newswatch.ui.actions import Command, Menu
from newswatch.ui.commands import Commands
from newswatch.ui.menu_titles import menu_titles

Commanded = tuple[Command | None, ...]


def _tr(source: str) -> str:
    return QCoreApplication.translate("Menus", source)


def window_menus(do: Commands) -> tuple[Menu, ...]:
    """Return all menus; what they do is in `Commands`."""
    contents = _file(do), _watchlist(do), _news(do), _view(do), _help(do)
    return tuple(map(Menu, menu_titles(), contents))


def _file(do: Commands) -> Commanded:
    return (
        Command(_tr("Import holdings…"), do.import_holdings, ("Ctrl+I",)),
        Command(_tr("Export news as CSV…"), do.export_news, ("Ctrl+E",)),
        Command(_tr("Fetch now"), do.refresh, ("F5", "Ctrl+R")),
        None,
        Command(_tr("Settings…"), do.open_settings, ("Ctrl+,",)),
        Command(_tr("Export settings…"), do.export_settings),
        Command(_tr("Import settings…"), do.import_settings),
        None,
        Command(_tr("Quit"), do.quit, ("Ctrl+Q",), everywhere=True),
    )


def _watchlist(do: Commands) -> Commanded:
    selected = do.has_listing
    return (
        Command(_tr("Add a listing…"), do.add_listing, ("Ctrl+N",)),
        Command(_tr("Lots…"), do.open_lots, ("Ctrl+L",), selected),
        Command(_tr("Names and aliases…"), do.open_aliases, (), selected),
        Command(_tr("Remove from watchlist"), do.remove_listing, (), selected),
        None,
        Command(_tr("Undo"), do.undo, ("Ctrl+Z",), do.can_undo),
        Command(_tr("Redo"), do.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), do.can_redo),
    )


def _news(do: Commands) -> Commanded:
    chosen = do.has_article
    return (
        Command(_tr("Search…"), do.search, ("Ctrl+K", "Ctrl+F", "/")),
        Command(_tr("Next article"), do.next_article, ("J",)),
        Command(_tr("Previous article"), do.previous_article, ("K",)),
        Command(_tr("Next unread"), do.next_unread, ("N",)),
        None,
        _once(_tr("Star"), do.toggle_star, "S", chosen),
        _once(_tr("Read or unread"), do.toggle_read, "M", chosen),
        _once(_tr("Open in browser"), do.open_article, "O", chosen),
        _once(_tr("Not about this holding"), do.not_about, "X", chosen),
        None,
        Command(_tr("Mark all as read"), do.mark_all_read, ("Shift+A",)),
    )


def _once(
    words: str, job: Callable[[], object], key: str, enabled: Callable[[], bool]
) -> Command:
    """Return a command that a key held down does not do again and undo again."""
    return Command(words, job, (key,), enabled, repeats=False)


def _view(do: Commands) -> Commanded:
    return (
        Command(_tr("Show in the other currency"), do.switch_currency, ("Ctrl+D",)),
        Command(_tr("Light or dark"), do.switch_theme, ("Ctrl+T",)),
        None,
        Command(_tr("Commands…"), do.open_palette, ("Ctrl+Shift+P",)),
        Command(_tr("What moved my portfolio"), do.show_moved, ("Ctrl+M",)),
        Command(_tr("How the sources are doing"), do.open_health),
        None,
        Command(
            _tr("Watchlist pane"),
            do.toggle_watchlist,
            ("Ctrl+1",),
            checked=do.shows_watchlist,
        ),
        Command(
            _tr("Quote pane"),
            do.toggle_quote,
            ("Ctrl+2",),
            checked=do.shows_quote,
        ),
    )


def _help(do: Commands) -> Commanded:
    return (
        Command(_tr("Keys"), do.open_keys, ("F1",)),
        Command(_tr("Try the demo"), do.open_demo),
        Command(_tr("About Newswatch"), do.open_about),
    )
