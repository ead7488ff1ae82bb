"""What the cross-hair says of a bar, in words and in both currencies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from decimal import Decimal
from html import escape

from PySide6.QtCore import QCoreApplication

from newswatch.domain.bar import Interval
from newswatch.ui import text
from newswatch.ui.price_book import PriceBook
from newswatch.ui.quote.amounts import price_converted
from newswatch.ui.quote.chart_content import ChartContent, Pin


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("chart", source)


def readout(
    content: ChartContent,
    index: int,
    book: PriceBook,
    compared: Sequence[tuple[str, float]] = (),
) -> str:
    """Return one line about bar `index`.

    Args:
        compared: Names and percents, where several listings are drawn.
    """
    bar = content.bars[index]
    when = bar.start.astimezone(content.zone)
    if content.interval in {Interval.D1, Interval.W1}:
        parts = [text.full_day(when.date())]
    else:
        clock = f"{when:%H:%M} {text.zone_name(when, content.zone)}"
        parts = [f"{text.short_day(when.date())} {clock}"]
    if compared:
        parts += [
            f"{name} {text.percent(Decimal(str(value)) / 100)}"
            for name, value in compared
            if value == value  # noqa: PLR0124 - not a number: it did not trade yet
        ]
        return "  ·  ".join(parts)
    parts.append(_price(content, bar.close, book))
    if content.base:
        parts.append(text.percent(bar.close / content.base - 1))
    if bar.volume:
        parts.append(tr("Vol {volume}").format(volume=text.volume(bar.volume)))
    return "  ·  ".join(parts)


def _price(content: ChartContent, close: Decimal, book: PriceBook) -> str:
    unit = content.unit
    own = text.price(close, unit)
    if unit and unit not in text.UNIT_SUFFIX:
        own = f"{text.currency_sign(unit)}{own}"
    other = price_converted(close, unit, book)
    return own if other is None else f"{own} = {other.text}"


def base_tip(content: ChartContent) -> str:
    """Return which price the percentage and the dashed line stand for."""
    if content.base is None:
        return ""
    return tr("Percent since {name}, {price}; amounts at today's rate.").format(
        name=content.base_name, price=text.price(content.base, content.unit)
    )


def pins_tip(pins: Sequence[Pin], zone: tzinfo | None) -> str:
    """Return a tip that lists pins; titles are escaped, a feed wrote them."""
    lines = (f"{pin.when.astimezone(zone):%d %b %H:%M} · {pin.label}" for pin in pins)
    return "<br>".join(escape(line) for line in lines)
