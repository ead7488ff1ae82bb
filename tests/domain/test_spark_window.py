"""Which bars stand beside an article, and where its dot is."""

from __future__ import annotations

from datetime import datetime

from builders_market import daily, hk
from builders_reaction import MORNING
from newswatch.domain.bar import Interval
from newswatch.domain.session import SessionCalendar
from newswatch.domain.spark_window import spark_window


def test_the_dot_sits_on_the_last_bar_before_publication() -> None:
    window = spark_window(hk("09:41"), MORNING, before=2, after=3)

    assert [str(b.close) for b in window.bars] == ["100", "101", "102", "103", "104"]
    assert window.dot == 1


def test_a_fresh_article_shows_more_of_what_was_before() -> None:
    window = spark_window(hk("10:31"), MORNING, before=2, after=3)

    assert len(window.bars) == 5
    assert window.dot == 4


def test_before_all_bars_there_is_no_dot() -> None:
    window = spark_window(hk("09:31"), MORNING, before=2, after=3)

    assert window.dot is None
    assert spark_window(hk("09:31"), ()).bars == ()


def test_a_daily_bar_ends_with_its_session(hongkong: SessionCalendar) -> None:
    days = daily(hongkong, {"2025-02-13": "97", "2025-02-14": "99", "2025-02-17": "1"})

    def dot(published: datetime) -> int | None:
        return spark_window(published, days, hongkong, interval=Interval.D1).dot

    assert dot(hk("14 15:59")) == 0
    assert dot(hk("14 16:01")) == 1
    assert spark_window(hk("17 16:01"), days, interval=Interval.D1).dot == 1
