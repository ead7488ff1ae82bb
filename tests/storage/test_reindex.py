"""The search index is made anew when the rules of its terms change."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from builders import NOON, article
from newswatch.domain.query import ArticleQuery
from newswatch.storage import index, reindex, terms
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database

ALL = 250
"""More than two steps' worth."""


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindex, "_PAGES", 2)
    monkeypatch.setattr(index, "ENOUGH", 8)


def cut_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every word is also found by its last three letters."""
    cut = terms.terms_of

    def more(text: str) -> set[str]:
        found = cut(text)
        return found | {word[-3:] for word in found}

    monkeypatch.setattr(index, "terms_of", more)
    monkeypatch.setattr(index, "version", lambda: "2-new")
    monkeypatch.setattr(reindex, "version", lambda: "2-new")


def found(database: Database, typed: str) -> int:
    query = ArticleQuery(text=typed, stories=False)
    return ArticleStore(database).count(query)


def fill(database: Database) -> ArticleStore:
    news = ArticleStore(database)
    news.add_articles([article(f"Alibaba story {i}", i) for i in range(ALL)])
    write_all(database)
    return news


def write_all(database: Database) -> None:
    """Let nothing wait for the index."""
    with database.transaction():
        while index.write_waiting(database):
            pass


def test_nothing_is_done_while_the_rules_are_the_same(database: Database) -> None:
    fill(database)

    assert list(reindex.steps(database)) == []


def test_new_rules_make_a_new_index_while_search_goes_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)
    cut_otherwise(monkeypatch)
    assert found(database, "aba ") == 0

    for _ in reindex.steps(database):
        assert found(database, "alibaba ") == ALL
    assert found(database, "aba ") == ALL
    assert list(reindex.steps(database)) == []
    assert (
        database.rows("SELECT name FROM sqlite_master WHERE name LIKE '%_old%'") == []
    )
    assert database.check() == []


def test_it_goes_on_where_the_program_ended(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Database.open(path)) as database:
        fill(database)
        cut_otherwise(monkeypatch)
        assert sum(islice(reindex.steps(database), 2)) == 200
    with closing(Database.open(path)) as database:
        assert sum(reindex.steps(database)) == ALL - 200
        assert found(database, "aba ") == ALL


def test_rules_that_change_again_begin_anew(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)
    cut_otherwise(monkeypatch)
    list(islice(reindex.steps(database), 2))
    monkeypatch.setattr(reindex, "version", lambda: "3-newer")

    assert sum(reindex.steps(database)) == ALL


def test_what_happens_meanwhile_is_in_the_new_index(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before where it has come and after it: added, worded anew, deleted."""
    news = fill(database)
    cut_otherwise(monkeypatch)
    begun = reindex.steps(database)
    next(begun)
    news.add_articles([article(f"Old Tencent {i}", 9999 + i) for i in range(20)])
    write_all(database)
    news.add_articles([article(f"New Tencent {i}", -i) for i in range(20)])
    news.add_articles([article(f"Waiting Tencent {i}", 8888 + i) for i in range(3)])
    (oldest,) = news.page(ArticleQuery(text='"story 249"'))
    url = oldest.stored.article.url
    news.add_articles([article("Meituan instead", 249, url=url)])
    assert news.purge(6, NOON) == 23
    list(begun)
    write_all(database)

    assert found(database, "ent ") == 20
    assert found(database, "aba ") == ALL - 1
    assert found(database, "uan ") == 1


def test_an_index_by_unknown_rules_is_made_anew(database: Database) -> None:
    fill(database)
    with database.transaction():
        index.set_note(database, index.TERMS, "")

    assert sum(reindex.steps(database)) == ALL
    assert found(database, "alibaba ") == ALL


def test_whoever_changes_the_rules_raises_their_number() -> None:
    """If this fails, raise `terms.RULES` and write the new terms here."""
    text = "Tencent (0700.HK) Q3 淨利潤升47% Café_ 騰訊"
    found = " ".join(sorted(terms.terms(text)))

    assert terms.RULES == 1
    assert found == (
        "0700 47 _07 _ca _te _tenc cafe hk q3 tencent 净利 利润 升 润升 腾讯 讯"
    )


def test_what_waits_is_folded_by_the_new_rules(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ArticleStore(database).add_articles([article("Alibaba", 1, summary="opens")])
    cut_otherwise(monkeypatch)
    monkeypatch.setattr(reindex, "fold", str.upper)

    list(reindex.steps(database))

    assert database.rows("SELECT text FROM article_waiting") == [("ALIBABA\nOPENS",)]
