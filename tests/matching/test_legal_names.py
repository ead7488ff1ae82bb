"""Names as registers write them lose what nobody says."""

from __future__ import annotations

import pytest

from newswatch.matching.legal import chinese_short_names, english_short_names


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Quux Group Holding Limited", "Quux"),
        ("QUUX CORP /DE/", "QUUX"),
        ("Quux Inc. Class A Common Stock", "Quux"),
        ("Quux (Holdings) Limited", "Quux"),
        ("Quux plc American Depositary Shares each representing 8 shares", "Quux"),
        ("Quux Pacific Limited 'A'", "Quux Pacific"),
        ("Quux & Co., Ltd.", "Quux"),
        ("Quux S.A.", "Quux"),
        ("Quux Technologies, Inc", "Quux"),
        ("Quux A/S", "Quux"),
        ("The Quuxley Company", "Quuxley"),
        ("Koninklijke Quux N.V.", "Quux"),
        ("Quux Realty Trust, Inc.", "Quux Realty"),
        ("Quux", "Quux"),
    ],
)
def test_english_names(name: str, short: str) -> None:
    assert [name, *english_short_names(name)][-1] == short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("酷思集團控股有限公司", "酷思"),
        ("酷思股份有限公司", "酷思"),
        ("酷思集團－ＳＷ", "酷思"),
        ("酷思科技（集團）有限公司", "酷思科技"),
        ("中國酷思(香港)股份有限公司", "中國酷思"),
        ("酷思股份有限公司'A'", "酷思"),
        ("酷思", "酷思"),
    ],
)
def test_chinese_names(name: str, short: str) -> None:
    assert list(chinese_short_names(name))[-1] == short


def test_a_name_of_legal_words_alone_keeps_something() -> None:
    assert all(english_short_names("The Company Limited"))
    assert all(chinese_short_names("集團有限公司"))
