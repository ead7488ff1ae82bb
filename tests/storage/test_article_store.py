"""An article is stored once, whatever brings it, and never loses anything."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON, article
from newswatch.domain.article import Article, ArticleId
from newswatch.domain.listing import AliasKind, EntityId
from newswatch.domain.mention import Field, Mention, Reason
from newswatch.domain.query import ArticleQuery
from newswatch.storage import sketches
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database

LONG = "The board met on Monday and approved the plan that had been discussed before."


def mention(text: str = "Alibaba", start: int = 0, entity: str = "alibaba") -> Mention:
    return Mention(
        entity_id=EntityId(entity),
        field=Field.TITLE,
        start=start,
        end=start + len(text),
        text=text,
        evidence=AliasKind.NAME,
        score=0.97,
        reasons=(Reason("company-word-after", "shares", 0.4),),
    )


def test_an_article_comes_back_as_it_went_in(articles: ArticleStore) -> None:
    one = article(
        "Alibaba rises",
        summary="One.\nTwo.",
        language="en",
        symbols=("BABA", "BRK B"),
        section="Markets",
        html="<p>One.</p>",
        image_url="https://news.example/a.png",
        published_known=False,
    )
    (added,) = articles.add_articles([one])

    row = articles.article(added.id)
    assert row is not None
    assert row.stored.article == one
    assert (added.new, added.story_id, row.stored.story_id) == (
        True,
        added.id,
        added.id,
    )


def test_ids_grow_with_the_time_of_publication(articles: ArticleStore) -> None:
    given_in = [article(f"Story number {i}", minutes_ago=i) for i in (3, 1, 2)]
    ids = [each.id for each in articles.add_articles(given_in)]

    assert sorted(ids) == [ids[0], ids[2], ids[1]]


def test_thousands_in_one_second_all_get_an_id(articles: ArticleStore) -> None:
    same_second = [
        article(f"Filing {i}", url=f"https://news.example/{i}") for i in range(3000)
    ]
    first = articles.add_articles(same_second[:1500])
    second = articles.add_articles(same_second[1500:])

    assert len({each.id for each in first + second}) == 3000


def test_one_url_from_two_feeds_is_one_article_with_both_sources(
    articles: ArticleStore,
) -> None:
    one = article("Alibaba rises", source="Agency", feed_url="https://a.example/")
    two = article(
        "Alibaba goes up", url=one.url, source="Paper", feed_url="https://b.example/"
    )
    first, second = articles.add_articles([one, two])

    assert (second.id, second.new, second.changed) == (first.id, False, False)
    (row,) = articles.page(ArticleQuery())
    assert (row.stored.article.title, row.stored.also_in) == (
        "Alibaba rises",
        ("Paper",),
    )


def test_the_same_text_of_a_source_on_a_day_is_one_article(
    articles: ArticleStore,
) -> None:
    one = article("Alibaba rises", summary=LONG)
    copy = article("ALIBABA rises", 30, summary=LONG, url="https://other.example/")
    later = article("Alibaba rises", -60 * 30, summary=LONG, url="https://3.example/")
    added = articles.add_articles([one, copy, later])

    assert [each.new for each in added] == [True, False, True]


def test_short_titles_that_come_often_stay_apart(articles: ArticleStore) -> None:
    filings = [
        article("Next Day Disclosure Return", url=f"https://hkex.example/{i}")
        for i in range(3)
    ]

    assert all(each.new for each in articles.add_articles(filings))


def test_a_corrected_title_replaces_the_old_and_asks_for_mentions(
    articles: ArticleStore,
) -> None:
    wrong = article("Alibaba raises offer")
    (added,) = articles.add_articles([wrong])
    articles.set_mentions(added.id, [mention()])
    right = article("JD.com raises offer", url=wrong.url)
    (again,) = articles.add_articles([right])

    assert (again.id, again.new, again.changed) == (added.id, False, True)
    (row,) = articles.page(ArticleQuery())
    assert (row.stored.article.title, row.mentions) == ("JD.com raises offer", ())
    assert articles.count(ArticleQuery(text="alibaba ")) == 0
    assert articles.count(ArticleQuery(text="jd.com ")) == 1


def test_a_correction_in_the_same_visit_is_found_too(articles: ArticleStore) -> None:
    wrong = article("Alibaba raises offer")
    articles.add_articles([wrong, article("JD.com raises offer", url=wrong.url)])

    assert articles.count(ArticleQuery(text="alibaba ")) == 0
    assert articles.count(ArticleQuery(text="jd.com ")) == 1


def test_another_feeds_wording_is_no_correction(articles: ArticleStore) -> None:
    one = article("Alibaba rises")
    articles.add_articles([one])
    (again,) = articles.add_articles(
        [article("Alibaba up", url=one.url, feed_url="https://b.example/")]
    )

    assert not again.changed


def test_mentions_are_replaced_and_come_back_exactly(articles: ArticleStore) -> None:
    (added,) = articles.add_articles([article("Alibaba and Tencent rise")])
    articles.set_mentions(added.id, [mention()])
    both = (mention(), mention("Tencent", 12, "tencent"))
    articles.set_mentions(added.id, both)

    (row,) = articles.rows([added.id])
    assert row.mentions == both
    articles.set_mentions(added.id, [])
    assert articles.rows([added.id])[0].mentions == ()


def test_reading_can_be_undone(articles: ArticleStore) -> None:
    ids = [each.id for each in articles.add_articles([article("One"), article("Two")])]
    articles.set_read(ids[:1], NOON)
    before = articles.read_marks(ids)
    articles.set_read(ids, NOON + timedelta(hours=1))
    assert articles.count(ArticleQuery(unread=True)) == 0

    articles.restore_read(before)
    assert articles.read_marks(ids) == {ids[0]: NOON, ids[1]: None}
    assert articles.unread_ids(ArticleQuery()) == [ids[1]]


def test_stars_are_set_and_taken_away(articles: ArticleStore) -> None:
    one, two = (e.id for e in articles.add_articles([article("One"), article("Two")]))
    articles.set_starred([two], NOON)
    assert [row.id for row in articles.page(ArticleQuery(starred=True))] == [two]

    articles.set_starred([two], None)
    assert articles.page(ArticleQuery(starred=True)) == []
    assert one != two


def test_what_was_read_outlives_the_article(articles: ArticleStore) -> None:
    one = article("Alibaba rises")
    (added,) = articles.add_articles([one])
    articles.set_read([added.id], NOON)
    articles.purge(1, NOON + timedelta(days=1, hours=1))
    assert articles.count(ArticleQuery()) == 0

    (again,) = articles.add_articles([one])
    assert again.new
    assert articles.read_marks([again.id]) == {again.id: NOON}


def test_the_window_reads_what_the_engine_wrote(path: Path) -> None:
    with closing(Database.open(path)) as engine, closing(Database.open(path)) as window:
        news, pane = ArticleStore(engine), ArticleStore(window)
        with news.transaction():
            (added,) = news.add_articles([article("Alibaba rises")])
            assert pane.page(ArticleQuery()) == []
            news.set_mentions(added.id, [mention()])

        (row,) = pane.page(ArticleQuery(text="alib"))
        assert row.mentions == (mention(),)
        pane.set_read([row.id], NOON)
        assert news.rows([added.id])[0].stored.read == NOON


def test_an_article_without_its_mentions_is_not_stored(articles: ArticleStore) -> None:
    with pytest.raises(KeyError), articles.transaction():  # noqa: PT012
        articles.add_articles([article("Alibaba rises")])
        raise KeyError

    assert articles.count(ArticleQuery()) == 0
    assert articles.count(ArticleQuery(text="alibaba")) == 0


def test_going_through_all_meets_each_once(articles: ArticleStore) -> None:
    articles.add_articles([article(f"Story number {i}", i) for i in range(25)])
    seen: list[ArticleId] = []
    last = ArticleId(0)
    while rows := articles.articles_after(last, 10):
        seen += [row.id for row in rows]
        last = rows[-1].id

    assert len(seen) == len(set(seen)) == 25
    assert seen == sorted(seen)


texts = st.text(st.characters(codec="utf-8"), max_size=60)


@given(
    one=st.builds(
        Article,
        url=texts,
        title=st.text(st.characters(), min_size=1, max_size=60),
        summary=texts,
        published=st.datetimes(
            datetime(1900, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
            datetime(2200, 1, 1),  # noqa: DTZ001
            timezones=st.just(UTC),
        ).map(lambda when: when.replace(microsecond=0, fold=0)),
        fetched=st.just(NOON),
        source=texts,
        feed_url=texts,
        language=st.sampled_from(["en", "zh-Hant", ""]),
        html=texts,
    )
)
def test_any_text_round_trips(kept_database: Database, one: Article) -> None:
    kept_database.execute("DELETE FROM article")
    kept_database.execute("DELETE FROM article_status")
    (added,) = ArticleStore(kept_database).add_articles([one])

    row = ArticleStore(kept_database).article(added.id)
    assert row is not None
    found = row.stored.article
    storable = one.title.encode("utf-8", "replace").decode()
    assert (found.title, found.summary, found.html) == (storable, one.summary, one.html)
    assert found.published == one.published


def test_a_page_looks_as_far_for_a_story_as_a_story_reaches() -> None:
    from newswatch.domain import story
    from newswatch.storage.article_ids import STORY_WINDOW

    assert story.WINDOW == STORY_WINDOW


def test_a_later_process_gathers_stories_with_what_was_stored_before(
    path: Path,
) -> None:
    """What is looked up by wording lives in memory, and is made from the file."""
    with closing(Database.open(path)) as database:
        (first,) = ArticleStore(database).add_articles(
            [article("Alibaba to build", 9, summary=f"{LONG} {LONG} Twice it said so.")]
        )
    with closing(Database.open(path)) as one, closing(Database.open(path)) as other:
        told = [
            article(f"It builds, {i}", i, summary=f"{LONG} {LONG} Twice it said so.")
            for i in (3, 2, 1)
        ]
        stories = [
            ArticleStore(database).add_articles([each])[0].story_id
            for database, each in zip((one, other, one), told, strict=True)
        ]

    assert stories == [first.id] * 3


def test_an_undone_transaction_leaves_nothing_to_compare_with(
    database: Database, articles: ArticleStore
) -> None:
    same = f"{LONG} {LONG} Twice it said so."
    with suppress(ZeroDivisionError), articles.transaction():
        articles.add_articles([article("Alibaba to build", 9, summary=same)])
        raise ZeroDivisionError
    (added,) = articles.add_articles([article("It builds", 1, summary=same)])

    assert added.story_id == added.id
    assert database.rows("SELECT article_id FROM story_sketch") == [(added.id,)]


def test_wording_is_forgotten_after_two_weeks(
    database: Database, articles: ArticleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sketches, "_FORGOTTEN", 3)
    days = [
        article(f"Alibaba opened shop {i} in town {i}", 1440 * (40 - i))
        for i in range(40)
    ]
    for each in days:
        articles.add_articles([each])
    articles.chores()

    (kept,) = database.rows("SELECT count(*) FROM story_sketch")[0]
    (looked_up,) = database.rows(
        "SELECT count(DISTINCT article_id) FROM temp.story_band"
    )[0]
    assert kept == looked_up
    assert 14 <= kept <= 15
