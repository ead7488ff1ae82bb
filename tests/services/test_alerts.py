"""Notifications are sparing: by story, for holdings, never a backlog."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from builders import NOON, article, listing
from newswatch.domain.article import ArticleId
from newswatch.domain.listing import AliasKind, EntityId, ListingId
from newswatch.domain.mention import Field, Mention
from newswatch.ports import AddedArticle
from newswatch.services.alerts import AlertPolicy
from newswatch.services.news import NewArticle
from newswatch.services.watched import Watched
from newswatch.settings import Settings

ALIBABA = listing("9988.HK", "alibaba", name="Alibaba Group")
APPLE = listing("AAPL", "apple", name="Apple")
TENCENT = listing("0700.HK", "tencent", name="Tencent")
WATCHED = Watched((ALIBABA, APPLE), frozenset({ListingId("9988.HK")}))
TWO_HELD = Watched((ALIBABA, TENCENT), frozenset({ALIBABA.id, TENCENT.id}))


def mention(entity: str, *, score: float = 0.95, start: int = 0) -> Mention:
    return Mention(
        entity_id=EntityId(entity),
        field=Field.TITLE if start == 0 else Field.SUMMARY,
        start=start,
        end=start + 7,
        text="Alibaba",
        evidence=AliasKind.NAME,
        score=score,
    )


def news(
    number: int, *mentions: Mention, story: int = 0, minutes_ago: int = 1
) -> NewArticle:
    added = AddedArticle(
        ArticleId(number), new=True, story_id=ArticleId(story or number)
    )
    return NewArticle(added, article(f"Story {number}", minutes_ago), mentions)


def told(policy: AlertPolicy, *fresh: NewArticle, at: datetime = NOON) -> list[str]:
    return [n.body for n in policy.judge(fresh, WATCHED, Settings(), at)]


def test_a_holding_in_the_title_is_told() -> None:
    assert told(AlertPolicy(), news(1, mention("alibaba"))) == ["Story 1"]


def test_what_is_only_watched_or_unknown_is_not_told() -> None:
    policy = AlertPolicy()

    assert told(policy, news(1, mention("apple")), news(2, mention("tesla"))) == []


def test_an_unsure_or_passing_mention_is_not_told() -> None:
    policy = AlertPolicy()

    assert told(policy, news(1, mention("alibaba", score=0.6))) == []
    assert told(policy, news(2, mention("alibaba", start=900))) == []


def test_a_market_report_that_also_names_a_holding_is_not_told() -> None:
    report = news(1, mention("hsi"), mention("alibaba", start=40))

    assert told(AlertPolicy(), report) == []


def test_a_headline_without_a_name_leaves_it_to_the_first_lines() -> None:
    assert told(AlertPolicy(), news(1, mention("alibaba", start=40))) == ["Story 1"]


def test_the_name_is_the_one_that_the_headline_names_first() -> None:
    tencent = replace(mention("tencent"), start=5, end=12)
    alibaba = replace(mention("alibaba"), start=30, end=37)
    story = NewArticle(
        AddedArticle(ArticleId(1), new=True, story_id=ArticleId(1)),
        article("Will Tencent pay more than Alibaba?", 1),
        (replace(alibaba, field=Field.TITLE), replace(tencent, field=Field.TITLE)),
    )

    (one,) = AlertPolicy().judge([story], TWO_HELD, Settings(), NOON)

    assert one.title == "Tencent · 0700.HK"


def test_who_the_headline_does_not_name_never_stands_over_it() -> None:
    policy = AlertPolicy()
    once = Settings(notify_per_hour=1)
    both = (mention("alibaba"), mention("tencent", start=20))
    fresh = [news(1, *both), news(2, *both)]

    titles = [
        n.title for each in fresh for n in policy.judge([each], TWO_HELD, once, NOON)
    ]

    assert titles == ["Alibaba Group · 9988.HK"]


def test_one_story_is_told_once() -> None:
    policy = AlertPolicy()

    assert told(policy, news(1, mention("alibaba"))) == ["Story 1"]
    assert told(policy, news(2, mention("alibaba"), story=1)) == []


def test_old_news_and_a_backlog_are_not_told() -> None:
    policy = AlertPolicy()
    backlog = [news(n, mention("alibaba")) for n in range(1, 4)]

    assert told(policy, news(9, mention("alibaba"), minutes_ago=200)) == []
    assert policy.judge(backlog, WATCHED, Settings(), NOON, quiet=True) == []
    assert told(policy, *backlog) == [], "the backlog was seen, not forgotten"


def test_weeks_of_backlogs_are_forgotten_the_oldest_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("newswatch.services.alerts.MOST_STORIES", 3)
    policy = AlertPolicy()
    policy.remember(map(ArticleId, range(1, 5)))

    assert told(policy, news(2, mention("alibaba"))) == []
    assert len(told(policy, news(1, mention("alibaba")))) == 1


def test_many_at_once_become_one() -> None:
    fresh = [news(n, mention("alibaba")) for n in range(1, 4)]
    notifications = AlertPolicy().judge(fresh, WATCHED, Settings(), NOON)

    assert [n.title for n in notifications] == ["3 new stories"]
    assert notifications[0].article_ids == (1, 2, 3)


def test_one_holding_does_not_shout_all_hour() -> None:
    policy = AlertPolicy()
    bodies = [
        told(policy, news(n, mention("alibaba")), at=NOON + timedelta(minutes=n))
        for n in range(1, 8)
    ]

    assert sum(map(len, bodies)) == Settings().notify_per_hour
    later = news(99, mention("alibaba"), minutes_ago=-120)
    assert told(policy, later, at=NOON + timedelta(hours=2)) == ["Story 99"]


@pytest.mark.parametrize(
    ("quiet", "clock", "expected"),
    [
        (("22:00", "07:00"), "23:30", 0),
        (("22:00", "07:00"), "06:59", 0),
        (("22:00", "07:00"), "07:00", 1),
        (("12:00", "13:00"), "12:30", 0),
        (("", ""), "03:00", 1),
    ],
)
def test_quiet_hours_are_quiet(
    quiet: tuple[str, str], clock: str, expected: int
) -> None:
    settings = replace(Settings(), quiet_from=quiet[0], quiet_to=quiet[1])
    hour, minute = map(int, clock.split(":"))
    now = datetime(2025, 2, 17, hour, minute, tzinfo=UTC)
    fresh = NewArticle(
        AddedArticle(ArticleId(1), new=True, story_id=ArticleId(1)),
        replace(article("Now"), published=now),
        (mention("alibaba"),),
    )
    policy = AlertPolicy(zone=UTC)

    assert len(policy.judge([fresh], WATCHED, settings, now)) == expected


def test_notifications_can_be_switched_off() -> None:
    settings = replace(Settings(), notify=False)

    assert (
        AlertPolicy().judge([news(1, mention("alibaba"))], WATCHED, settings, NOON)
        == []
    )
