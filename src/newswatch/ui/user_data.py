"""What the user follows and holds, as the window knows it; changes can be undone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from newswatch import ports, protocol
from newswatch.domain.bar import Split
from newswatch.domain.errors import NewswatchError
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.portfolio import Holding, Lot, Watchlist
from newswatch.storage.user import UserStore
from newswatch.ui.context import Send
from newswatch.ui.directory import Directory

log = logging.getLogger(__name__)


ReadSplits = Callable[[], Mapping[ListingId, tuple[Split, ...]]]


class Change(QUndoCommand):
    """A change as two functions; `text` is what Undo is called in the menu."""

    def __init__(
        self, text: str, redo: Callable[[], None], undo: Callable[[], None]
    ) -> None:
        super().__init__(text)
        self._redo = redo
        self._undo = undo

    def redo(self) -> None:
        """Do it, the first time and again."""
        self._redo()

    def undo(self) -> None:
        """Take it back."""
        self._undo()


class UserData(QObject):
    """Watchlists, lots, listings and corrections: read once, written through.

    Signals:
        changed: Something of it is different; read it anew.
        failed: A `NewswatchError`: the store did not take a change.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        store: UserStore,
        directory: Directory,
        send: Send,
        undo: QUndoStack,
        parent: QObject | None = None,
        *,
        splits: ReadSplits = dict,
    ) -> None:
        super().__init__(parent)
        self._read_splits = splits
        self._store = store
        self._directory = directory
        self._send = send
        self._undo = undo
        self._watchlists: tuple[Watchlist, ...] = ()
        self._by_listing: dict[ListingId, tuple[Lot, ...]] = {}
        self._splits: Mapping[ListingId, tuple[Split, ...]] = {}
        self._listings: dict[ListingId, Listing] = {}
        self._version: int | None = None
        self._holdings: dict[ListingId, Holding] = {}
        self._entities_held: frozenset[EntityId] | None = None

    # --- reading ---------------------------------------------------------------

    @property
    def watchlists(self) -> tuple[Watchlist, ...]:
        """All watchlists, in the user's order."""
        return self._watchlists

    @property
    def undo_stack(self) -> QUndoStack:
        """What can be taken back."""
        return self._undo

    def listing(self, listing_id: ListingId) -> Listing:
        """Return what is known of a listing; at least its symbol."""
        return self.known_listing(listing_id) or Listing(
            id=listing_id, entity_id=EntityId(f"x:{listing_id}"), name=str(listing_id)
        )

    def known_listing(self, listing_id: ListingId) -> Listing | None:
        """Return a listing that the user or the catalogue knows, or None."""
        return self._listings.get(listing_id) or self._directory.listing(listing_id)

    def watchlist(self, watchlist_id: int) -> Watchlist | None:
        """Return one watchlist, or None."""
        return next((w for w in self._watchlists if w.id == watchlist_id), None)

    def lots(self, listing_id: ListingId) -> tuple[Lot, ...]:
        """Return the lots of one listing, oldest purchase first."""
        return self._by_listing.get(listing_id, ())

    def holding(self, listing_id: ListingId) -> Holding | None:
        """Return the holding of a listing, or None if there is no lot."""
        return self._holdings.get(listing_id)

    def splits(self, listing_id: ListingId) -> tuple[Split, ...]:
        """Return the splits of a listing that are known, oldest first."""
        return self._splits.get(listing_id, ())

    def held_listings(self) -> tuple[ListingId, ...]:
        """Return the listings held, oldest purchase first."""
        return tuple(self._holdings)

    def followed(self) -> frozenset[ListingId]:
        """Return the listings of all watchlists, and those held."""
        watched = {i for each in self._watchlists for i in each.listing_ids}
        return frozenset(watched | set(self.held_listings()))

    def held_entities(self) -> frozenset[EntityId]:
        """Return the entities the user holds shares of."""
        if self._entities_held is None:  # every row of the news asks for it
            held = (self.listing(each).entity_id for each in self._holdings)
            self._entities_held = frozenset(held)
        return self._entities_held

    def entities(self, watchlist_id: int | None = None) -> frozenset[EntityId]:
        """Return the entities of one watchlist, or of all and of the holdings."""
        chosen = self._watchlists
        if watchlist_id is not None:
            chosen = tuple(w for w in chosen if w.id == watchlist_id)
        watched = {self.listing(i).entity_id for w in chosen for i in w.listing_ids}
        held = self.held_entities() if watchlist_id is None else set()
        return frozenset(watched | held)

    def listings_of(self, entity_id: EntityId) -> tuple[Listing, ...]:
        """Return the user's listings of an entity: held first, then as listed."""
        held = self.held_listings()
        ids = [i for w in self._watchlists for i in w.listing_ids]
        mine = [self.listing(i) for i in dict.fromkeys([*ids, *held])]
        family = [each for each in mine if each.entity_id == entity_id]
        return tuple(sorted(family, key=lambda each: each.id not in held))

    def load(self) -> None:
        """Read everything anew from the store."""
        self._watchlists = tuple(self._store.watchlists())
        self._by_listing = _grouped(self._store.lots())
        self._splits = self._read_splits()
        self._listings = {each.id: each for each in self._store.listings()}
        self._count_holdings()
        self.changed.emit()

    def _count_holdings(self) -> None:
        """Tell what is held; each tick asks for it, so it is counted once."""
        self._entities_held = None
        self._holdings = {
            listing_id: Holding(listing_id, lots, self.splits(listing_id))
            for listing_id, lots in self._by_listing.items()
            if any(lot.left(self.splits(listing_id)) for lot in lots)
        }

    def catch_up(self) -> None:
        """Take over what another process stored meanwhile, such as an import.

        What could be undone is forgotten then: it would put back what was before
        both changes.
        """
        try:
            version = self._store.others_wrote()
            if version == self._version:
                return
            lists, lots = tuple(self._store.watchlists()), _grouped(self._store.lots())
        except NewswatchError as error:
            log.warning("not read: %s", error)
            return
        self._version = version
        if (lists, lots) != (self._watchlists, self._by_listing):
            self._undo.clear()
            self.load()
            self._send(protocol.WatchedChanged())

    def learn(self, listings: Sequence[Listing]) -> None:
        """Take over what the engine learned of listings (it has stored it)."""
        self._listings.update({each.id: each for each in listings})
        self._entities_held = None
        self.changed.emit()

    def learn_splits(self) -> None:
        """Read splits anew (the engine has stored some): lots count differently."""
        self._splits = self._read_splits()
        self._count_holdings()
        self.changed.emit()

    # --- taking back -----------------------------------------------------------

    def undo(self) -> str:
        """Take back the last change and return what it was called.

        Returns:
            "" if there is none, or if another process has stored something since:
            then nothing is written over it.
        """
        self.catch_up()
        words = self._undo.undoText()
        self._undo.undo()
        return words

    def redo(self) -> str:
        """Do again what was taken back last; returns as `undo` does."""
        self.catch_up()
        words = self._undo.redoText()
        self._undo.redo()
        return words

    # --- changing --------------------------------------------------------------

    def add(self, watchlist_id: int, listing: Listing) -> None:
        """Append a listing to a watchlist; nothing if it is there already."""
        self.catch_up()
        before = self.watchlist(watchlist_id)
        if before is None or listing.id in before.listing_ids:
            return
        after = replace(before, listing_ids=(*before.listing_ids, listing.id))

        def redo() -> None:
            with self._store.transaction():
                self._store.save_listings([listing])
                self._store.save_watchlist(after)

        self._push(
            self.tr("add {0}").format(listing.id),
            redo,
            lambda: self._store.save_watchlist(before),
        )

    def remove(self, watchlist_id: int, listing_id: ListingId) -> None:
        """Take a listing off a watchlist; its lots stay until removed themselves."""
        self.catch_up()
        before = self.watchlist(watchlist_id)
        if before is None or listing_id not in before.listing_ids:
            return
        left = tuple(i for i in before.listing_ids if i != listing_id)
        words = self.tr("remove {0}").format(listing_id)
        self._push_watchlist(words, before, replace(before, listing_ids=left))

    def reorder(self, watchlist_id: int, listing_ids: Sequence[ListingId]) -> None:
        """Put the listings of a watchlist into another order."""
        self.catch_up()
        before = self.watchlist(watchlist_id)
        if before is None or set(listing_ids) != set(before.listing_ids):
            return
        after = replace(before, listing_ids=tuple(listing_ids))
        self._push_watchlist(self.tr("move"), before, after)

    def add_watchlist(self, name: str) -> Watchlist | None:
        """Make an empty watchlist; None if the store did not take it."""
        made: list[Watchlist] = []
        self._write(lambda: made.append(self._store.add_watchlist(name)))
        return made[0] if made else None

    def rename_watchlist(self, watchlist_id: int, name: str) -> None:
        """Give a watchlist another name."""
        self.catch_up()
        before = self.watchlist(watchlist_id)
        if before is not None and name.strip():
            after = replace(before, name=name.strip())
            self._push_watchlist(self.tr("rename watchlist"), before, after)

    def remove_watchlist(self, watchlist_id: int) -> None:
        """Remove a watchlist, but never the last one."""
        self.catch_up()
        gone = self.watchlist(watchlist_id)
        if gone is None or len(self._watchlists) == 1:
            return
        order = [watchlist.id for watchlist in self._watchlists]

        def undo() -> None:
            with self._store.transaction():
                self._store.save_watchlist(gone)
                self._store.order_watchlists(order)

        self._push(
            self.tr("remove watchlist {0}").format(gone.name),
            lambda: self._store.remove_watchlist(watchlist_id),
            undo,
        )

    def set_lots(self, listing_id: ListingId, lots: Sequence[Lot]) -> None:
        """Replace the lots of a listing."""
        self.catch_up()
        before, after = self.lots(listing_id), tuple(lots)
        if before != after:
            self._push(
                self.tr("edit holding of {0}").format(listing_id),
                lambda: self._store.set_lots(listing_id, after),
                lambda: self._store.set_lots(listing_id, before),
            )

    def carry_out(
        self, text: str, redo: Callable[[], object], undo: Callable[[], object]
    ) -> None:
        """Do something to the store that can be undone; `text` names it."""
        self._push(text, redo, undo)

    def teach(self, alias: ports.UserAlias, text: str) -> None:
        """Learn an alias, or a phrase that must not count, for an entity."""
        self._push(
            text,
            lambda: self._store.add_alias(alias),
            lambda: self._store.remove_alias(alias),
            (alias.entity_id,),
        )

    def teach_all(self, aliases: Iterable[ports.UserAlias], text: str) -> bool:
        """Learn what is not known yet, as one step; tell whether there was any."""
        known = set(self._store.aliases())
        new = [each for each in dict.fromkeys(aliases) if each not in known]
        if new:
            self._push(
                text,
                lambda: self._each(self._store.add_alias, new),
                lambda: self._each(self._store.remove_alias, new),
                tuple({each.entity_id for each in new}),
            )
        return bool(new)

    def forget(self, alias: ports.UserAlias, text: str) -> None:
        """Unlearn what `teach` taught."""
        self._push(
            text,
            lambda: self._store.remove_alias(alias),
            lambda: self._store.add_alias(alias),
            (alias.entity_id,),
        )

    def aliases(self, of: EntityId | None = None) -> tuple[ports.UserAlias, ...]:
        """Return what the user taught us, of one entity or of all."""
        return tuple(a for a in self._store.aliases() if of in (None, a.entity_id))

    # --- how -------------------------------------------------------------------

    def _each(
        self,
        job: Callable[[ports.UserAlias], None],
        aliases: Iterable[ports.UserAlias],
    ) -> None:
        with self._store.transaction():
            for alias in aliases:
                job(alias)

    def _push_watchlist(self, text: str, before: Watchlist, after: Watchlist) -> None:
        if before != after:
            self._push(
                text,
                lambda: self._store.save_watchlist(after),
                lambda: self._store.save_watchlist(before),
            )

    def _push(
        self,
        text: str,
        redo: Callable[[], object],
        undo: Callable[[], object],
        rematch: tuple[EntityId, ...] = (),
    ) -> None:
        self._undo.push(
            Change(
                text,
                lambda: self._write(redo, rematch),
                lambda: self._write(undo, rematch),
            )
        )

    def _write(
        self, job: Callable[[], object], rematch: tuple[EntityId, ...] = ()
    ) -> None:
        """Do `job`; then read anew and tell everybody, also the engine."""
        try:
            job()
        except NewswatchError as error:
            log.warning("not stored: %s", error)
            self.failed.emit(error)
        self.load()
        self._send(protocol.WatchedChanged(rematch=rematch))


def _grouped(lots: Iterable[Lot]) -> dict[ListingId, tuple[Lot, ...]]:
    by_listing: dict[ListingId, tuple[Lot, ...]] = {}
    for lot in lots:
        by_listing[lot.listing_id] = (*by_listing.get(lot.listing_id, ()), lot)
    return by_listing
