"""Search as you type, in English and Chinese."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from builders import article
from newswatch.domain.article import ArticleId
from newswatch.domain.query import ArticleQuery
from newswatch.storage import index
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.terms import fold, parse, terms_of
from newswatch.storage.waiting import has_terms, longest_sign

TITLES = (
    "Tencent Holdings shares rise 3.5% in Hong Kong",
    "騰訊控股第三季業績勝預期",
    "小米集團（01810）與騰訊合作開發AI模型",
    "腾讯控股回购股份",
    "Nestlé and the S&P 500: what's next for 9988.HK",
    "公司法修訂草案今日公布",
    "Investors bet on Alibaba's cloud",
)


@pytest.fixture
def news(each_form: None, articles: ArticleStore) -> ArticleStore:
    del each_form
    articles.add_articles([article(title, i) for i, title in enumerate(TITLES)])
    return articles


def hits(news: ArticleStore, text: str) -> set[int]:
    rows = news.page(ArticleQuery(text=text))
    return {TITLES.index(row.stored.article.title) for row in rows}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tencent", {0}),
        ("TENC", {0}),
        ("ten", {0}),
        ("te", {0}),
        ("tence ", set()),  # a space ends the word
        ("hong ten", {0}),
        ("騰訊", {1, 2, 3}),  # inside words, in both scripts
        ("騰訊 -ai", {1, 3}),
        ("騰訊 -控股", {2}),
        ("騰訊 -腾讯控", {2}),
        ('hong -"rise 3.5%"', set()),
        ("hong -ris", {0}),  # what must not stand there is a whole word
        ("hong - kong", {0}),
        ("-hong", set()),
        ("腾讯", {1, 2, 3}),
        ("騰", {1, 2, 3}),
        ("訊控股", {1, 3}),
        ("騰訊控股", {1, 3}),
        ("騰訊合作ai", {2}),
        ("騰訊 AI", {2}),
        ("騰訊，業績", {1}),  # as people who write Chinese list words
        ("業績、騰訊。", {1}),
        ("AI,騰訊", {2}),
        ('"騰訊，業績"', set()),
        ("3,5", set()),  # a number stays one
        ("小米 01810", {2}),
        ("公司", {5}),
        ("司法", {5}),
        ("公法", set()),  # both characters, but not side by side
        ("訊合", {2}),
        ("nestle", {4}),
        ("S&P", {4}),
        ("9988.hk", {4}),
        ("9988", {4}),
        ("3.5%", {0}),
        ("5.3", set()),
        ('"hong kong"', {0}),
        ('"kong hong"', set()),
        ('"shares rise', {0}),
        ("alibaba cloud", {6}),
        ("zzz", set()),
        ("zzzzz", set()),
        ("龘龘", set()),
        ('"', set()),
        ("%", set()),
        ("AND OR NOT", set()),
        ("te* OR", set()),
    ],
)
def test_queries_find_what_they_should(
    news: ArticleStore, text: str, expected: set[int]
) -> None:
    assert hits(news, text) == expected


def test_blank_text_does_not_filter(news: ArticleStore) -> None:
    assert len(hits(news, "  ")) == len(TITLES)


def test_the_newest_hits_come_first(articles: ArticleStore) -> None:
    articles.add_articles([article(f"Alibaba story {i}", i) for i in range(60)])
    rows = articles.page(ArticleQuery(text="alib"), limit=50)

    assert [r.stored.article.title for r in rows[:2]] == [
        "Alibaba story 0",
        "Alibaba story 1",
    ]
    assert len(rows) == 50


@given(typed=st.text(max_size=40))
def test_nothing_that_can_be_typed_is_an_error(
    kept_database: Database, typed: str
) -> None:
    ArticleStore(kept_database).page(ArticleQuery(text=typed))


words = st.lists(
    st.sampled_from(
        ["alibaba", "rises", "騰訊", "控股", "AI", "3.5%", "cloud", "香港"]
    ),
    min_size=1,
    max_size=8,
)


@given(made=words, separator=st.sampled_from(["", " "]), data=st.data())
def test_every_part_of_a_title_is_found(
    kept_database: Database, made: list[str], separator: str, data: st.DataObject
) -> None:
    """Any piece of Chinese, any beginning of a word."""
    news = ArticleStore(kept_database)
    title = separator.join(made)
    (added,) = news.add_articles([article(title, url=title)])
    word = data.draw(st.sampled_from(made))
    if not word.isascii():
        typed = word
    elif separator:
        typed = word[: data.draw(st.integers(2, len(word)))] if len(word) > 2 else word
    else:
        return
    found = news.page(ArticleQuery(text=typed, stories=False), limit=10_000)

    assert added.id in {row.id for row in found}


@given(
    titles=st.lists(st.sampled_from(TITLES), min_size=1, unique=True),
    typed=st.sampled_from(
        ["te", "ten", "tencent", "騰", "騰訊", "s&p", "9988", "公 a"]
    ),
)
def test_waiting_for_the_index_changes_nothing(titles: list[str], typed: str) -> None:
    with closing(Database.in_memory()) as indexed, closing(Database.in_memory()) as new:
        for database in (indexed, new):
            ArticleStore(database).add_articles([article(t) for t in titles])
        with indexed.transaction():
            index.write_waiting(indexed)
        found, found_too = (
            {
                r.stored.article.title
                for r in ArticleStore(d).page(ArticleQuery(text=typed))
            }
            for d in (indexed, new)
        )

    assert found == found_too


CREATE = """
    CREATE VIRTUAL TABLE one USING fts5 (terms, tokenize = "ascii tokenchars '_'")
"""


@given(
    text=st.text(alphabet="ab7騰訊一_ &.-é\u0301ﬁＡ", max_size=40),
    typed=st.text(alphabet="ab7騰訊一 &.", min_size=1, max_size=6),
)
@example(text="a" * 40, typed="a" * 33)
@example(text="a" * 32, typed="a" * 31)
def test_looking_through_a_text_answers_as_its_terms_do(text: str, typed: str) -> None:
    """`waiting.has_terms` of the text, and FTS5 of the index."""
    wanted = parse(typed).wanted
    folded = fold(text)
    assume(wanted)
    with closing(sqlite3.connect(":memory:")) as index_alone:
        index_alone.execute(CREATE)
        found = " ".join(terms_of(folded))
        index_alone.execute("INSERT INTO one VALUES (?)", (found,))
        there = all(
            index_alone.execute(
                "SELECT count(*) FROM one WHERE one MATCH ?", (each,)
            ).fetchone()[0]
            for each in wanted.split("\n")
        )

    assert has_terms(wanted, folded) == there
    assert not there or longest_sign(wanted) in folded


def test_an_article_waits_for_the_index_once(
    database: Database, articles: ArticleStore
) -> None:
    """Also when it is worded anew; when enough wait, they are written."""
    first, second = articles.add_articles([article("Old words", 2), article("Other")])
    articles.add_articles([article("New words", 2, url=_url(articles, first.id))])
    assert [row.id for row in articles.page(ArticleQuery(text="words"))] == [first.id]
    assert articles.page(ArticleQuery(text="old ")) == []

    assert not articles.index_some()

    articles.add_articles([article(f"Story {i}", i) for i in range(index.ENOUGH)])
    assert articles.index_some()
    assert not articles.index_some()
    assert database.rows("SELECT count(*) FROM article_waiting") == [(2,)]
    assert [row.id for row in articles.page(ArticleQuery(text="words"))] == [first.id]
    assert [row.id for row in articles.page(ArticleQuery(text="other"))] == [second.id]


def _url(articles: ArticleStore, article_id: ArticleId) -> str:
    row = articles.article(article_id)
    assert row is not None
    return row.stored.article.url


def test_folding_takes_case_width_accents_and_script_for_one() -> None:
    assert fold("ＡＢＣ Café 騰訊") == fold("abc cafe 腾讯")


def test_a_chinese_word_of_two_characters_needs_no_look_at_the_text() -> None:
    assert parse("騰訊").literals == ()
    assert parse("騰訊控股").literals == (fold("騰訊控股"),)
