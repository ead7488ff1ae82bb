"""Matching stored articles anew, in chunks that can be stored and cancelled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from newswatch.domain.article import ArticleId
from newswatch.domain.mention import Mention
from newswatch.domain.section import NOWHERE, Origin
from newswatch.ports import MentionFinder

CHUNK: Final = 500
"""Articles a chunk: some 50 ms, short enough to stop between two."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """What matching needs of a stored article."""

    article_id: ArticleId
    title: str
    summary: str = ""
    symbols: tuple[str, ...] = ()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Rematched:
    """One chunk, to be stored in one transaction.

    Attributes:
        mentions: The new mentions of each article, empty where there are none.
        done: How many articles have been matched so far, this chunk included.
    """

    mentions: tuple[tuple[ArticleId, tuple[Mention, ...]], ...]
    done: int


def rematch(
    finder: MentionFinder,
    articles: Iterable[StoredText],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    chunk: int = CHUNK,
) -> Iterator[Rematched]:
    """Match articles anew, chunk by chunk, until done or cancelled.

    Nothing is stored here, and nothing is read ahead: whoever drives it stores
    each chunk, reports `done`, and may stop at any time.
    """
    remaining = iter(articles)
    done = 0
    while not cancelled() and (batch := list(islice(remaining, chunk))):
        done += len(batch)
        yield Rematched(
            tuple((text.article_id, _find(finder, text)) for text in batch), done
        )


def _find(finder: MentionFinder, text: StoredText) -> tuple[Mention, ...]:
    return finder.find(
        text.title, text.summary, symbols=text.symbols, origin=text.origin
    )
