"""What an import would change, before anything is stored.

Purchases become lots, sales are taken from the oldest lots (first in, first
out). What cannot be done is refused with a sentence, never bent to fit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from newswatch.domain.bar import Split
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.portfolio import Lot, Sale
from newswatch.statements.trades import Side, Skipped, Statement, Trade

Lots = tuple[Lot, ...]

_AHEAD = timedelta(days=1)
"""It may be tomorrow where the shares trade."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored already.

    Attributes:
        lots: Of each listing.
        keys: Rows that were imported before.
        followed: Listings on a watchlist.
    """

    lots: Mapping[ListingId, Lots]
    splits: Mapping[ListingId, tuple[Split, ...]] = field(default_factory=dict)
    keys: Collection[str] = ()
    followed: Collection[ListingId] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does, to be looked at and then done at once.

    Attributes:
        taken: Rows that count, as they stand in the file.
        repeated: Rows that were imported before, or that a lot says already.
        skipped: Rows that do not count, each with its reason.
        lots: All lots, after the import, of the listings it changes.
        before: Their lots before it.
        follow: Listings that come onto the watchlist.
        ambiguous: The user has to say whether day or month comes first.
    """

    taken: tuple[Trade, ...]
    repeated: tuple[Trade, ...]
    skipped: tuple[Skipped, ...]
    lots: Mapping[ListingId, Lots]
    before: Mapping[ListingId, Lots]
    follow: tuple[Listing, ...]
    ambiguous: bool

    @property
    def listings(self) -> tuple[Listing, ...]:
        """Every listing that is part of it, each once."""
        found = {trade.listing.id: trade.listing for trade in self.taken}
        return tuple(found.values())

    @property
    def keys(self) -> tuple[str, ...]:
        """What to remember of it, so that it does not count twice."""
        return tuple(each.key for each in self.taken if each.side is not Side.FOLLOW)

    @property
    def problems(self) -> tuple[Skipped, ...]:
        """Rows that were not understood, or could not be carried out."""
        return tuple(each for each in self.skipped if not each.other)


def make_plan(statement: Statement, known: Known, today: date) -> Plan:
    """Work out what an import changes. Pure: nothing is stored.

    Args:
        today: Lots without a day count from it.
    """
    desk = _Desk(known, today)
    for trade in _in_order(statement.trades):
        desk.carry_out(trade)
    taken = sorted(desk.taken, key=lambda each: each.line)
    skipped = sorted([*statement.skipped, *desk.refused], key=lambda each: each.line)
    return Plan(
        taken=tuple(taken),
        repeated=tuple(sorted(desk.repeated, key=lambda each: each.line)),
        skipped=tuple(skipped),
        lots={key: desk.lots(key) for key in desk.changed},
        before={key: tuple(known.lots.get(key, ())) for key in desk.changed},
        follow=_to_follow(taken, known.followed),
        ambiguous=statement.ambiguous,
    )


def _in_order(trades: Sequence[Trade]) -> list[Trade]:
    """Return trades as they happened; of a day the purchases first.

    Those without a day are what is held now: they come last.
    """
    return sorted(
        trades, key=lambda each: (each.day or date.max, each.side is Side.SELL)
    )


def _to_follow(
    taken: Iterable[Trade], followed: Collection[ListingId]
) -> tuple[Listing, ...]:
    found = {each.listing.id: each.listing for each in taken}
    return tuple(each for key, each in found.items() if key not in followed)


class _Queue:
    """The lots of one listing, oldest first: sales take from the front."""

    def __init__(self, lots: Lots, splits: tuple[Split, ...]) -> None:
        self.lots = sorted(lots, key=_oldest_first)
        self._splits = splits
        self._first = 0

    def add(self, lot: Lot) -> None:
        """Put a lot in its place."""
        at = bisect_right(self.lots, _oldest_first(lot), key=_oldest_first)
        self.lots.insert(at, lot)
        self._first = min(self._first, at)

    def sell(self, day: date, quantity: Decimal) -> Decimal:
        """Take shares off, counted as on `day`; return how many lack.

        If any lack, nothing is taken.
        """
        left, touched = quantity, dict[int, Lot]()
        for at in range(self._first, len(self.lots)):
            lot = self.lots[at]
            here = lot.bought is None or lot.bought <= day
            part = min(lot.shares_on(day, self._splits) if here else left * 0, left)
            if part:
                touched[at] = replace(lot, sold=(*lot.sold, Sale(day, part)))
            left -= part
            if not left:
                break
        if not left:
            for at, lot in touched.items():
                self.lots[at] = lot
            self._skip_sold_out()
        return left

    def _skip_sold_out(self) -> None:
        """Remember where the first lot is that has something left."""
        lots, at = self.lots, self._first
        while at < len(lots) and not lots[at].left(self._splits):
            at += 1
        self._first = at


class _Desk:
    def __init__(self, known: Known, today: date) -> None:
        self._known = known
        self._today = today
        self._unclaimed = {key: list(lots) for key, lots in known.lots.items()}
        self._queues: dict[ListingId, _Queue] = {}
        self.taken: list[Trade] = []
        self.repeated: list[Trade] = []
        self.refused: list[Skipped] = []
        self.changed: dict[ListingId, None] = {}

    def lots(self, listing_id: ListingId) -> Lots:
        """Return the lots of a listing as they are by now."""
        return tuple(self._queue(listing_id).lots)

    def carry_out(self, trade: Trade) -> None:
        """Do what a row says, on paper."""
        listing_id = trade.listing.id
        if trade.key in self._known.keys:
            self._is_there(trade)  # its lot answers for no other row
            self.repeated.append(trade)
        elif trade.side is Side.FOLLOW:
            followed = listing_id in self._known.followed
            (self.repeated if followed else self.taken).append(trade)
        elif trade.day and trade.day > self._today + _AHEAD:
            self._refuse(trade, "That day is yet to come.")
        elif trade.side is Side.SELL:
            self._sell(trade)
        elif self._is_there(trade):
            self.repeated.append(trade)
        elif trade.day is None and self._known.lots.get(listing_id):
            self._refuse(
                trade, "You hold this already, and the row has no day to tell it apart."
            )
        else:
            self._buy(trade)

    def _is_there(self, trade: Trade) -> bool:
        """Tell whether a lot says the same; each lot answers for one row."""
        lots = self._unclaimed.get(trade.listing.id, [])
        for lot in lots:
            same = (lot.quantity, lot.price, lot.bought)
            if trade.day and same == (trade.quantity, trade.price, trade.day):
                lots.remove(lot)
                return True
        return False

    def _buy(self, trade: Trade) -> None:
        assert trade.quantity is not None
        lot = Lot(
            listing_id=trade.listing.id,
            quantity=trade.quantity,
            price=trade.price,
            bought=trade.day,
            counted=None if trade.day else self._today,
            note=trade.note,
        )
        self._queue(lot.listing_id).add(lot)
        self._take(trade)

    def _sell(self, trade: Trade) -> None:
        assert trade.quantity is not None
        if trade.day is None:
            self._refuse(trade, "A sale needs its day.")
            return
        left = self._queue(trade.listing.id).sell(trade.day, trade.quantity)
        if left == trade.quantity:
            self._refuse(trade, "None were held by then.")
        elif left:
            had = trade.quantity - left
            self._refuse(trade, f"Only {had.normalize():f} were held by then.")
        else:
            self._take(trade)

    def _queue(self, listing_id: ListingId) -> _Queue:
        if listing_id not in self._queues:
            lots = self._known.lots.get(listing_id, ())
            splits = self._known.splits.get(listing_id, ())
            self._queues[listing_id] = _Queue(lots, splits)
        return self._queues[listing_id]

    def _take(self, trade: Trade) -> None:
        self.changed[trade.listing.id] = None
        self.taken.append(trade)

    def _refuse(self, trade: Trade, reason: str) -> None:
        words = f"{trade.side} {trade.quantity} {trade.listing.id}"
        self.refused.append(Skipped(trade.line, words, reason))


def _oldest_first(lot: Lot) -> tuple[date, int]:
    return lot.bought or date.max, lot.id
