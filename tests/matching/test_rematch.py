"""Matching stored articles anew: in chunks, with progress, until cancelled."""

from __future__ import annotations

from collections.abc import Iterator

from builders_matching import ALIBABA
from newswatch.domain.article import ArticleId
from newswatch.matching.builder import build_matcher
from newswatch.matching.rematch import StoredText, rematch

MATCHER = build_matcher([ALIBABA])


def stored(count: int) -> Iterator[StoredText]:
    for number in range(count):
        title = "Alibaba rises" if number % 2 else "Quiet day"
        yield StoredText(ArticleId(number), title)


def test_every_article_is_matched_once_and_progress_counts_up() -> None:
    chunks = list(rematch(MATCHER, stored(25), chunk=10))
    assert [chunk.done for chunk in chunks] == [10, 20, 25]
    matched = [(id_, len(found)) for chunk in chunks for id_, found in chunk.mentions]
    assert matched == [(number, number % 2) for number in range(25)]


def test_cancelling_stops_between_two_chunks() -> None:
    cancelled = iter([False, False, False, True])
    chunks = rematch(MATCHER, stored(100), cancelled=lambda: next(cancelled), chunk=10)
    assert [chunk.done for chunk in chunks] == [10, 20, 30]


def test_nothing_is_read_ahead() -> None:
    read = 0

    def counting() -> Iterator[StoredText]:
        nonlocal read
        for text in stored(100):
            read += 1
            yield text

    next(rematch(MATCHER, counting(), chunk=10))
    assert read == 10
