"""Matching stored articles anew: in chunks, with progress, until cancelled."""

from __future__ import annotations

from collections.abc import Iterator

from builders_matching import ALIBABA, entity
from newswatch.domain.article import ArticleId
from newswatch.domain.section import Origin
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


def test_section_and_source_are_seen_as_they_were() -> None:
    doubtful = build_matcher([entity("dover", "Dover Corp", doubtful=("Dover",))])
    title = "Big day ahead for Dover as results come"
    texts = [
        StoredText(ArticleId(number), title, origin=Origin(section=section))
        for number, section in enumerate(("Markets", "Sport"))
    ]
    (chunk,) = rematch(doubtful, texts)
    assert [len(found) for _, found in chunk.mentions] == [1, 0]


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
