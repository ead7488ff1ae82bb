"""An article's price statement is found, and its figures are checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import listing, quote, rate
from builders_market import hk
from newswatch.domain.claims import Statement, find_statements
from newswatch.domain.fx import FxTable
from newswatch.domain.money import Money
from newswatch.domain.price_action import price_action
from newswatch.domain.session import SessionCalendar
from newswatch.domain.verify import CheckKind, Known, Verdict, check, stated_moment
from newswatch.domain.wording import rounded

OURS = (
    "Price Action: Alibaba Group's shares on the Hong Kong exchange are trading at "
    "129.10 Hong Kong dollars ($16.59), up 4.03% as of 9:41 AM local time. Year to "
    "date, the stock has risen by 58.79%."
)
KNOWN = Known(
    unit="HKD",
    price=Decimal("129.10"),
    previous_close=Decimal("124.10"),
    year_close=Decimal("81.30"),
    rate=1 / Decimal("7.7818"),
)


def only(text: str) -> Statement:
    (statement,) = find_statements(text)
    return statement


def verdicts(text: str, known: Known) -> dict[CheckKind, Verdict]:
    return {c.kind: c.verdict for c in check(only(text), known)}


def test_every_figure_is_found_where_it_stands() -> None:
    found = only(OURS)

    assert (found.price.value, found.unit.code) == (Decimal("129.10"), "HKD")
    assert found.converted is not None
    assert found.converted[0] == Money(Decimal("16.59"), "USD")  # type: ignore[arg-type]
    assert found.change is not None
    assert found.change.value == Decimal("4.03")
    assert found.at is not None
    assert found.at[0] == time(9, 41)
    assert found.local
    assert found.year_to_date is not None
    assert found.year_to_date.value == Decimal("58.79")

    spans = [found.price.span, found.converted[1].span, found.change.span]
    spans += [found.at[1], found.year_to_date.span]
    assert [OURS[s.start : s.end] for s in spans] == [
        "129.10",
        "16.59",
        "up 4.03%",
        "9:41 AM local time",
        "Year to date, the stock has risen by 58.79%",
    ]


def test_what_it_implies_agrees_with_what_we_know(hongkong: SessionCalendar) -> None:
    known = replace(KNOWN, published=hk("09:50"), calendar=hongkong)

    checks = {c.kind: c for c in check(only(OURS), known)}

    assert {c.verdict for c in checks.values()} == {Verdict.AGREES}
    assert checks[CheckKind.RATE].implied == Decimal("7.7818")
    assert checks[CheckKind.CHANGE].implied == Decimal("124.10")
    assert checks[CheckKind.YEAR_TO_DATE].implied == Decimal("81.30")
    assert [c.span.start for c in checks.values()] == sorted(
        c.span.start for c in checks.values()
    )


def test_the_badge_explains_the_arithmetic() -> None:
    words = {c.kind: c.words for c in check(only(OURS), KNOWN)}

    assert words[CheckKind.RATE] == (
        "129.10 ÷ 16.59 = 7.7818 HKD for one USD, inside the band of 7.75 to 7.85; "
        "our rate is 7.7818."
    )
    assert words[CheckKind.CHANGE] == (
        "129.10 ÷ 1.0403 = 124.10 implied as the previous close; ours is 124.10, "
        "which makes +4.03%."
    )


def test_a_price_and_its_conversion_are_enough() -> None:
    text = "Alibaba shares are trading at HK$129.10 ($16.59)."

    assert verdicts(text, KNOWN) == {
        CheckKind.PRICE: Verdict.AGREES,
        CheckKind.RATE: Verdict.AGREES,
    }


def test_the_peg_alone_can_refute_a_conversion() -> None:
    wrong = OURS.replace("16.59", "17.59")

    assert verdicts(OURS, Known())[CheckKind.RATE] is Verdict.AGREES
    assert verdicts(wrong, Known())[CheckKind.RATE] is Verdict.DIFFERS
    (found,) = [c for c in check(only(wrong), Known()) if c.kind is CheckKind.RATE]
    assert "outside the band" in found.words


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (OURS.replace("129.10", "130.10"), CheckKind.PRICE),
        (OURS.replace("up 4.03%", "up 4.30%"), CheckKind.CHANGE),
        (OURS.replace("up 4.03%", "down 4.03%"), CheckKind.CHANGE),
        (OURS.replace("58.79%", "57.89%"), CheckKind.YEAR_TO_DATE),
        (OURS.replace("risen by", "fallen by"), CheckKind.YEAR_TO_DATE),
        (OURS.replace("up 4.03%", "down 100%"), CheckKind.CHANGE),
        (OURS.replace("16.59", "16.20"), CheckKind.RATE),
    ],
)
def test_a_wrong_figure_is_named(wrong: str, kind: CheckKind) -> None:
    assert verdicts(wrong, KNOWN)[kind] is Verdict.DIFFERS


@pytest.mark.parametrize(
    "written",
    [
        OURS.replace("129.10 Hong Kong dollars ($16.59)", "HKD 129.10 (USD 16.59)"),
        OURS.replace("129.10 Hong Kong dollars ($16.59)", "HK$ 129.10 ( US$ 16.59 )"),
        OURS.replace("129.10 Hong Kong dollars", "129.10 HKD"),
        OURS.replace(" ", "\N{NO-BREAK SPACE}"),
        OURS.replace("9:41 AM", "9:41\N{NARROW NO-BREAK SPACE}a.m."),
        OURS.replace("%", " %").replace("up ", "up  "),
        OURS.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.%$"}),
        (
            "阿里巴巴股價現報 129.10 港元 (16.59 美元)，升 4.03 %"
            "（截至當地時間上午9時41分）。年初至今，股價累計上升 58.79 %。"
        ),
        (
            "阿里巴巴股價現報１２９．１０港元（１６．５９美元），升４．０３％"
            "（截至當地時間上午９時４１分）。年初至今，股價累計上升５８．７９％。"
        ),
        (
            "阿里巴巴股价现报129.10港元（16.59美元），涨4.03%"
            "（截至当地时间上午9时41分）。年初至今，股价累计上涨58.79%。"
        ),
    ],
)
def test_however_it_is_set_the_figures_are_the_same(written: str) -> None:
    found = verdicts(written, KNOWN)

    assert set(found) == set(CheckKind)
    assert set(found.values()) - {Verdict.UNKNOWN} == {Verdict.AGREES}
    assert only(written).price.value == Decimal("129.10")
    for right, wrong in (("16", "19"), ("１６", "１９")):
        off = verdicts(written.replace(right, wrong), KNOWN)
        if right in written:
            assert off[CheckKind.RATE] is Verdict.DIFFERS


def test_what_we_do_not_know_is_unknown_not_wrong() -> None:
    found = verdicts(OURS, Known())

    assert found[CheckKind.PRICE] is Verdict.UNKNOWN
    assert found[CheckKind.CHANGE] is Verdict.UNKNOWN
    assert found[CheckKind.TIME] is Verdict.UNKNOWN


def test_a_statement_about_another_listing_is_not_called_wrong() -> None:
    tencent = OURS.replace("129.10", "512.50").replace("16.59", "65.86")
    pence = Known(unit="GBp", price=Decimal(871), previous_close=Decimal(900))

    for known in (KNOWN, pence):
        found = verdicts(tencent, known)
        assert found[CheckKind.PRICE] is Verdict.UNKNOWN
        assert found[CheckKind.CHANGE] is Verdict.UNKNOWN
        assert found[CheckKind.RATE] is Verdict.AGREES


def test_other_rates_need_ours() -> None:
    text = "Toyota's shares are trading at 2,845 yen ($18.68), up 1.61%."

    known = Known(unit="JPY", rate=1 / Decimal("152.3"))
    assert verdicts(text, known)[CheckKind.RATE] is Verdict.AGREES
    assert verdicts(text, Known())[CheckKind.RATE] is Verdict.UNKNOWN
    far = Known(rate=1 / Decimal(140))
    assert verdicts(text, far)[CheckKind.RATE] is Verdict.DIFFERS


def test_a_bare_dollar_amount_has_no_rate() -> None:
    text = "Its shares closed at 20.00 dollars (HK$156.00), down 2 percent."

    found = only(text)

    assert found.unit.currency is None
    assert found.change is not None
    assert found.change.value == -2
    assert verdicts(text, Known())[CheckKind.RATE] is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("published", "verdict"),
    [("09:50", Verdict.AGREES), ("16 20:00", Verdict.DIFFERS)],
)
def test_a_stated_time_must_lie_in_trading_hours(
    hongkong: SessionCalendar, published: str, verdict: Verdict
) -> None:
    known = replace(KNOWN, published=hk(published), calendar=hongkong)

    assert verdicts(OURS, known)[CheckKind.TIME] is verdict


def test_a_time_later_than_publication_was_the_day_before(
    hongkong: SessionCalendar,
) -> None:
    statement = only(OURS)

    assert stated_moment(statement, hk("18 09:00"), hongkong) == hk("17 09:41")
    assert stated_moment(statement, hk("09:41"), hongkong) == hk("09:41")
    assert stated_moment(replace(statement, local=False), hk("12:00"), hongkong) is None


@pytest.mark.parametrize(
    ("text", "price", "code", "change"),
    [
        ("BABA shares traded at $124.73, up 2.5% on Friday", "124.73", "USD", "2.5"),
        ("Shares closed at HK$1,129.10, 3.2% lower.", "1129.10", "HKD", "-3.2"),
        ("The stock was at 871.2 pence, down about 1%", "871.2", "GBp", "-1"),
        ("The index ended at 22,700.33 points, up 0.35%", "22700.33", "", "0.35"),
        ("shares were at 12.5 EUR, rising 4 per cent", "12.5", "EUR", "4"),
        ("股價現報129.1港元，升4.03%", "129.1", "HKD", "4.03"),
        ("恒生指數收報22620點，跌幅約0.2%", "22620", "", "-0.2"),
        ("股价收报88.5元，下跌1.2％", "88.5", "", "-1.2"),
    ],
)
def test_other_ways_to_say_it(text: str, price: str, code: str, change: str) -> None:
    found = only(text)

    assert (found.price.value, found.unit.code) == (Decimal(price), code)
    assert found.change is not None
    assert found.change.value == Decimal(change)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bank raised its price target to $150 from $140.",
        "It bought a stake in a $5 billion deal, up 4% on last year.",
        "Shares are trading at 129.10 Hong Kong dollars. Sales rose 4%.",
        "He is at 25 offices, up 4%.",
        "Unemployment is at 4.1%, up 0.2%.",
    ],
)
def test_other_numbers_are_no_statement(text: str) -> None:
    assert find_statements(text) == ()


def test_two_statements_keep_their_own_figures() -> None:
    text = (
        "Tencent shares closed at HK$512.50, up 1.2%. Alibaba shares closed at "
        "HK$129.10, down 0.5%, and have lost 3% year to date."
    )

    first, second = find_statements(text)

    assert first.change is not None
    assert second.change is not None
    assert first.year_to_date is None
    assert (first.change.value, second.change.value) == (
        Decimal("1.2"),
        Decimal("-0.5"),
    )
    assert second.year_to_date is not None
    assert second.year_to_date.value == -3


def test_a_time_that_is_none_is_passed_over() -> None:
    assert only("Shares are trading at $5.00, up 1% as of 19:75 PM").at is None
    afternoon = only("Shares are trading at $5.00, up 1% as of 2:05 p.m. local time")
    assert afternoon.at is not None
    assert afternoon.at[0] == time(14, 5)


def test_the_recorded_article_is_understood(shared_data: Path) -> None:
    text = (shared_data / "seed" / "alibaba-benzinga.txt").read_text(encoding="utf-8")

    checks = {c.kind: c for c in check(only(text), KNOWN)}

    assert checks[CheckKind.RATE].implied == Decimal("7.7818")
    assert checks[CheckKind.CHANGE].implied == Decimal("124.10")
    assert checks[CheckKind.YEAR_TO_DATE].implied == Decimal("81.30")
    assert Verdict.DIFFERS not in {c.verdict for c in checks.values()}


cents = st.integers(100, 999_999).map(lambda n: Decimal(n) / 100)


@given(
    last=cents,
    close=cents,
    base=cents,
    unit=st.sampled_from(["HKD", "USD", "EUR", "GBp", "SGD"]),
    minute=st.integers(0, 149),
    language=st.sampled_from(["en", "zh"]),
)
def test_our_own_sentence_reads_back_as_its_numbers(
    hongkong: SessionCalendar,
    last: Decimal,
    close: Decimal,
    base: Decimal,
    unit: str,
    minute: int,
    language: str,
) -> None:
    at = hk("09:30") + timedelta(minutes=minute)
    made = quote(f"9988.HK {last} {unit} from {close}", at, delay=timedelta())
    fx = FxTable(
        tuple(
            rate(r)
            for r in ("USD/HKD 7.8", "EUR/USD 1.05", "GBP/USD 1.25", "USD/SGD 1.3")
        )
    )
    change, year = (last / close - 1) * 100, (last / base - 1) * 100
    assume(abs(change) >= Decimal("0.005") and abs(year) >= Decimal("0.005"))
    shares = listing(
        "9988.HK", name="Alibaba Group", name_zh="阿里巴巴集團", mic="XHKG"
    )

    text = price_action(
        shares,
        made,
        now=at,
        calendar=hongkong,
        fx=fx,
        ytd_base=base,
        language=language,
    )
    found = only(text)

    assert (found.price.value, found.unit.code) == (last, unit)
    assert found.change is not None
    assert found.change.value == rounded(change, 2)
    assert found.year_to_date is not None
    assert found.year_to_date.value == rounded(year, 2)
    assert found.at is not None
    assert found.at[0] == at.time()
    assert found.local
    assert (found.converted is None) == (unit == "USD")
    known = Known(
        unit=unit,
        price=last,
        previous_close=close,
        year_close=base,
        rate=None
        if unit == "USD"
        else fx.conversion(made.money.currency, "USD").factor,  # type: ignore[union-attr, arg-type]
        published=at,
        calendar=hongkong,
    )
    assert {c.verdict for c in check(found, known)} == {Verdict.AGREES}
