"""Takes back what a replay brought after the time at which it starts again.

Without that, the articles of an hour ahead would be "just now", and every price
would fall back in time and be doubted.
"""

from __future__ import annotations

from datetime import datetime

from newswatch.storage import retention
from newswatch.storage.convert import to_ms
from newswatch.storage.database import Database

_ARTICLES = """
    SELECT a.id, a.title || char(10) || a.summary FROM article a
    JOIN origin o ON o.id = a.origin_id
    WHERE o.feed_url = ? AND a.published_ms > ?
"""
_MARKS = """
    DELETE FROM article_status WHERE url_key IN (
        SELECT a.url_key FROM article a JOIN origin o ON o.id = a.origin_id
        WHERE o.feed_url = ? AND a.published_ms > ?)
"""


def rewind(database: Database, at: datetime, *, source: str, feed_url: str) -> None:
    """Forget what `source` and `feed_url` brought that is later than `at`.

    What came from anywhere else stays, and so does all that the user made.
    """
    at_ms = to_ms(at)
    with database.transaction():
        database.execute(_MARKS, (feed_url, at_ms))
        retention.delete(database, database.rows(_ARTICLES, (feed_url, at_ms)))
        for table, column in (
            ("quote", "as_of_ms"),
            ("fx_rate", "as_of_ms"),
            ("series", "fetched_ms"),
        ):
            database.execute(
                f"DELETE FROM {table} WHERE source = ? AND {column} > ?",
                (source, at_ms),
            )
        database.execute(
            "DELETE FROM feed_state WHERE url = ? AND last_success_ms > ?",
            (feed_url, at_ms),
        )
