"""Gathering articles into stories, inside the store.

Every article leaves a dozen hashes of its wording (`story.bands`) for two weeks
(`sketches`); a new one is compared with the few that share most of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newswatch.domain import story
from newswatch.domain.article import Article, ArticleId
from newswatch.domain.story_wording import Wording, read
from newswatch.storage.article_ids import LONGEST_STORY_IDS
from newswatch.storage.convert import from_ms
from newswatch.storage.database import Database
from newswatch.storage.sketches import Sketches

_COMPARED = 5
_TEXT = "SELECT id, story_id, published_ms, title, summary FROM article WHERE id = ?"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An article that may tell the same story."""

    id: ArticleId
    story_id: ArticleId
    published_ms: int
    title: str
    summary: str

    @property
    def wording(self) -> Wording:
        return read(self.title, self.summary)


def join(
    database: Database, sketches: Sketches, article_id: ArticleId, article: Article
) -> ArticleId:
    """Put a stored article into the story it tells; return the story's id.

    One that was published before the story's first article leads it from now
    on. The story's read mark is the article's too.
    """
    wording = read(article.title, article.summary)
    bands = story.bands(wording)
    alike = _alike(sketches, article_id, bands)
    found = _find(database, article_id, article, wording, alike)
    sketches.add(article_id, bands)
    if found is None:
        return article_id
    first = min(found, article_id)
    database.execute(
        "UPDATE article SET read_ms = coalesce(read_ms,"
        " (SELECT read_ms FROM article WHERE id = ?)) WHERE id = ?",
        (found, article_id),
    )
    if first == article_id:
        _lead(database, article_id, found)
    else:
        database.execute(
            "UPDATE article SET story_id = ? WHERE id = ?", (first, article_id)
        )
    return first


def _find(
    database: Database,
    article_id: ArticleId,
    article: Article,
    wording: Wording,
    alike: Sequence[ArticleId],
) -> ArticleId | None:
    """Return the id of the story that an article tells, or None."""
    refused: set[ArticleId] = set()
    for number in alike:
        candidate = _candidate(database, number)
        if candidate is None or candidate.story_id in refused:
            continue
        apart = from_ms(candidate.published_ms) - article.published
        if not story.same_story(wording, candidate.wording, apart):
            continue
        if _fits(database, article_id, wording, candidate):
            return candidate.story_id
        refused.add(candidate.story_id)
    return None


def _alike(
    sketches: Sketches, article_id: ArticleId, bands: Mapping[int, int]
) -> list[ArticleId]:
    """Return the articles around an id that share most, those that share enough."""
    shared = sketches.sharing(
        bands, article_id - LONGEST_STORY_IDS, article_id + LONGEST_STORY_IDS
    )
    best = sorted(shared, key=lambda number: (-shared[number], number))[:_COMPARED]
    return [number for number in best if shared[number] >= story.ENOUGH_SHARED]


def _fits(
    database: Database, article_id: ArticleId, wording: Wording, candidate: _Candidate
) -> bool:
    """A story must not drift: its first article has its say, and so has its age."""
    row = database.row(
        "SELECT max(id) FROM article WHERE story_id <> id AND story_id = ?",
        (candidate.story_id,),
    )
    last = candidate.story_id if row is None or row[0] is None else row[0]
    span = max(last, article_id) - min(candidate.story_id, article_id)
    if span > LONGEST_STORY_IDS:
        return False
    if candidate.id == candidate.story_id:
        return True
    leader = _candidate(database, candidate.story_id)
    return leader is None or not story.contradict(wording, leader.wording)


def _lead(database: Database, article_id: ArticleId, before: ArticleId) -> None:
    """Let an article lead the story that `before` has led."""
    database.execute(
        "UPDATE article SET story_id = :new WHERE id = :before"
        " OR (story_id <> id AND story_id = :before)",
        {"new": article_id, "before": before},
    )


def _candidate(database: Database, article_id: ArticleId) -> _Candidate | None:
    """Return an article; None if it was deleted, which its sketch may outlive."""
    row = database.row(_TEXT, (article_id,))
    return None if row is None else _Candidate(*row)
