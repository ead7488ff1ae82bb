"""Numbers and days as people and spreadsheets write them; never one for another."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.statements.amounts import Mark, TwoNumbers, marks_of, number
from newswatch.statements.days import Ambiguous, DayOrder, day, day_order, moment


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1,234.56", "1234.56"),
        ("(1,234)", "-1234"),
        ("$-5", "-5"),
        ("-$5.10", "-5.10"),
        ("HK$1,000", "1000"),
        ("５００", "500"),
        ("1 000", "1000"),
        ("1'000.5", "1000.5"),
        ("100-", "-100"),
        ("\N{MINUS SIGN}3", "-3"),
        ("+7", "7"),
        ("5,000 USD", "5000"),
        ("800股", "800"),
        ("1,23,456", "123456"),
    ],
)
def test_numbers_are_read(cell: str, expected: str) -> None:
    assert number(cell) == Decimal(expected)


@pytest.mark.parametrize(
    "cell",
    [
        *("", "--", "abc", "10:1", "NaN", "Infinity", "12,5", "1,2,3", "9" * 50),
        *("1e9x", "1E-999999", "9E999999", "\ufdfa" * 100_000),
    ],
)
def test_what_is_no_number_is_none(cell: str) -> None:
    assert number(cell) is None


@pytest.mark.parametrize(
    ("cells", "marks"),
    [
        (["1.234,56", "7"], {Mark.COMMA}),
        (["28,03", "1"], {Mark.COMMA}),
        (["1.234.567"], {Mark.COMMA}),
        (["0,125"], {Mark.COMMA}),
        (["1,234.5", "1,234"], {Mark.POINT}),
        (["$79.50"], {Mark.POINT}),
        (["1234.567"], {Mark.POINT}),
        (["1,234", "1.234", "12", "12.04.2025"], set()),
        (["1,5", "1.5"], {Mark.COMMA, Mark.POINT}),
    ],
)
def test_cells_tell_which_mark_is_the_decimal_one(
    cells: list[str], marks: set[Mark]
) -> None:
    assert marks_of(cells) == marks


@pytest.mark.parametrize("cell", ["1.234", "1,234", "-12.345", "$100,000"])
def test_what_can_be_two_numbers_is_neither(cell: str) -> None:
    with pytest.raises(TwoNumbers, match="can be two numbers"):
        number(cell, None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("0,125", "0.125"), ("800", "800")],
)
def test_a_number_that_is_sure_by_itself_needs_no_file(
    cell: str, expected: str
) -> None:
    assert number(cell, None) == Decimal(expected)


@given(st.decimals("-1e9", "1e9", places=2))
def test_numbers_survive_thousands_separators(value: Decimal) -> None:
    assert number(f"{value:,}") == value
    swapped = f"{value:,}".translate(str.maketrans(",.", ".,"))
    assert number(swapped, Mark.COMMA) == value


@given(st.decimals("-1e6", "1e6", places=3))
def test_an_unknown_mark_never_gives_another_number(value: Decimal) -> None:
    for written in (f"{value:,}", f"{value}"):
        with suppress(TwoNumbers):
            assert number(written, None) == value


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(cell: str) -> None:
    for mark in (*Mark, None):
        with suppress(TwoNumbers):
            found = number(cell, mark)
            assert found is None or found.is_finite()


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_refused(cell: str) -> None:
    with suppress(ValueError):
        assert day(cell, None).year > 0


@pytest.mark.parametrize("cell", ["0001-01-01", "1/2/1850", "9999-12-31"])
def test_a_day_of_another_age_is_none(cell: str) -> None:
    with pytest.raises(ValueError, match="no day"):
        day(cell, DayOrder.DAY_FIRST)


@pytest.mark.parametrize(
    "cell", ["0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00"]
)
def test_a_moment_at_the_end_of_all_calendars_is_none(cell: str) -> None:
    assert moment(cell) is None


# --- days -----------------------------------------------------------------------

TODAY = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2025", "13/01/2025"], DayOrder.DAY_FIRST),
        (["03/04/2025", "01/13/2025"], DayOrder.MONTH_FIRST),
        (["03/04/2025", "12/05/2025"], DayOrder.DAY_FIRST),
        (["25/03/04", "25/04/30"], DayOrder.YEAR_FIRST),
        (["25/03/04", "24/12/30"], DayOrder.YEAR_FIRST),
        (["13/01/25", "31/01/25"], DayOrder.DAY_FIRST),
        (["03/04/25"], None),
        (["03.04.25"], DayOrder.DAY_FIRST),
        (["2025-03-04"], None),
    ],
)
def test_a_column_tells_its_order_also_by_what_is_yet_to_come(
    cells: list[str], order: DayOrder | None
) -> None:
    assert day_order(cells, TODAY) == order


@pytest.mark.parametrize("cell", ["03/04/2025", "13/01/25", "25/03/04"])
def test_a_day_that_can_be_two_is_not_guessed(cell: str) -> None:
    with pytest.raises(Ambiguous):
        day(cell, None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12 déc. 2024", "2024-12-12"),
        ("3. März 2025", "2025-03-03"),
        ("15 mai 2024", "2024-05-15"),
        ("7 juil. 2024", "2024-07-07"),
        ("16-jan-2025", "2025-01-16"),
        ("06-Apr-21", "2021-04-06"),
        ("31 Okt 2024", "2024-10-31"),
        ("2025. 3. 4", "2025-03-04"),
        ("２０２５年３月４日", "2025-03-04"),
        ("20230412;101929", "2023-04-12"),
    ],
)
def test_days_in_the_words_of_several_languages(cell: str, expected: str) -> None:
    assert day(cell, None).isoformat() == expected


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)), st.sampled_from(DayOrder))
def test_a_day_written_in_numbers_is_itself_or_asked_about(
    value: date, order: DayOrder
) -> None:
    shapes = {
        DayOrder.DAY_FIRST: "%d/%m/%Y",
        DayOrder.MONTH_FIRST: "%m/%d/%Y",
        DayOrder.YEAR_FIRST: "%Y/%m/%d",
    }
    written = value.strftime(shapes[order])
    with suppress(Ambiguous):
        assert day(written, None) == value
    assert day(written, order) == value
