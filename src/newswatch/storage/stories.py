"""Gathering articles into stories, inside the store.

Every article leaves a dozen hashes of its wording (`story.bands`) for two weeks
(`sketches`); a new one is compared with the few that share most of them. A few new
articles are gathered as they are stored. Of many, each is a story of its own at
first, and is noted in a table until somebody has time to gather them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from newswatch.domain import story
from newswatch.domain.article import ArticleId
from newswatch.domain.story_wording import Wording, read
from newswatch.storage.article_ids import LONGEST_STORY_IDS
from newswatch.storage.database import Database
from newswatch.storage.sketches import Sketches
from newswatch.storage.terms import fold

_COMPARED = 5
_REMEMBERED = 128
"""Wordings: what arrives together is compared with the same few articles."""

FEW = 16
"""New articles that are gathered at once: some 10 ms."""

_SOME = 64
"""Articles gathered in one transaction: some 40 ms."""

_COLUMNS = "SELECT a.id, a.story_id, a.published_ms, a.title, a.summary FROM article a"
_LEFT = f"""
    {_COLUMNS} JOIN article_ungathered u ON u.article_id = a.id
    ORDER BY u.article_id LIMIT {_SOME}
"""


@lru_cache(_REMEMBERED)
def _wording(title: str, summary: str) -> Wording:
    """Return a text's wording, Traditional and Simplified characters as one."""
    return read(title, summary, fold)


@dataclass(frozen=True, slots=True)
class _Told:
    """A stored article, as far as its story goes."""

    id: ArticleId
    story_id: ArticleId
    published_ms: int
    title: str
    summary: str

    @property
    def wording(self) -> Wording:
        return _wording(self.title, self.summary)


def join_or_leave(
    database: Database, new: Sequence[ArticleId]
) -> dict[ArticleId, ArticleId]:
    """Gather new articles if they are few; else note that it is to be done.

    Inside a transaction, after they were written. While others wait they wait, too:
    else they would be told as news though the story is among those.

    Returns:
        The stories of those that were gathered.
    """
    if not new:
        return {}
    sketches = Sketches(database)
    if len(new) <= FEW and not is_left(database) and sketches.load():
        told = [_stored(database, number) for number in sorted(new)]
        return _join_all(database, sketches, [each for each in told if each])
    rows = ((number,) for number in new)
    database.execute_many("INSERT INTO article_ungathered VALUES (?)", rows)
    return {}


def gather(database: Database) -> dict[ArticleId, ArticleId]:
    """Gather some of the articles that were left, the oldest; inside a transaction.

    Returns:
        Their stories. Empty while the wording of the last days is being read.
    """
    sketches = Sketches(database)
    if not sketches.load():
        return {}
    told = [_Told(*row) for row in database.rows(_LEFT)]
    found = _join_all(database, sketches, told)
    database.execute_many(
        "DELETE FROM article_ungathered WHERE article_id = ?",
        ((number,) for number in found),
    )
    return found


def is_left(database: Database) -> bool:
    """Tell whether any article has not been gathered."""
    return database.row("SELECT 1 FROM article_ungathered LIMIT 1") is not None


def _join_all(
    database: Database, sketches: Sketches, told: Sequence[_Told]
) -> dict[ArticleId, ArticleId]:
    found = {each.id: _join(database, sketches, each) for each in told}
    sketches.write()
    return found


def _join(database: Database, sketches: Sketches, told: _Told) -> ArticleId:
    """Put a stored article into the story it tells; return the story's id.

    One that was published before the story's first article leads it from now
    on. The story's read mark is the article's too.
    """
    wording = told.wording
    bands = story.bands(wording)
    alike = _alike(sketches, told.id, bands)
    found = _find(database, told, wording, alike)
    sketches.add(told.id, bands)
    if found is None:
        return told.story_id
    first = min(found, told.id)
    database.execute(
        "UPDATE article SET read_ms = coalesce(read_ms,"
        " (SELECT read_ms FROM article WHERE id = ?)) WHERE id = ?",
        (found, told.id),
    )
    if first == told.id:
        _lead(database, told.id, found)
    else:
        database.execute(
            "UPDATE article SET story_id = ? WHERE id = ?", (first, told.id)
        )
    return first


def _find(
    database: Database, told: _Told, wording: Wording, alike: Sequence[ArticleId]
) -> ArticleId | None:
    """Return the id of the story that an article tells, or None."""
    refused: set[ArticleId] = set()
    for number in alike:
        candidate = _stored(database, number)
        if candidate is None or candidate.story_id in refused:
            continue
        apart = timedelta(milliseconds=candidate.published_ms - told.published_ms)
        if not story.same_story(wording, candidate.wording, apart):
            continue
        if _fits(database, told.id, wording, candidate):
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
    database: Database, article_id: ArticleId, wording: Wording, candidate: _Told
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
    leader = _stored(database, candidate.story_id)
    return leader is None or not story.contradict(wording, leader.wording)


def _lead(database: Database, article_id: ArticleId, before: ArticleId) -> None:
    """Let an article lead the story that `before` has led."""
    database.execute(
        "UPDATE article SET story_id = :new WHERE id = :before"
        " OR (story_id <> id AND story_id = :before)",
        {"new": article_id, "before": before},
    )


def _stored(database: Database, article_id: ArticleId) -> _Told | None:
    """Return an article; None if it was deleted, which its sketch may outlive."""
    row = database.row(f"{_COLUMNS} WHERE a.id = ?", (article_id,))
    return None if row is None else _Told(*row)
