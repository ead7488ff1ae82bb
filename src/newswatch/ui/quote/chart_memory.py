"""How the user last had the chart drawn: kept in the settings."""

from __future__ import annotations

from collections.abc import Sequence

from newswatch.domain.listing import ListingId
from newswatch.ui.quote.range_bar import BENCHMARKS
from newswatch.ui.quote.ranges import ChartRange
from newswatch.ui.settings_model import SettingsModel

FIRST = ChartRange.YTD


class ChartMemory:
    """Remembers span, style and the index drawn beside; not other listings.

    A listing is compared with for a moment; an index is a habit.
    """

    def __init__(self, settings: SettingsModel) -> None:
        self._settings = settings

    @property
    def chosen(self) -> ChartRange:
        """The span; what is not known any more gives the first."""
        known = {each.value: each for each in ChartRange}
        return known.get(self._settings.settings.chart_range, FIRST)

    @property
    def candles(self) -> bool:
        """Candles, or a line."""
        return self._settings.settings.chart_candles

    @property
    def volume(self) -> bool:
        """Volume along the bottom."""
        return self._settings.settings.chart_volume

    @property
    def compared(self) -> tuple[ListingId, ...]:
        """The index drawn beside the listing, or nothing."""
        index = ListingId(self._settings.settings.chart_index)
        return (index,) if index in BENCHMARKS else ()

    def keep_range(self, chosen: ChartRange) -> None:
        """Remember the span."""
        self._settings.update(chart_range=chosen.value)

    def keep_style(self, *, candles: bool, volume: bool) -> None:
        """Remember how it is drawn."""
        self._settings.update(chart_candles=candles, chart_volume=volume)

    def keep_compared(self, listing_ids: Sequence[ListingId]) -> None:
        """Remember the index drawn beside the listing; nothing, if it is none."""
        index = next((each for each in listing_ids if each in BENCHMARKS), "")
        self._settings.update(chart_index=str(index))
