"""The line below a company's listings that compares them: premium per share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from newswatch.domain.listing import Listing
from newswatch.domain.money import USD
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.market_hours import MarketHours
from newswatch.ui.price_book import PriceBook
from newswatch.ui.watchlist.rows import Group, ParityRow

HONG_KONG = "XHKG"


@dataclass(frozen=True, slots=True)
class ParityView:
    """Compares a company's listings with its Hong Kong one (or else the first)."""

    book: PriceBook
    clock: UiClock
    hours: MarketHours

    def rows(self, group: Group) -> list[ParityRow]:
        """Return a row for each listing that can be compared."""
        known = [each for each in group.listings if each.ordinary_shares]
        if len(known) < 2:
            return []
        home = next((each for each in known if each.mic == HONG_KONG), known[0])
        return list(self._compare(home, known))

    def _compare(self, home: Listing, known: list[Listing]) -> Iterator[ParityRow]:
        for other in known:
            if other.id != home.id:
                yield self._row(home, other)

    def _row(self, home: Listing, other: Listing) -> ParityRow:
        found: Any = None
        if self.hours.is_open:
            from newswatch.domain.parity import parity

            found = parity(
                [(each, self.book.quote(each.id)) for each in (home, other)],
                other.id,
                currency=USD,
                fx=self.book.fx,
                now=self.clock.now(),
                calendar_of=self.hours.of,
            )[0]
        return _row(home, other, found)


def _row(home: Listing, other: Listing, found: Any) -> ParityRow:
    """Return the line; `found` is the Hong Kong side's comparison, or None."""
    name = _tr("HK") if home.mic == HONG_KONG else str(home.id)
    premium = found.premium if found else None
    words = text.percent(premium, 1)
    return ParityRow(
        entity_id=home.entity_id,
        left=_equation(home, other),
        right=_tr("{0} premium {1}").format(name, words),
        premium=premium,
        hint=_hint(found) if found else "",
    )


def _equation(home: Listing, other: Listing) -> str:
    assert home.ordinary_shares is not None
    assert other.ordinary_shares is not None
    ratio = other.ordinary_shares / home.ordinary_shares
    if ratio >= 1:
        return f"{other.id} = {text.quantity(ratio)} × {home.id}"
    return f"{home.id} = {text.quantity(1 / ratio)} × {other.id}"


def _hint(found: Any) -> str:
    lines = [_tr("Both sides per ordinary share, in one currency.")]
    if found.premium is None:
        lines.append(found.reason or _tr("A price or an exchange rate is missing."))
    if found.apart is not None and found.asynchronous:
        lines.append(
            _tr("The two prices were made {0} apart: not at the same time.").format(
                text.duration(found.apart)
            )
        )
    return "\n".join(lines)


def _tr(source: str) -> str:
    return QCoreApplication.translate("ParityRow", source)
