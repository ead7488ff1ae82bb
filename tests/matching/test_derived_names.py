"""A listing whose name alone is known: what it may be called, and what not."""

from __future__ import annotations

import pytest

from builders_matching import entity
from newswatch.matching.builder import build_matcher


def mentions(name: str, text: str, *, symbol: str = "QXX", name_zh: str = "") -> bool:
    """Return whether a text mentions the only listing that is watched."""
    listing = entity(f"x:{symbol}", name, name_zh, symbols=(symbol,))
    return bool(build_matcher([listing]).find(text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Quuxtron Inc. Common Stock", "Quuxtron rejects a written proposal"),
        ("Eagle Therapeutics Inc.", "Eagle Therapeutics Presents Phase 2 Data"),
        ("Ready Capital Corp", "Ready Capital Corporation faces a class action"),
        ("Ready Capital Corp", "The bank said Ready Capital reported a loss on loans"),
        ("Pebbles, Inc. Class A Common Stock", "Is Pebbles (QXX) Poised for a Surge?"),
        ("Quuxal Holdings", "The board of Quuxal Holdings Inc met on Monday"),
        ("Quuxal Pharmaceuticals", "Shares of Quuxal Pharma rose on Monday"),
        ("QXX Inc. Common Stock", "Does QXX's (QXX) Earnings Jump Mean Anything"),
    ],
)
def test_it_is_found_by_what_is_its_own(name: str, text: str) -> None:
    assert mentions(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Founder Group Limited", "Airbnb Founder Joins Retail Chain's Board"),
        ("Versus Systems Inc.", "AUM of $48B Versus $46B at the End of May"),
        ("Symphony Holdings", "London Symphony Hall opens after works"),
        ("Clean Energy Technologies", "Laos and China sign a clean energy deal"),
        ("National Bank Holdings Corp", "Keep Punjab National Bank on radar: analyst"),
        ("Q2 Holdings", "Apple Q2 Revenues Beat Estimates"),
        ("A10 Networks", "See page A10 for the company's results"),
        ("Massimo Group", "Chief executive Massimo Rossi on growth"),
        ("QXX Inc. Common Stock", "QXX Shipyard ends 13% higher on deal talk"),
        ("Quuxal Holdings", "The deal with Quuxal Industries closed on Monday"),
        ("Quuxal Holdings", "Quuxal Group Names New Chief"),
        ("Quuxal Inc.", "The board appointed Quuxal Mircheva as its chair"),
        ("National Bank Holdings", "Punjab National Bank Q4 Net Dips 29 per cent"),
        ("Quuxal Industries Inc.", "QXX soars 8 pc in early trade on BSE"),
    ],
)
def test_words_initials_and_people_are_not_it(name: str, text: str) -> None:
    assert not mentions(name, text)


@pytest.mark.parametrize(
    ("name_zh", "text"),
    [
        ("酷思創控股有限公司", "酷思創升3%"),
        ("天津銀行股份有限公司", "天津銀行存款增長"),
        ("有利集團有限公司", "有利集團有限公司公布業績"),
        ("優越集團控股有限公司", "業績公布後，優越升逾5%，收報2元"),
    ],
)
def test_a_chinese_one_is_found_by_what_is_its_own(name_zh: str, text: str) -> None:
    assert mentions("Quux", text, symbol="1234.HK", name_zh=name_zh)


@pytest.mark.parametrize(
    ("name_zh", "text"),
    [
        ("有利集團有限公司", "措施有利於穩定金融市場運行"),
        ("世界(集團)有限公司", "為世界經濟作出貢獻"),
        ("優越集團控股有限公司", "當區地理位置優越，適合開發"),
        ("未來發展控股有限公司", "他對公司的未來發展充滿信心"),
        ("國際娛樂有限公司", "與國際娛樂巨頭合作"),
        ("建成控股有限公司", "園區建成後，公司會進駐"),
    ],
)
def test_chinese_words_are_not_it(name_zh: str, text: str) -> None:
    assert not mentions("Quux", text, symbol="1234.HK", name_zh=name_zh)
