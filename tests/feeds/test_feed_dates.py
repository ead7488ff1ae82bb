"""Dates as feeds write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_feeds import FETCHED, item, only, parsed, rss
from newswatch.sources.feeds.dates import parse_date
from newswatch.sources.feeds.zones import Customs

CHINESE = Customs(chinese=True, in_china=True)
MORNING = datetime(2025, 2, 17, 1, 41, tzinfo=UTC)
"""09:41 in Hong Kong."""


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 17 Feb 2025 09:41:00 +0800",
        "Mon, 17 Feb 2025 09:41:00 HKT",
        "Mon, 17 Feb 2025 09:41 HKT",
        "17 Feb 2025 09:41:00 SGT",
        "Mon, 17 Feb 25 09:41:00 HKT",
        "Mon, 17 Feb 2025 09:41:00 +08:00",
        "Mon, 17 Feb 2025 09:41:00 GMT+8",
        "Mon, 17 Feb 2025 09:41:00 GMT+0800 (Hong Kong Standard Time)",
        "Mon, 17 Feb 2025 01:41:00 GMT",
        "Mon, 17 Feb 2025 01:41:00 UT",
        "Monday, 17 February 2025 01:41:00 Z",
        "Sun, 16 Feb 2025 20:41:00 EST",
        "Sun, 16 Feb 2025 19:41:00 CST",
        "Sun, 16 Feb 2025 17:41:00 PST",
        "Mon, 17 Feb 2025 10:41:00 JST",
        "Mon, 17 Feb 2025 12:41:00 AEDT",
        "2025-02-17T09:41:00+08:00",
        "2025-02-17T01:41:00Z",
        "2025-02-17T01:41:00.123456Z",
        "2025-02-17 09:41:00 +0800",
        "2025/02/17 09:41 HKT",
        "20250217T014100Z",
        "Mon Feb 17 09:41:00 HKT 2025",
        "February 17, 2025 9:41 AM HKT",
        "Feb 16, 2025 08:41 PM EST",
        "2025年2月17日 09:41 +0800",
        "  Mon, 17 Feb 2025 09:41:00 HKT\n",
        "mon, 17 feb 2025 09:41:00 hkt",
        "Mon,17 Feb 2025 09:41:00 HKT",
        "Mo, 17 Feb 2025 02:41:00 CET",
        "lun., 17 févr. 2025 02:41:00 +0100",
        "1739756460",
        "1739756460000",
        "17/02/2025 01:41",
        "2/17/2025 1:41:00 AM",
        "17.02.2025 01:41:00 GMT",
        "17-02-2025 01:41",
        "Monday 17th February 2025 01:41 GMT",
        "2025-02-17 09:41:00 Asia/Hong_Kong",
        "Sun, 16 Feb 2025 20:41:00 ET",
        "Sun, 16 Feb 2025 17:41:00 PT",
        "Mon, 17 Feb 2025 09:41:00 + 0800",
        "2025-02-17 09:41:00 UTC +8",
        "2025-02-17T02:41:0+01:00",
        "星期一, 17 二月 2025 09:41:00 +0800",
        "周一, 17 2月 2025 09:41:00 +0800",
        "2025-02-17 09:41 (北京时间)",
        "2025年2月17日 09:41 香港時間",
        "香港時間 2025年2月17日 09:41",
        "2025年2月17日 北京時間 09:41",
        "Monday, February 17, 2025 - 01:41",
        "Mon, 17 Feb 2025 01:41:00 +0000 GMT",
        "2025-02-17T09:41+08:00[Asia/Hong_Kong]",
        "2025-02-17T01:41Z[UTC]",
        "2025-02-16T20:41:00\N{MINUS SIGN}05:00",
        "2025/02/17 AM 01:41",
    ],
)
def test_reads_the_same_moment(text: str) -> None:
    assert parse_date(text) == MORNING


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-17 09:41:00",
        "2025年2月17日 09:41",
        "2025年2月17日 上午9:41",
        "2025年2月17日（星期一）上午 9 時 41 分",
        "Mon, 17 Feb 2025 09:41:00 CST",
        "Mon, 17 Feb 2025 09:41:00 EST",
        "Mon Feb 17 09:41:00 CST 2025",
        "Mon, 17 Feb 2025 09:41:00",
        "2025-02-17 周一 09:41",
        "2025/2/17 上午 09:41:00",
        "17/2/2025 上午9:41",
        "2025年2月17日 早上9:41",
        "２０２５年２月１７日　０９：４１",
    ],
)
def test_chinese_feeds_write_chinas_time(text: str) -> None:
    assert parse_date(text, CHINESE) == MORNING


def test_explicit_offsets_hold_in_chinese_feeds_too() -> None:
    assert parse_date("Mon, 17 Feb 2025 01:41:00 GMT", CHINESE) == MORNING
    assert parse_date("Sun, 16 Feb 2025 20:41:00 -0500", CHINESE) == MORNING


def test_afternoons() -> None:
    assert parse_date("2025年2月17日 下午1:05", CHINESE) == datetime(
        2025, 2, 17, 5, 5, tzinfo=UTC
    )
    assert parse_date("Feb 17, 2025 12:05 am") == datetime(
        2025, 2, 17, 0, 5, tzinfo=UTC
    )
    assert parse_date("Feb 17, 2025 12:05 pm") == datetime(
        2025, 2, 17, 12, 5, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "Mon, 32 Feb 2025 09:41:00 GMT", "Mon, 17 Xyz 2025 09:41:00 GMT",
     "Mon, 17 Feb 2025 09:41:00 QQQ", "2025-13-01", "0001-01-01T00:00:00Z",
     "Thu, 01 Jan 1970 00:00:00 GMT", "2025-02-17T25:00:00Z", "99999999999999999999",
     "2025-02-17T09:41:00+9900", "星期一", "02/03/2025 10:00", "3 hours ago",
     "2025-02-17 09:41:00 Asia/Nowhere", "2025-02-17T24:01:00Z"],
)  # fmt: skip
def test_what_cannot_be_used_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=60), st.booleans())
def test_never_fails(text: str, chinese: bool) -> None:
    moment = parse_date(text, Customs(chinese=chinese, in_china=chinese))
    assert moment is None or moment.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_reads_back_what_email_and_iso_write(naive: datetime) -> None:
    moment = naive.replace(tzinfo=UTC, microsecond=0)
    assert parse_date(moment.strftime("%a, %d %b %Y %H:%M:%S GMT")) == moment
    assert parse_date(moment.isoformat()) == moment


def test_a_missing_date_is_said_to_be_unknown() -> None:
    article = only(rss(item("No date")))
    assert article.published == FETCHED
    assert not article.published_known


def test_a_clock_that_runs_fast_is_clamped() -> None:
    article = only(rss(item(pubDate="Mon, 17 Feb 2025 12:05:00 HKT")))
    assert article.published == FETCHED
    assert article.published_known


def test_a_date_in_the_future_is_unknown() -> None:
    article = only(rss(item(pubDate="Mon, 17 Feb 2025 20:00:00 HKT")))
    assert article.published == FETCHED
    assert not article.published_known


def test_an_update_stands_in_for_a_publication_that_cannot_be_read() -> None:
    late = "<dc:date>2025-02-17T09:41:00+08:00</dc:date>"
    assert only(rss(item(pubDate="soon", extra=late))).published == MORNING


def test_the_feeds_language_decides_what_cst_means() -> None:
    date = "Mon, 17 Feb 2025 09:41:00 CST"
    declared = rss(item(pubDate=date), head="<language>zh-CN</language>")
    written = rss(item("騰訊控股公布業績，股價上升", pubDate=date))
    english = rss(item(pubDate=date))
    assert only(declared).published == MORNING
    assert only(written).published == MORNING
    assert not only(english).published_known, "15:41 UTC has not come yet"


def test_a_chinese_feed_of_the_united_states_writes_american_time() -> None:
    date = "Sun, 16 Feb 2025 20:41:00 EST"
    body = rss(item("纽约股市上涨", pubDate=date), head="<language>zh-CN</language>")
    assert only(body, region="us").published == MORNING


def test_letters_that_move_with_the_summer() -> None:
    summer = datetime(2025, 7, 17, 13, 41, tzinfo=UTC)
    assert parse_date("Thu, 17 Jul 2025 09:41:00 ET") == summer
    assert parse_date("July 17, 2025 9:41 AM ET") == summer


def test_midnight_can_end_a_day() -> None:
    midnight = datetime(2025, 2, 17, tzinfo=UTC)
    assert parse_date("2025-02-16T24:00:00Z") == midnight
    assert parse_date("Sun, 16 Feb 2025 24:00:00 GMT") == midnight


@pytest.mark.parametrize(
    ("text", "hour"),
    [("中午12:05", 12), ("中午11:05", 11), ("中午1:05", 13), ("晚上9:05", 21),
     ("凌晨12:05", 0), ("下午1:05", 13)],
)  # fmt: skip
def test_half_days_of_chinese(text: str, hour: int) -> None:
    moment = parse_date(f"2025年2月17日 {text} +0000")
    assert moment == datetime(2025, 2, 17, hour, 5, tzinfo=UTC)


@pytest.mark.parametrize("date", ["2025-02-17 09:41:00", "Mon, 17 Feb 2025 09:41 CST"])
@pytest.mark.parametrize(
    ("link", "region", "in_china"),
    [
        ("https://news.example.hk/", "", True),
        ("https://news.example.com.cn/", "", True),
        ("https://news.example/", "hk", True),
        ("https://news.example.tw/", "us", False),
        ("https://news.example/", "", False),
    ],
)
def test_where_a_feed_is_from_says_what_a_time_without_a_zone_means(
    date: str, link: str, region: str, in_china: bool
) -> None:
    body = rss(item(pubDate=date)).replace(
        b"<link>https://news.example/<", f"<link>{link}<".encode()
    )
    assert (only(body, region=region).published == MORNING) is in_china


def test_one_date_tells_how_the_others_of_a_feed_are_written() -> None:
    american = rss(item("A", pubDate="2/3/2025"), item("B", pubDate="1/17/2025"))
    british = rss(item("A", pubDate="2/1/2025"), item("B", pubDate="17/1/2025"))
    assert [one.published.month for one in parsed(american)] == [2, 1]
    assert [one.published.day for one in parsed(british)] == [17, 2]


@pytest.mark.parametrize(
    "text",
    [
        "2025년 2월 17일 오후 1:05",
        "2025년 2월 17일 (월) 13:05:00 +0900",
        "2025년 02월 17일 월요일 오후 1시 05분",
        "2025년 2월 17일 04:05 GMT",
    ],
)
def test_korean_dates_are_koreas_unless_they_say_otherwise(text: str) -> None:
    assert parse_date(text) == datetime(2025, 2, 17, 4, 5, tzinfo=UTC)
