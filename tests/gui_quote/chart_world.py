"""Short ways to show a chart in tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from gui.sample_world import World
from newswatch.domain.article import ArticleId
from newswatch.domain.listing import ListingId
from newswatch.ui.quote.chart import ChartView
from newswatch.ui.quote.chart_content import Pin, PinKind

ALIBABA, HSCE = ListingId("9988.HK"), ListingId("^HSCE")
Shown = Callable[..., tuple[World, ChartView]]


def readout(view: ChartView) -> str:
    """What the line below the chart says."""
    return view._readout.text()


def pin(view: ChartView, index: int, article: int = 7) -> Pin:
    """An article that came an hour after a bar of the chart began."""
    assert view.content is not None
    when = view.content.bars[index].start + timedelta(hours=1)
    return Pin(PinKind.ARTICLE, when, "Alibaba rises", ArticleId(article))
