"""Pins of articles and reports: where they lie, and what they tell."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPointF

from gui.sample_world import NOW
from gui_quote.chart_world import Shown, pin
from newswatch.domain.article import ArticleId
from newswatch.ui.quote.chart_content import Pin, PinKind


def test_hovering_a_pin_names_its_article(shown: Shown) -> None:
    _, view = shown()
    mark = pin(view, 10)
    view.set_pins([mark])
    seen: list[object] = []
    view.pins_hovered.connect(seen.append)
    placed = view._plot._layers[-1].frame.pins[0]
    box = view._plot.getViewBox()

    view._plot.point_at(box.mapViewToScene(QPointF(placed.x, placed.y)))
    view._plot.point_at(box.mapViewToScene(QPointF(placed.x + 9, placed.y)))

    assert seen == [(mark,), ()]


def test_hovering_an_article_makes_its_pin_stand_out(shown: Shown) -> None:
    _, view = shown()
    view.set_pins([pin(view, 10, 7), pin(view, 15, 8)])

    view.highlight_article(ArticleId(8))
    strong = [p.x for p in view._plot._layers[-1].frame.pins if p.strong]
    view.highlight_article(None)

    assert strong == [15.0]
    assert not any(p.strong for p in view._plot._layers[-1].frame.pins)


def test_pins_lie_on_the_bar_that_was_running(shown: Shown) -> None:
    _, view = shown()
    view.set_pins([pin(view, 12)])

    (placed,) = view._plot._layers[-1].frame.pins

    assert placed.x == 12
    assert placed.y == float(view.content.bars[12].close)  # type: ignore[union-attr]


def test_pins_before_the_chart_and_reports_to_come_are_left_out(shown: Shown) -> None:
    _, view = shown()
    early = Pin(PinKind.ARTICLE, NOW - timedelta(days=900), "old", ArticleId(1))
    coming = Pin(PinKind.EARNINGS, NOW + timedelta(days=3), "Results")
    past = Pin(PinKind.EARNINGS, NOW - timedelta(days=10), "Results")

    view.set_pins([early, coming, past])

    assert view.content is not None
    assert view.content.pins == (past,)


def test_a_pins_tip_tells_the_exchanges_time_and_escapes_the_title(
    shown: Shown,
) -> None:
    _, view = shown()
    assert view.content is not None
    when = view.content.bars[5].start
    view._on_pins((Pin(PinKind.ARTICLE, when, "<b>x</b> & y", ArticleId(1)),))

    tip = view._plot.toolTip()

    assert "09:30 · &lt;b&gt;x&lt;/b&gt; &amp; y" in tip
