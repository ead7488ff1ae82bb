"""An empty list says why, and what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from gui.news_list import make_pane
from gui.sample_world import NOW
from gui.stage import Stage
from newswatch.domain.health import SourceHealth, SourceKind, SourceStatus
from newswatch.domain.listing import ListingId
from newswatch.domain.query import ArticleQuery
from newswatch.ui.news.empty import Emptiness, explain
from newswatch.ui.news.news_filter import NewsFilter, Scope
from newswatch.ui.news.pane import NewsPane


def test_nothing_found_says_what_was_searched(pane: NewsPane) -> None:
    pane.show_filter(NewsFilter(scope=Scope.ALL, text="zebra"))

    assert "zebra" in pane.empty.words()
    assert pane._stack.currentWidget() is pane.empty


def test_a_pasted_article_is_not_said_back(pane: NewsPane) -> None:
    pane.show_filter(NewsFilter(scope=Scope.ALL, text="word " * 2000))

    assert "Nothing found for “word word" in pane.empty.words()
    assert len(pane.empty.words()) < 200


def test_a_first_start_asks_what_to_follow_and_offers_the_demo(stage: Stage) -> None:
    sample = stage.world(empty=True)
    pane = make_pane(stage, sample)

    assert "Which companies" in pane.empty.words()
    assert not pane.empty._buttons["demo"].isHidden()


def test_without_a_network_each_source_says_when_it_is_tried_again(
    stage: Stage,
) -> None:
    sample = stage.world(empty=True)
    watchlist = sample.context.user.add_watchlist("Mine")
    sample.context.user.save_watchlist(
        replace(watchlist, listing_ids=(ListingId("0700.HK"),))
    )
    pane = make_pane(stage, sample)

    pane.on_health([failing("RTHK", minutes=12)])

    assert "No source could be reached" in pane.empty.words()
    assert "RTHK: No connection · again in 12m" in pane.empty.words()


def test_what_fails_alike_everywhere_is_said_once() -> None:
    sources = [failing(f"Feed {n}", minutes=40 + n) for n in range(30)]
    nothing = Emptiness(
        chosen=NewsFilter(),
        watching=True,
        holding=False,
        stored=0,
        sources=sources,
        now=NOW,
    )

    body = explain(nothing).body
    assert body.startswith("30 sources: No connection\n")
    assert "again in" not in body, "while nothing answers, one is tried before that"

    odd = replace(sources[0], error_title="The page is gone")
    mixed = explain(replace(nothing, sources=[odd, *sources[1:]])).body
    assert "Feed 0: The page is gone · again in 40m" in mixed


def test_a_watchlist_nobody_writes_about_says_how_many_articles_there_are(
    pane: NewsPane,
) -> None:
    pane._context.news.page(ArticleQuery())
    pane.show_filter(NewsFilter(scope=Scope.LISTING, listing_id="7203.T"))

    assert "9 articles are stored" in pane.empty.words()


def failing(name: str, minutes: int) -> SourceHealth:
    return SourceHealth(
        key=f"https://{name}.example",
        name=name,
        kind=SourceKind.FEED,
        status=SourceStatus.RETRYING,
        last_attempt=NOW,
        next_visit=NOW + timedelta(minutes=minutes),
        failures=1,
        error_title="No connection",
    )
