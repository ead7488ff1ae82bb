"""Which articles of the last days share a part of their wording.

The file keeps one row an article, in the order they were stored. What is looked
up by hash is a temporary table in memory, made from those rows: a dozen hashes
would touch a dozen pages of the file for every article that is stored.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from newswatch.domain.article import ArticleId
from newswatch.storage.article_ids import IDS_A_SECOND
from newswatch.storage.database import Database

_KEPT_IDS = int(timedelta(days=14).total_seconds()) * IDS_A_SECOND
_FORGOTTEN = 400
"""Articles whose wording is forgotten in one transaction: some 10 ms."""
_BANDS = """
    CREATE TEMP TABLE story_band (
        band INTEGER NOT NULL, article_id INTEGER NOT NULL,
        PRIMARY KEY (band, article_id)
    ) WITHOUT ROWID
"""
_SEEN_UP_TO = "CREATE TEMP TABLE story_seen AS SELECT 0 AS sketch_id"
_MADE = "SELECT 1 FROM sqlite_temp_master WHERE name = 'story_seen'"
_NEW = (
    "SELECT id, article_id, bands FROM story_sketch"
    " WHERE id > (SELECT sketch_id FROM temp.story_seen) ORDER BY id LIMIT ?"
)
_SEEN = (
    "UPDATE temp.story_seen SET sketch_id ="
    " (SELECT coalesce(max(id), 0) FROM story_sketch)"
)
_AT_ONCE = 2000
"""Sketches read in one transaction: some 20 ms. A million articles have 40,000."""

_ADD = "INSERT OR IGNORE INTO temp.story_band VALUES (?, ?)"
_FORGET = """
    DELETE FROM story_sketch
    WHERE id IN (SELECT id FROM story_sketch ORDER BY id LIMIT ?)
        AND article_id < (SELECT max(id) FROM article) - ?
    RETURNING article_id, bands
"""
_SHARING = (
    "SELECT * FROM (SELECT article_id, ? FROM temp.story_band WHERE band = ?"
    " AND article_id BETWEEN ? AND ? ORDER BY article_id DESC LIMIT 20)"
)


class Sketches:
    """What one transaction looks up and adds; made inside it."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._unwritten: list[tuple[ArticleId, bytes]] = []
        if database.row(_MADE) is None:
            database.execute(_BANDS)
            database.execute(_SEEN_UP_TO)

    def load(self) -> bool:
        """Read some of what others wrote, or what there was before this process.

        Returns:
            Whether that was all. Nothing can be looked up or added before.
        """
        rows = self._db.rows(_NEW, (_AT_ONCE,))
        if rows:
            pairs = sorted(_pairs(row[1:] for row in rows))
            self._db.execute_many(_ADD, pairs)
            self._db.execute("UPDATE temp.story_seen SET sketch_id = ?", rows[-1][:1])
        return len(rows) < _AT_ONCE

    def sharing(
        self, bands: Mapping[int, int], first: int, last: int
    ) -> Counter[ArticleId]:
        """Return which articles share bands, and the sum of what these count.

        Args:
            bands: Hashes, and what sharing each counts.
            first: The lowest id to look at; `last` is the highest.
        """
        shared: Counter[ArticleId] = Counter()
        sql = " UNION ALL ".join([_SHARING] * len(bands))
        values = [
            each
            for band, weight in bands.items()
            for each in (weight, band, first, last)
        ]
        for article_id, weight in self._db.rows(sql, values) if bands else ():
            shared[ArticleId(article_id)] += weight
        return shared

    def add(self, article_id: ArticleId, bands: Iterable[int]) -> None:
        """Let later articles find this one."""
        some = list(bands)
        self._unwritten.append((article_id, struct.pack(f"<{len(some)}I", *some)))
        self._db.execute_many(_ADD, ((band, article_id) for band in some))

    def write(self) -> None:
        """Write what was added."""
        if not self._unwritten:
            return
        self._db.execute_many(
            "INSERT INTO story_sketch (article_id, bands) VALUES (?, ?)",
            self._unwritten,
        )
        self._db.execute(_SEEN)
        self._unwritten.clear()

    def forget(self) -> bool:
        """Forget some of the wording that nothing new will be compared to.

        Returns:
            Whether there may be more.
        """
        forgotten = self._db.rows(_FORGET, (_FORGOTTEN, _KEPT_IDS))
        self._db.execute_many(
            "DELETE FROM temp.story_band WHERE band = ? AND article_id = ?",
            _pairs(forgotten),
        )
        return len(forgotten) == _FORGOTTEN


def _pairs(rows: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, int]]:
    for article_id, bands in rows:
        for (band,) in struct.iter_unpack("<I", bands):
            yield band, article_id
