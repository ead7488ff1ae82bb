"""What people type becomes one symbol, or a sentence saying why not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import listing
from newswatch.domain.errors import InputError
from newswatch.domain.symbols import canonical_symbol, hours_mic, hours_of, mic_of
from newswatch.domain.venues import VENUES, default_delay, timezone_of


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("09988.HK", "9988.HK"),
        ("9988", "9988.HK"),
        ("700", "0700.HK"),
        ("5", "0005.HK"),
        ("00005", "0005.HK"),
        ("HKG:9988", "9988.HK"),
        ("SEHK: 700", "0700.HK"),
        ("SEHK：700", "0700.HK"),
        ("0700.hk", "0700.HK"),
        ("９９８８", "9988.HK"),
        ("89988", "89988.HK"),
        ("HK.00700", "0700.HK"),
        ("hk00700", "0700.HK"),
        ("9988 HK", "9988.HK"),
        ("9988:HK", "9988.HK"),
        ("(9988.HK)", "9988.HK"),
        ("HKG:0700.HK", "0700.HK"),
        ("NYSE: BABA", "BABA"),
        ("baba", "BABA"),
        ("$baba", "BABA"),
        ("US.BABA", "BABA"),
        ("BABA US", "BABA"),
        ("BABA.N", "BABA"),
        ("BRK.B", "BRK-B"),
        ("BRK/B", "BRK-B"),
        ("BRK-B", "BRK-B"),
        ("NYSE: BRK.B", "BRK-B"),
        ("HSBA.L", "HSBA.L"),
        ("LON:HSBA", "HSBA.L"),
        ("HSBA LN", "HSBA.L"),
        ("^hsi", "^HSI"),
        ("hkd=x", "HKD=X"),
        ("gc=f", "GC=F"),
        ("BTC-USD", "BTC-USD"),
        ("7203.T", "7203.T"),
        ("TYO:7203", "7203.T"),
        ("600519", "600519.SS"),
        ("000001", "000001.SZ"),
        ("600519.SH", "600519.SS"),
        ("SHA:600519", "600519.SS"),
        ("D05.SI", "D05.SI"),
        ("SGX:D05", "D05.SI"),
    ],
)
def test_what_people_type_is_understood(typed: str, symbol: str) -> None:
    assert canonical_symbol(typed) == symbol
    assert canonical_symbol(symbol) == symbol


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "0", "00000", "阿里巴巴", "Alibaba Group Holding", "123456789"),
        *("NYSE:9988", "HKG:BABA", "ABC.HK", "9988.XX", "ABC.XX", "A-B.HK", "^"),
        *("400000", "a;b", "HKG:", "LON:--", "-.L"),
    ],
)
def test_what_is_no_symbol_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        canonical_symbol(typed)

    assert refused.value.title
    assert "9988" in refused.value.hint


@given(st.integers(1, 99999))
def test_every_hong_kong_code_has_one_symbol(code: int) -> None:
    written = {f"{code}", f"{code:05}", f"{code:05}.HK", f"HKG:{code}", f"{code} hk"}

    assert {canonical_symbol(text) for text in written} == {f"{code:04}.HK"}


@given(st.text(max_size=12))
def test_any_text_is_a_symbol_or_refused(text: str) -> None:
    try:
        symbol = canonical_symbol(text)
    except InputError:
        return
    assert canonical_symbol(symbol) == symbol


@pytest.mark.parametrize(
    ("symbol", "mic", "hours"),
    [
        ("9988.HK", "XHKG", "XHKG"),
        ("^HSCE", "XHKG", "XHKG"),
        ("HSBA.L", "XLON", "XLON"),
        ("BABA", "", "XNYS"),
        ("BRK-B", "", "XNYS"),
        ("HKD=X", "", ""),
        ("BTC-USD", "", ""),
        ("ABC.ZZ", "", ""),
    ],
)
def test_a_symbol_names_its_market(symbol: str, mic: str, hours: str) -> None:
    assert mic_of(symbol) == mic
    assert hours_mic(symbol) == hours


def test_over_the_counter_keeps_new_yorks_hours() -> None:
    assert hours_of(listing("BABAF", mic="OTCM")) == "XNYS"
    assert hours_of(listing("SONY", mic="XXXX")) == "XXXX"


def test_hong_kong_is_fifteen_minutes_late_and_others_unknown() -> None:
    assert default_delay("XHKG") == timedelta(minutes=15)
    assert default_delay("XNYS") is None
    assert default_delay("nowhere") is None


def test_every_venue_has_a_zone_and_a_phrase() -> None:
    assert all(timezone_of(mic) is not None for mic in VENUES)
    assert timezone_of("nowhere") is None
    assert VENUES["XNAS"].phrase == "on Nasdaq"
    assert VENUES["OTCM"].phrase == "over the counter"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hstech.hk", "HSTECH.HK"),
        ("BATS.L", "BATS.L"),
        ("US.AAPL", "AAPL"),
        ("HK.00700", "0700.HK"),
        ("BATS:AAPL", "AAPL"),
    ],
)
def test_a_dot_is_read_for_what_it_is(typed: str, expected: str) -> None:
    assert canonical_symbol(typed) == expected
