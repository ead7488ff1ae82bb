"""Killed in the middle of storing: the file is sound, nothing is there twice."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from newswatch.domain.article import ArticleId
from newswatch.domain.query import ArticleQuery
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database

INGEST = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from newswatch.domain.article import Article
from newswatch.domain.listing import AliasKind, EntityId
from newswatch.domain.mention import Field, Mention
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database

noon = datetime(2025, 2, 17, 4, tzinfo=UTC)

def article(i):
    when = noon + timedelta(seconds=i)
    return Article(
        url=f"https://news.example/{i}", title=f"Alibaba story {i}",
        summary=f"{i} times something about a cloud", published=when, fetched=when,
        source="Example", feed_url="https://news.example/feed",
    )

one = Mention(entity_id=EntityId("alibaba"), field=Field.TITLE, start=0, end=7,
              text="Alibaba", evidence=AliasKind.NAME, score=1.0)
news = ArticleStore(Database.open(Path(sys.argv[1])))
for batch in range(10_000):
    with news.transaction():
        twenty = range(batch * 20, batch * 20 + 20)
        for added in news.add_articles([article(i) for i in twenty]):
            news.set_mentions(added.id, [one])
    print(batch, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_kill_during_ingest_loses_and_doubles_nothing(path: Path) -> None:
    told = [_ingest_until_killed(path, after) for after in (0.2, 0.37)]

    with closing(Database.open(path)) as database:
        news = ArticleStore(database)
        stored = news.count(ArticleQuery(stories=False))
        assert database.check() == []
        assert stored >= 20 * max(told)
        assert stored % 20 == 0
        assert news.count(ArticleQuery(text="cloud", stories=False)) == stored
        rows = news.articles_after(ArticleId(0), stored)
        assert len({row.stored.article.url for row in rows}) == stored
        assert all(len(row.mentions) == 1 for row in rows)


def _ingest_until_killed(path: Path, after_s: float) -> int:
    """Return how many batches were reported as stored."""
    process = subprocess.Popen(
        [sys.executable, "-c", INGEST, path], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return 1 + len(rest.splitlines())
