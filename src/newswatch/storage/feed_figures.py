"""What each feed brought lately, and how much of it concerns what is watched."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from newswatch.domain.health import FeedFigures
from newswatch.domain.listing import EntityId
from newswatch.storage.article_ids import first_id, published_ms
from newswatch.storage.convert import from_ms, to_ms
from newswatch.storage.database import Database
from newswatch.storage.mentions import entity_numbers

_BY_FEED = """
    WITH brought (feed_url, id) AS (
        SELECT o.feed_url, a.id
        FROM origin o JOIN article a INDEXED BY article_origin ON a.origin_id = o.id
        WHERE a.id >= :first
        UNION ALL
        SELECT o.feed_url, b.article_id
        FROM origin o
        JOIN article_also b INDEXED BY article_also_origin ON b.origin_id = o.id
        WHERE b.article_id >= :first
    )
    SELECT feed_url, count(*), min(id), count(m.article_id)
    FROM brought LEFT JOIN (
        SELECT DISTINCT article_id FROM mention
        WHERE article_id >= :first AND entity_id IN ({numbers})
    ) m ON m.article_id = id
    GROUP BY feed_url
"""


def by_feed(
    database: Database, since: datetime, entities: Collection[EntityId]
) -> dict[str, FeedFigures]:
    """Return figures by the feed's URL; a feed that brought nothing has none.

    Reads indexes alone, and of them only what was published since then.

    Args:
        entities: What is watched.
    """
    first = first_id(to_ms(since))
    numbers = ", ".join(map(str, entity_numbers(database, tuple(entities))))
    rows = database.rows(_BY_FEED.format(numbers=numbers), {"first": first})
    return {
        url: FeedFigures(count, from_ms(published_ms(oldest)), mentioning)
        for url, count, oldest, mentioning in rows
    }
