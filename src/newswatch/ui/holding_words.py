"""What a split made of a holding, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from newswatch.domain.bar import Split
from newswatch.domain.portfolio import Holding, Lot
from newswatch.ui import text

LARGEST_PART = 1000
"""Of a ratio as exchanges write it: 1:1000 at most."""


def _tr(source: str) -> str:
    return QCoreApplication.translate("HoldingWords", source)


def ratio_words(split: Split) -> str:
    """Return ``4:1``; ``1:10`` for a consolidation, ``3:2`` for half a share more."""
    from fractions import Fraction  # not at the start: splits are rare

    exact = Fraction(split.ratio).limit_denominator(LARGEST_PART)
    return f"{exact.numerator}:{exact.denominator}"


def split_words(split: Split) -> str:
    """Return ``4:1 on 31 Aug 2020``."""
    return _tr("{0} on {1}").format(ratio_words(split), text.day(split.day))


def lot_words(lot: Lot, splits: tuple[Split, ...], today: date) -> str:
    """Return ``100 bought, 400 today after 4:1 on 31 Aug 2020``; "" without a split."""
    since = lot.splits_until(today, splits)
    if not since:
        return ""
    words = _tr("{0} bought, {1} today after {2}").format(
        text.quantity(lot.quantity),
        text.quantity(lot.shares_on(today, splits)),
        _list(since),
    )
    if not lot.sold:
        return words
    return _tr("{0}, and {1} sold").format(words, text.quantity(lot.quantity_sold))


def changed_words(holding: Holding, fresh: Sequence[Split], today: date) -> str:
    """Return what splits just learned of made of a holding; "" if nothing.

    A split that is only announced changes nothing before its day, but is told.
    """
    before = Holding(
        holding.listing_id,
        holding.lots,
        tuple(s for s in holding.splits if s not in fresh),
    ).shares_on(today)
    after = holding.shares_on(today)
    coming = [s for s in fresh if s.day > today]
    if before != after:
        done = [s for s in fresh if s.day <= today]
        return _tr("{0}: {1}; your {2} shares are {3} now").format(
            holding.listing_id, _list(done), text.quantity(before), text.quantity(after)
        )
    if coming:
        return _tr("{0}: split {1}; until then nothing changes").format(
            holding.listing_id, _list(coming)
        )
    return ""


def _list(splits: Sequence[Split]) -> str:
    return ", ".join(split_words(split) for split in splits)
