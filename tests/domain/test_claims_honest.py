"""What an article says of another day, period or amount raises no alarm."""

from __future__ import annotations

from decimal import Decimal

import pytest

from newswatch.domain.claims import find_statements

PRICE = "Alibaba's shares closed at HK$129.10"


def changes(text: str) -> list[str | None]:
    return [str(s.change.value) if s.change else None for s in find_statements(text)]


@pytest.mark.parametrize(
    "tail",
    [
        ", up 4.03%",
        ", up 4.03% in Hong Kong",
        ", up 4.03% on Friday",
        ", up 4.03% from the previous close",
        ", up 4.03% during morning trading",
        ", up 4.03% on heavy volume, and up 12% from a week earlier",
        ", up 12% from a week earlier and up 4.03% for the day",
        ", up 4.03 percent on the Hong Kong exchange",
    ],
)
def test_a_change_of_the_day_is_found(tail: str) -> None:
    assert changes(PRICE + tail) == ["4.03"]


@pytest.mark.parametrize(
    "tail",
    [
        ", up 12% this week",
        ", up 12% from a year ago",
        ", up 12% in the past month",
        ", up 12% over the last three months",
        ", up 12% since Monday",
        ", up 12% in January",
        ", up 12% in 2024",
        ", up 12% in three weeks",
        ", up 12% year-on-year",
        ", up 12% for the week",
        ", up 12% compared with its issue price",
    ],
)
def test_a_change_of_a_period_is_not_the_days(tail: str) -> None:
    assert changes(PRICE + tail) in ([], [None])


@pytest.mark.parametrize("tail", ["so far this year", "this year", "year to date"])
def test_the_years_change_is_the_years(tail: str) -> None:
    (found,) = find_statements(f"{PRICE}, up 58.79% {tail}.")

    assert found.change is None
    assert found.year_to_date is not None
    assert found.year_to_date.value == Decimal("58.79")


@pytest.mark.parametrize(
    "text",
    [
        "阿里巴巴收報129.1港元，今年累計升58.79%。",
        "阿里巴巴收报129.1港元，本周累计上涨12%。",
        "阿里巴巴現報129.1港元，過去一個月升12%。",
        "阿里巴巴現報129.1港元，盈利按年增長，股價同比升12%。",
    ],
)
def test_a_chinese_change_of_a_period_is_not_the_days(text: str) -> None:
    assert changes(text) in ([], [None])


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("阿里巴巴收報129.1港元，升4.03%。", "4.03"),
        ("阿里巴巴现报129.1港元，上涨4.03%。", "4.03"),
        ("阿里巴巴（09988）現報129.1港元，跌幅約4.03%，今年以來升58.79%。", "-4.03"),
    ],
)
def test_a_chinese_change_of_the_day_is(text: str, percent: str) -> None:
    assert changes(text) == [percent]


@pytest.mark.parametrize(
    "text",
    [
        "Its cash pile is at $120 billion, up 4%.",
        "Cloud revenue was at $12.5bn, up 13%.",
        "Market value stood at HK$2.4 trillion, up 4%.",
        "The analyst's price target is at HK$150, up 12%.",
        "The IPO was priced at HK$176, up 3%.",
        "The offer price was at HK$17.60, up 3%.",
        "The stock is trading at 12 times earnings, up 4%.",
        "Inflation is at $3, up 4%.",
        "該行目標價報150港元，上調12%，升12%。",
        "公司招股價成交價為17.6港元，升3%。",
        "營業額報1200億元，升4%。",
        "倫敦布蘭特期油收報每桶73.31美元，紐約期油收報69.39美元，升0.3%。",
        "現貨金較早時報2950.6美元，升約0.6%。",
        "美元兌日圓報155.6日圓，上升0.59%。",
        "Brent crude was at $91.41, up 0.63% on the day.",
    ],
)
def test_what_is_no_price_is_none(text: str) -> None:
    assert find_statements(text) == ()


@pytest.mark.parametrize(
    ("text", "closing", "weekday", "elsewhen"),
    [
        ("Shares closed at HK$124.10 on Friday, up 2%.", True, 4, False),
        ("Shares are trading at HK$124.10, up 2%, after Friday's fall.", 0, None, 0),
        ("Shares traded at HK$124.10 on Tuesday, up 2%.", False, 1, True),
        ("Shares closed at HK$110 last week, up 2%.", True, None, True),
        ("In 2020, shares traded at HK$290, up 2%.", False, None, True),
        ("Shares were at HK$120 in pre-market trading, up 2%.", False, None, True),
        ("On February 3, shares closed at HK$98, up 2%.", True, None, True),
        ("阿里巴巴週五收報124.1港元，升2%。", True, 4, False),
        ("阿里巴巴昨日收報124.1港元，升2%。", True, None, True),
        ("阿里巴巴暗盤報124.1港元，升2%。", False, None, True),
        ("阿里巴巴半日收報124.1港元，升2%。", True, None, True),
        ("阿里巴巴全日收市報124.1港元，升2%。", True, None, False),
        ("阿里巴巴競價時段報124.1港元，升2%。", False, None, True),
        ("阿里巴巴較早時報124.1港元，升2%。", False, None, False),
        ("On Monday it fell. Shares are at HK$124.10, up 2%.", False, None, False),
    ],
)
def test_the_day_is_told_from_the_sentence(
    text: str, *, closing: bool, weekday: int | None, elsewhen: bool
) -> None:
    (found,) = find_statements(text)

    assert found.closing == closing
    assert found.weekday == weekday
    assert found.elsewhen == elsewhen


def test_a_yen_sign_may_be_yuan() -> None:
    (found,) = find_statements("Shares are trading at HK$129.10 (¥120.50), up 4%.")

    assert found.converted is None


def test_a_number_is_never_cut_short() -> None:
    (found,) = find_statements("Shares closed at $1,294.50, up 4%.")

    assert found.price.value == Decimal("1294.50")
    assert found.bare_dollar


@pytest.mark.parametrize(
    "words",
    [
        "are trading at $129 to $131, up 3%",
        "are trading at HK$129-HK$131, up 3%",
        "are trading at HK$129–131, up 3%",
        "traded at $129 and $131, up 3%",
        "are at US$129 or 130, up 3%",
    ],
)
def test_an_end_of_a_range_is_no_price(words: str) -> None:
    assert not find_statements(f"Alibaba's shares {words}.")


def test_since_january_is_not_since_last_years_end() -> None:
    (found,) = find_statements(f"{PRICE}, up 4.03%, and up 120% since January.")

    assert found.year_to_date is None


def test_a_statement_knows_where_its_sentence_begins() -> None:
    text = f"Tencent rose. {PRICE}, up 4.03%."
    (found,) = find_statements(text)

    assert text[found.sentence :].startswith("Alibaba")
