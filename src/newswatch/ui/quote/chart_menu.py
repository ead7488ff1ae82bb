"""The menu of a chart: how it is drawn, what is compared, what is copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from newswatch.domain.listing import ListingId
from newswatch.ui.quote.chart_memory import ChartMemory
from newswatch.ui.quote.lookup import Lookup


class Chart(Protocol):
    """What the menu asks of a chart."""

    @property
    def compared(self) -> tuple[ListingId, ...]:
        """What is drawn beside the listing."""
        ...

    def compare(self, listing_ids: Sequence[ListingId]) -> None:
        """Draw these beside it."""
        ...

    def set_candles(self, on: bool) -> None:
        """Draw candles, or a line."""
        ...

    def set_volume(self, on: bool) -> None:
        """Draw volume, or not."""
        ...

    def fit(self) -> None:
        """Show the whole span."""
        ...

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        ...

    def copy_csv(self) -> None:
        """Put the visible bars on the clipboard."""
        ...


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("chart", source)


def fill_menu(menu: QMenu, chart: Chart, lookup: Lookup, memory: ChartMemory) -> None:
    """Add the entries of `chart` to `menu`, ticked as they are remembered."""
    for text, on, slot in (
        (tr("Candles"), memory.candles, chart.set_candles),
        (tr("Volume"), memory.volume, chart.set_volume),
    ):
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(slot)
    others = menu.addMenu(tr("Compare with listing"))
    others.aboutToShow.connect(lambda: _fill_others(others, chart, lookup))
    menu.addSeparator()
    menu.addAction(tr("Show everything"), chart.fit)
    menu.addAction(tr("Copy picture"), chart.copy_picture)
    menu.addAction(tr("Copy as CSV"), chart.copy_csv)


def _fill_others(menu: QMenu, chart: Chart, lookup: Lookup) -> None:
    menu.clear()
    for listing in lookup.followed():
        action = menu.addAction(f"{listing.id}  {listing.name}".replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(listing.id in chart.compared)
        action.toggled.connect(lambda on, i=listing.id: _toggle(chart, i, on=on))


def _toggle(chart: Chart, listing_id: ListingId, *, on: bool) -> None:
    kept = tuple(each for each in chart.compared if each != listing_id)
    chart.compare((*kept, listing_id) if on else kept)
