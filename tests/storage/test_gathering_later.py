"""Many articles at once: stored and found at once, gathered into stories later."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from builders import article
from newswatch.domain.article import Article, ArticleId
from newswatch.domain.query import ArticleQuery
from newswatch.storage import index, schema, sketches, stories
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database

MANY = stories.FEW + 1
SAME = (
    "Alibaba said on Monday that it would spend several billion on data centres in"
    " the coming years. Twice it said so. Investors had waited for such a step for"
    " long, and shares rose by a few percent in early trading in Hong Kong."
)


def told(number: int, minutes: int) -> list[Article]:
    """Return as many copies of one text by as many sources."""
    return [
        article(
            "Alibaba to build centres",
            minutes,
            summary=SAME,
            source=f"Paper {minutes} {n}",
            url=f"https://news.example/{minutes}/{n}",
        )
        for n in range(number)
    ]


def unlike(number: int, minutes: int) -> list[Article]:
    """Return articles that have nothing to do with each other."""
    return [article(f"Number {n}{n}{n} of {n}", minutes + n) for n in range(number)]


def gather_all(news: ArticleStore) -> dict[ArticleId, ArticleId]:
    found: dict[ArticleId, ArticleId] = {}
    while (some := news.gather()) is not None:
        found |= some
    return found


def test_few_articles_are_gathered_at_once(articles: ArticleStore) -> None:
    added = articles.add_articles(told(3, 0))

    assert len({each.story_id for each in added}) == 1
    assert all(each.gathered for each in added)
    assert articles.gather() is None


def test_of_many_each_is_a_story_until_they_are_gathered(
    articles: ArticleStore,
) -> None:
    added = articles.add_articles(told(MANY, 0))

    assert not any(each.gathered for each in added)
    assert len(articles.page(ArticleQuery(text="alibaba centres"))) == MANY
    (story_id,) = set(gather_all(articles).values())
    assert [row.id for row in articles.page(ArticleQuery())] == [story_id]
    assert story_id == min(each.id for each in added)


def test_what_comes_while_others_wait_waits_too(articles: ArticleStore) -> None:
    """It would be told as a story of its own, though others tell it."""
    many = articles.add_articles(told(MANY, 60))
    (late,) = articles.add_articles(told(1, 0))
    assert not late.gathered

    found = gather_all(articles)
    assert found[late.id] == min(each.id for each in many)


def test_an_earlier_article_still_comes_to_lead(articles: ArticleStore) -> None:
    first = articles.add_articles(told(1, 5))[0]
    many = articles.add_articles(told(MANY, 60))

    assert set(gather_all(articles).values()) == {min(each.id for each in many)}
    row = articles.article(first.id)
    assert row is not None
    assert row.stored.story_id == min(each.id for each in many)


def test_one_that_is_deleted_or_worded_anew_meanwhile(articles: ArticleStore) -> None:
    given = told(MANY, 0)
    articles.add_articles(given)
    new = article("Weather is fine", 0, url=given[0].url, feed_url=given[0].feed_url)
    (again,) = articles.add_articles([new])
    assert again.changed

    found = gather_all(articles)
    assert found[again.id] == again.id
    assert len(set(found.values())) == 2


def test_what_is_known_by_two_feeds_of_one_batch_is_stored_once(
    articles: ArticleStore,
) -> None:
    given = unlike(MANY, 0)
    corrected = article("Number one", 3, url=given[0].url)
    added = articles.add_articles([*given, given[1], corrected])

    assert len({each.id for each in added}) == MANY
    assert [each.new for each in added[-2:]] == [False, False]
    assert added[-1].changed
    assert len(articles.page(ArticleQuery(text='"number one"'))) == 1
    assert articles.page(ArticleQuery(text='"number 000 of"')) == []


def test_the_wording_of_the_last_days_is_read_a_little_at_a_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first article after a start does not wait for all of it."""
    with closing(Database.open(path)) as database:
        news = ArticleStore(database)
        first = news.add_articles(told(1, 90))[0]
        news.add_articles(unlike(40, 30))
        gather_all(news)
    monkeypatch.setattr(sketches, "_AT_ONCE", 10)
    with closing(Database.open(path)) as database:
        news = ArticleStore(database)
        (late,) = news.add_articles(told(2, 0)[1:])
        assert not late.gathered
        assert news.gather() == {}
        assert gather_all(news)[late.id] == first.id
        assert news.add_articles(told(3, 0)[2:])[0].story_id == first.id


def test_what_waited_in_an_older_database_is_still_found(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = schema._scripts()[:7]
    with monkeypatch.context() as patch:
        patch.setattr(schema, "_scripts", lambda: before)
        with closing(Database.open(path)) as database, database.transaction():
            database.execute("INSERT INTO origin VALUES (1, 'A', 'f', 'zh')")
            database.execute(
                "INSERT INTO article VALUES (4, 1, 1, 4, 1, 1000, 1, 1000,"
                " NULL, NULL, 'u', '騰訊 Nestlé', 'More', '', '')"
            )
            database.execute(
                "INSERT INTO article_unindexed VALUES (4, '腾讯 讯 nestle more')"
            )
    with closing(Database.open(path)) as database:
        news = ArticleStore(database)
        for typed in ("腾讯", "nest", "nestle more"):
            assert [row.id for row in news.page(ArticleQuery(text=typed))] == [4]
        with database.transaction():
            assert index.write_waiting(database) == 1
        assert [row.id for row in news.page(ArticleQuery(text="nestle "))] == [4]
        assert news.gather() is None


INGEST = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from test_gathering_later import MANY, told
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database

news = ArticleStore(Database.open(Path(sys.argv[1])))
for batch in range(10_000):
    news.add_articles(told(MANY, batch * 10_000))
    print(batch, flush=True)
    news.gather()
    news.index_some()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_kill_while_gathering_loses_and_doubles_nothing(path: Path) -> None:
    """Each batch is one story in the end, and every article is found."""
    batches = max(_until_killed(path, after_s) for after_s in (0.4, 0.55))

    with closing(Database.open(path)) as database:
        news = ArticleStore(database)
        gather_all(news)
        stored = news.count(ArticleQuery(stories=False))
        assert stored >= batches * MANY
        assert stored % MANY == 0
        assert news.count(ArticleQuery()) == stored // MANY
        assert news.count(ArticleQuery(text="alibaba", stories=False)) == stored
        sketched = database.rows("SELECT article_id FROM story_sketch")
        assert len(sketched) == len(set(sketched))
        assert database.check() == []


def _until_killed(path: Path, after_s: float) -> int:
    """Return how many batches were reported as stored."""
    here = Path(__file__).parent
    process = subprocess.Popen(
        [sys.executable, "-c", INGEST, path, here, here.parent],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return 1 + len(rest.splitlines())
