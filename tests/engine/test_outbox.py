"""The window hears the newest, once, and the greeting first."""

from __future__ import annotations

from datetime import timedelta

from builders import NOON, quote, rate
from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Interval
from newswatch.domain.listing import ListingId
from newswatch.engine.outbox import Outbox
from newswatch.protocol import (
    BarsChanged,
    Hello,
    NewsArrived,
    Progress,
    QuotesChanged,
    RatesChanged,
    Ready,
)


def test_of_many_ticks_only_the_newest_is_sent() -> None:
    outbox = Outbox()
    for second in range(5000):
        tick = quote(f"9988.HK {100 + second} HKD", NOON + timedelta(seconds=second))
        outbox.put(QuotesChanged(quotes=(tick,)))

    [message] = outbox.take()

    assert isinstance(message, QuotesChanged)
    assert [q.last for q in message.quotes] == [5099]


def test_news_and_bars_are_joined_without_doubles() -> None:
    outbox = Outbox()
    for ids in ((1, 2), (2, 3)):
        outbox.put(NewsArrived(article_ids=tuple(map(ArticleId, ids))))
        outbox.put(BarsChanged(listing_ids=(ListingId("A"),), interval=Interval.D1))

    assert outbox.take() == [
        BarsChanged(listing_ids=(ListingId("A"),), interval=Interval.D1),
        NewsArrived(article_ids=(ArticleId(1), ArticleId(2), ArticleId(3))),
    ]


def test_the_greeting_is_first_and_ready_is_last() -> None:
    outbox = Outbox()
    hello = Hello(version=1, pid=1)
    for message in (
        RatesChanged(rates=(rate("USD/HKD 7.8"),)),
        QuotesChanged(quotes=(quote("A 1 USD"),)),
        Ready(),
        hello,
    ):
        outbox.put(message)

    kinds = [type(message) for message in outbox.take()]

    assert kinds == [Hello, RatesChanged, QuotesChanged, Ready]
    assert outbox.take() == []


def test_of_progress_the_last_of_each_job_counts() -> None:
    outbox = Outbox()
    for done in range(3):
        outbox.put(Progress(job="a", title="A", done=done, total=3))
    outbox.put(Progress(job="b", title="B", done=1, total=1))

    assert [(m.job, m.done) for m in outbox.take() if isinstance(m, Progress)] == [
        ("a", 2),
        ("b", 1),
    ]


def test_whoever_sends_can_wait_until_there_is_something() -> None:
    outbox = Outbox()
    assert not outbox.filled.is_set()

    outbox.put(Ready())
    assert outbox.filled.is_set()

    outbox.take()
    assert not outbox.filled.is_set()
