"""What each command of the menus, the keys and the palette does."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.money import HKD, USD
from newswatch.domain.query import ArticleQuery
from newswatch.protocol import Export, Refresh
from newswatch.ui.context import UiContext
from newswatch.ui.feed_changes import FeedChanges
from newswatch.ui.header_bar import HeaderBar
from newswatch.ui.launch import demo_command
from newswatch.ui.news.pane import NewsPane
from newswatch.ui.quote_host import QuoteHost
from newswatch.ui.status import StatusKeeper
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist.pane import WatchlistPane


class Commands(QObject):
    """The window's commands; dialogs are imported when first asked for.

    Attributes:
        starts_again: The program is to be started once more when it has ended.

    Signals:
        quit_requested: Leave, whatever closing the window would do.
        said: A sentence for the status strip.
        palette_requested: Open the list of commands.
    """

    quit_requested = Signal()
    said = Signal(str)
    palette_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        context: UiContext,
        data: UserData,
        header: HeaderBar,
        watchlist: WatchlistPane,
        news: NewsPane,
        quote: QuoteHost,
        status: StatusKeeper,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._data = data
        self._header = header
        self._watchlist = watchlist
        self._news = news
        self._quote = quote
        self._status = status
        # It stays: what was removed in a dialog is brought back without it.
        self._feeds = FeedChanges(context, data.undo_stack, self)
        self.starts_again = False
        places = QStandardPaths.StandardLocation
        self._folder = QStandardPaths.writableLocation(places.DownloadLocation)

    # --- file ----------------------------------------------------------------------

    def export_news(self, query: ArticleQuery | None = None) -> None:
        """Ask where to, then have the engine write the news that is shown."""
        wanted = query or self._news.query()
        dialog = QFileDialog(self._window, self.tr("Export news"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        tables, lines = self.tr("Table (*.csv)"), self.tr("JSON lines (*.jsonl)")
        dialog.setNameFilters([tables, lines])
        day: date = self._context.clock.now().astimezone().date()

        def name_it(chosen: str) -> None:
            suffix = "jsonl" if chosen == lines else "csv"
            dialog.setDefaultSuffix(suffix)
            dialog.selectFile(f"newswatch-{day.isoformat()}.{suffix}")

        dialog.filterSelected.connect(name_it)
        name_it(tables)
        dialog.fileSelected.connect(lambda path: self.export_to(path, wanted))
        dialog.open()

    def export_to(self, path: str, query: ArticleQuery) -> None:
        """Have the engine write the news of `query` to a file."""
        kind = "jsonl" if Path(path).suffix == ".jsonl" else "csv"
        self._context.send(Export(path=path, query=query, format=kind))
        self.said.emit(self.tr("Exporting…"))

    def export_settings(self) -> None:
        """Ask where to, then write the settings and what was taught."""
        self._settings_files.ask_where_to()

    def import_settings(self) -> None:
        """Ask which file of settings, then use it."""
        self._settings_files.ask_which()

    @cached_property
    def _settings_files(self) -> Any:
        from newswatch.ui.settings.files import SettingsFiles

        files = SettingsFiles(self._window, self._context, self._data)
        files.said.connect(self.said)
        return files

    def import_holdings(self) -> None:
        """Ask which file, then show what importing it would change."""
        dialog = QFileDialog(self._window, self.tr("Import holdings"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectory(self._folder)
        dialog.setNameFilters(
            [
                self.tr("Tables (*.csv *.tsv *.txt *.json *.xml)"),
                self.tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    def import_file(self, path: str) -> None:
        """Show what importing a file would change."""
        from newswatch.ui.import_sheet import ImportSheet

        self._folder = str(Path(path).parent)
        shown = self._data.watchlist(self._watchlist.model.watchlist_id)
        watchlist = shown or next(iter(self._data.watchlists), None)
        name = Path(path).name
        done = self.tr("Imported {0}; Undo takes it back").format(name)
        sheet = ImportSheet(
            Path(path), self._context, self._data, watchlist, self._window
        )
        sheet.accepted.connect(lambda: self.said.emit(done))
        sheet.open()

    def refresh(self) -> None:
        """Fetch prices now, and feeds as often as that is polite."""
        self._context.send(Refresh())
        self.said.emit(
            self.tr("Fetching prices, and feeds not asked for in the last 5 minutes")
        )

    def open_settings(self) -> None:
        """Open the settings."""
        self._settings().open()

    def import_feeds(self, path: str) -> None:
        """Add the feeds of an OPML file, where they are seen."""
        dialog = self._settings()
        dialog.open()
        dialog.show_sources().adder.import_from(path)

    def offer_feed(self, address: str) -> None:
        """Write an address where Enter adds its feed: it may be dropped by mistake."""
        dialog = self._settings()
        dialog.open()
        dialog.show_sources().adder.offer(address)

    def _settings(self) -> Any:
        from newswatch.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._context, self._status, self._feeds, self._window)
        dialog.restart_requested.connect(self.start_again)
        return dialog

    def start_again(self) -> None:
        """Leave and come back, as another language needs it."""
        self.starts_again = True
        self.quit()

    def quit(self) -> None:
        """Leave."""
        self.quit_requested.emit()

    # --- watchlist -----------------------------------------------------------------

    def has_listing(self) -> bool:
        """Tell whether a listing is selected."""
        return self._watchlist.view.listing_id is not None

    def add_listing(self) -> None:
        """Open the add box."""
        self._watchlist.show()
        self._watchlist.open_add_box()

    def open_lots(self, listing_id: str = "") -> None:
        """Open the lots of a listing, or of the one selected."""
        from newswatch.ui.watchlist.lots_editor import LotsEditor

        wanted = listing_id or self._watchlist.view.listing_id
        if wanted:
            LotsEditor(
                self._data,
                self._context.price_book,
                ListingId(wanted),
                self._window,
                now=self._context.clock.now(),
                splits_since=self._context.market.splits_since().get(ListingId(wanted)),
            ).open()

    def open_aliases(self, entity_id: str = "") -> None:
        """Open the names of a company, or of the one selected."""
        from newswatch.ui.watchlist.alias_editor import AliasEditor

        selected = self._watchlist.view.listing_id
        if not entity_id and selected:
            entity_id = self._data.listing(selected).entity_id
        if entity_id:
            AliasEditor(
                self._data, self._context.directory, EntityId(entity_id), self._window
            ).open()

    def remove_listing(self) -> None:
        """Take the selected listing off its watchlist."""
        self._watchlist.remove_selected()

    def can_undo(self) -> bool:
        """Tell whether there is something to take back."""
        return self._data.undo_stack.canUndo()

    def can_redo(self) -> bool:
        """Tell whether there is something to do again."""
        return self._data.undo_stack.canRedo()

    def undo(self) -> None:
        """Take back the last change, and say which."""
        if self.can_undo():
            words = self._data.undo()
            done = self.tr("Undone: {0}").format(words)
            self.said.emit(done if words else self._changed_outside())

    def redo(self) -> None:
        """Do again what was taken back last, and say what."""
        if self.can_redo():
            words = self._data.redo()
            done = self.tr("Done again: {0}").format(words)
            self.said.emit(done if words else self._changed_outside())

    def _changed_outside(self) -> str:
        """Return why nothing was done: it would have undone another's work, too."""
        return self.tr("Not undone: the command line has changed your lists since")

    # --- news ----------------------------------------------------------------------

    def has_article(self) -> bool:
        """Tell whether an article is selected."""
        return self._news.current_row() is not None

    def search(self) -> None:
        """Put the cursor into the search box."""
        self._header.focus_search()

    def next_article(self) -> None:
        """Go to the next article."""
        self._news.view.step(1)

    def previous_article(self) -> None:
        """Go to the article before."""
        self._news.view.step(-1)

    def next_unread(self) -> None:
        """Go to the next unread article."""
        self._news.article_actions.on_key(Qt.Key.Key_N)

    def toggle_star(self) -> None:
        """Star the article, or take the star away."""
        self._news.article_actions.on_key(Qt.Key.Key_S)

    def toggle_read(self) -> None:
        """Mark the article as unread, or as read."""
        self._news.article_actions.on_key(Qt.Key.Key_M)

    def open_article(self) -> None:
        """Open the article in the system's browser."""
        self._news.article_actions.on_key(Qt.Key.Key_O)

    def not_about(self) -> None:
        """Say that the article is not about its first company."""
        self._news.article_actions.on_key(Qt.Key.Key_X)

    def mark_all_read(self) -> None:
        """Mark everything that is shown as read."""
        self._news.mark_all_read()

    # --- view ----------------------------------------------------------------------

    def switch_currency(self) -> None:
        """Show amounts in USD instead of HKD, or the other way round."""
        now = self._context.settings.settings.display_currency
        self._context.settings.update(display_currency=HKD if now == USD else USD)

    def show_in(self, currency: str) -> None:
        """Show amounts in a currency."""
        self._context.settings.update(display_currency=currency)

    def switch_theme(self) -> None:
        """Go from dark to light, or back."""
        dark = self._context.theme.theme.dark
        self._context.settings.update(theme="light" if dark else "dark")

    def open_palette(self) -> None:
        """Open the list of commands."""
        self.palette_requested.emit()

    def open_health(self) -> None:
        """Open the page of the sources."""
        from newswatch.ui.health.page import HealthPage

        HealthPage(self._context, self._status, self._window).open()

    def shows_watchlist(self) -> bool:
        """Tell whether the left pane is there."""
        return not self._watchlist.isHidden()

    def shows_quote(self) -> bool:
        """Tell whether the right pane is there."""
        return not self._quote.isHidden()

    def toggle_watchlist(self) -> None:
        """Show or hide the left pane."""
        self._watchlist.setVisible(self._watchlist.isHidden())

    def show_moved(self) -> None:
        """Show what moved the portfolio, in the right pane."""
        self._quote.show()
        self._quote.show_moved()

    def toggle_quote(self) -> None:
        """Show or hide the right pane."""
        self._quote.setVisible(self._quote.isHidden())

    # --- help ----------------------------------------------------------------------

    def open_keys(self) -> None:
        """Open the list of keys."""
        from newswatch.ui.help import KeysDialog

        KeysDialog(self._window).open()

    def open_about(self) -> None:
        """Say what this is."""
        from newswatch.ui.help import AboutDialog

        AboutDialog(QApplication.applicationVersion(), self._window).open()

    def open_demo(self) -> None:
        """Start the demo beside this window."""
        program, *arguments = demo_command()
        if not QProcess.startDetached(program, arguments)[0]:
            self.said.emit(self.tr("The demo could not be started"))
