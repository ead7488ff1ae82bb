"""Fills a demo's store at once with what the replay knows by its time."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from newswatch.cli.session import Session
from newswatch.domain.bar import Interval
from newswatch.domain.feed import FeedState
from newswatch.domain.listing import ListingId
from newswatch.domain.pairs import pair_of, rate_symbol
from newswatch.ports import FeedOutcome
from newswatch.services.market import MarketService
from newswatch.services.matching import make_matcher
from newswatch.services.news import NewsService

SPANS = {Interval.D1: timedelta(days=400), Interval.M1: timedelta(days=8)}


def fill(session: Session) -> None:
    """Store the replay's articles, bars, quotes and rates up to now."""
    fill_market(session)
    finder = make_matcher(
        session.watched, session.catalogue.entities, session.stores.user
    )
    news = NewsService(session.stores.news, session.stores.feeds)
    for outcome in asyncio.run(_visits(session)):
        news.ingest(outcome, finder)


def fill_market(session: Session) -> None:
    """Store the replay's bars, quotes and rates up to now."""
    market = MarketService(session.stores.market, session.stores.user)
    rates = [rate_symbol(*pair) for pair in session.watched.pairs(session.display)]
    market.record(session.sources.quotes.latest([*session.watched.ids, *rates]))
    for source in session.sources.rates:
        market.record_rates(source.rates(()))
    for listing in session.watched.listings:
        if pair_of(listing.id) is None:
            _fill_bars(session, listing.id)


def _fill_bars(session: Session, listing_id: ListingId) -> None:
    for interval, span in SPANS.items():
        series = session.sources.bars.bars(
            listing_id, interval, session.now - span, session.now
        )
        session.stores.market.save_series(series)


async def _visits(session: Session) -> list[FeedOutcome]:
    visits = [(feed, FeedState(url=feed.url)) for feed in session.sources.own_feeds]
    return [outcome async for outcome in session.sources.feeds.visit(visits)]
