"""The central banks' rates: dated as what they are, crossed, never guessed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from loopback.internet import Internet
from loopback.plain import PageServer
from newswatch.domain.errors import BadResponse, Unreachable
from newswatch.domain.fx import FxTable
from newswatch.domain.money import CNY, EUR, GBP, HKD, JPY, USD, Currency
from newswatch.sources.rates.ecb import EcbRates, parse_ecb
from newswatch.sources.rates.hkma import HkmaRates, parse_hkma
from newswatch.sources.transport import Transport

ECB = b"""<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
  xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
 <gesmes:subject>Reference rates</gesmes:subject>
 <Cube><Cube time='2025-02-14'>
  <Cube currency='USD' rate='1.0500'/><Cube currency='JPY' rate='160.00'/>
  <Cube currency='GBP' rate='0.8400'/><Cube currency='HKD' rate='8.1900'/>
  <Cube currency='CNY' rate='7.6000'/>
 </Cube></Cube>
</gesmes:Envelope>"""

HKMA = json.dumps(
    {
        "header": {"success": True, "err_code": "0000"},
        "result": {
            "datasize": 2,
            "records": [
                {"end_of_day": "2025-02-12", "usd": 7.79, "gbp": 9.7},
                {
                    "end_of_day": "2025-02-13",
                    "usd": 7.785,
                    "gbp": 9.75,
                    "jpy": 5.1,
                    "eur": None,
                },
            ],
        },
    }
).encode()


def test_the_ecb_is_dated_when_its_rates_were_set() -> None:
    found = parse_ecb(ECB).rates([(USD, HKD)])
    assert found[0].as_of == datetime(2025, 2, 14, 13, 10, tzinfo=UTC)
    assert found[0].rate == Decimal("7.80000")
    assert found[0].source == "ecb"


def test_the_ecb_crosses_within_its_own_day() -> None:
    table = FxTable(tuple(parse_ecb(ECB).rates([(GBP, USD), (USD, HKD), (USD, JPY)])))
    assert table.conversion(GBP, HKD).factor == Decimal("1.25") * Decimal("7.8")
    assert table.conversion(USD, JPY).factor == Decimal("152.381")


def test_what_the_ecb_does_not_quote_is_left_out() -> None:
    assert parse_ecb(ECB).rates([(USD, Currency("TWD")), (HKD, HKD)]) == []
    assert [rate.quote for rate in parse_ecb(ECB).rates([(EUR, CNY)])] == [CNY]


def test_the_newest_record_of_the_hkma_counts() -> None:
    found = parse_hkma(HKMA).rates([(USD, HKD), (GBP, USD)])
    assert found[0].rate == Decimal("7.785")
    assert found[0].as_of == datetime(2025, 2, 13, 9, 0, tzinfo=UTC)
    assert found[1].rate == Decimal("1.25241")


def test_currencies_whose_unit_is_in_doubt_are_not_taken_from_the_hkma() -> None:
    assert parse_hkma(HKMA).rates([(USD, JPY), (EUR, HKD)]) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Sorry</html>",
        b"<a><Cube time='soon'/></a>",
        ECB.replace(b"1.0500", b"n/a"),
        ECB.replace(b"1.0500", b"0"),
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    ],
)
def test_another_answer_of_the_ecb_is_named(body: bytes) -> None:
    with pytest.raises(BadResponse, match="changed shape"):
        parse_ecb(body)


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b'{"result":{"records":[]}}', HKMA.replace(b"7.785", b'"n/a"')],
)
def test_another_answer_of_the_hkma_is_named(body: bytes) -> None:
    with pytest.raises(BadResponse, match="changed shape"):
        parse_hkma(body)


@pytest.mark.socket
def test_both_are_fetched_through_the_proxy(internet: Internet, tmp_path: Path) -> None:
    transport = Transport(cache=tmp_path, timeout_s=5)
    with PageServer({"/stats": ECB, "/public": HKMA}) as pages:
        internet.routes["www.ecb.europa.eu"] = pages.address
        internet.routes["api.hkma.gov.hk"] = pages.address
        assert EcbRates(transport).rates([(USD, HKD)])[0].rate == Decimal("7.80000")
        assert HkmaRates(transport).rates([(USD, HKD)])[0].rate == Decimal("7.785")


@pytest.mark.socket
def test_a_bank_that_cannot_be_reached_or_has_no_page_is_named(
    internet: Internet, tmp_path: Path
) -> None:
    transport = Transport(cache=tmp_path, timeout_s=5)
    with pytest.raises(Unreachable, match="European Central Bank could not be reached"):
        EcbRates(transport).rates([(USD, HKD)])
    with PageServer({}) as pages:
        internet.routes["api.hkma.gov.hk"] = pages.address
        with pytest.raises(BadResponse, match="HTTP 404"):
            HkmaRates(transport).rates([(USD, HKD)])
