"""Layouts of many brokers, written anew here: the right lots, and never a wrong one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from builders_statements import said
from newswatch.domain.errors import InputError
from newswatch.statements import Resolver, Statement, read_statement

TODAY = date(2025, 6, 30)
Read = Callable[[str], Statement]


@pytest.fixture
def read(resolver: Resolver) -> Read:
    return lambda text: read_statement(text, resolver, None, TODAY)


def problems(statement: Statement) -> list[str]:
    return [each.reason for each in statement.skipped if not each.other]


def others(statement: Statement) -> list[str]:
    return [each.reason for each in statement.skipped if each.other]


# --- numbers --------------------------------------------------------------------


def test_points_between_thousands_are_not_decimals(read: Read) -> None:
    text = (
        "Datum;Symbol;Typ;Stück;Kurs;Währung;Gesamt\n"
        "03.04.2025;SAP.DE;Kauf;1.234;79,50;EUR;98.103,00\n"
        "04.04.2025;SAP.DE;Verkauf;34;80,00;EUR;2.720,00\n"
        "05.04.2025;SAP.DE;Dividende;;;EUR;10,00\n"
        ";;Summe;;;;100.823,00\n"
    )

    found = read(text)

    assert said(found) == [
        "buy 1234 SAP.DE 79.50 EUR 2025-04-03",
        "sell 34 SAP.DE 80.00 EUR 2025-04-04",
    ]
    assert len(others(found)) == 2


def test_a_number_that_nothing_explains_is_refused(read: Read) -> None:
    found = read("symbol;shares;price;currency\nAAPL;1.234;80;USD\nBABA;5;80;USD\n")

    assert said(found) == ["buy 5 BABA 80 USD"]
    assert problems(found) == ["“1.234” can be two numbers."]


def test_another_column_may_explain_it(read: Read) -> None:
    text = "symbol;shares;price;currency;fee\nAAPL;1.234;80;USD;0,99\n"

    assert said(read(text)) == ["buy 1234 AAPL 80 USD"]


def test_a_cost_of_one_share_or_of_all_is_told_by_the_market(read: Read) -> None:
    text = (
        "Symbol,Shares,Cost,Last Price\n"
        "AAPL,10,2281.00,244.60\n"
        "TSLA,10,400.00,410\n"
        "BABA,2,100,120\n"
        "9988.HK,2,170,120\n"
    )

    found = read(text)

    assert said(found)[:3] == [
        "buy 10 AAPL 228.10 USD",
        "buy 10 TSLA 400.00 USD",
        "buy 2 BABA",
    ]
    left_out = "The price is left out: the cost may be of one share or of all."
    assert [each.remark for each in found.trades[2:]] == [left_out, left_out]


def test_a_heading_says_in_what_its_prices_are(read: Read) -> None:
    text = "Symbol,Quantity,Unit cost (p),Currency\nHSBA.L,100,650.00,GBP\n"

    assert said(read(text)) == ["buy 100 HSBA.L 6.50 GBP"]
    assert said(read("代號,股數,成交價(港元)\n700,100,388.5\n")) == [
        "buy 100 0700.HK 388.5 HKD"
    ]


def test_the_average_of_all_that_is_held_is_not_the_price_of_a_trade(
    read: Read,
) -> None:
    header = "日期,方向,代號,數量,成交價,平均成本,貨幣"
    text = f"{header}\n2025-01-14,買入,700,100,388.5,200.1,HKD\n"

    assert said(read(text)) == ["buy 100 0700.HK 388.5 HKD 2025-01-14"]


# --- layouts --------------------------------------------------------------------


def test_dividends_with_a_number_of_shares_are_no_purchases(read: Read) -> None:
    text = (
        "Title,Type,Timestamp,Buy / Sell,Ticker,Quantity,Instrument Currency,"
        "Price per Share\n"
        "Apple,ORDER,2025-03-03T14:32:00Z,BUY,AAPL,2.5,USD,230.10\n"
        "Apple,DIVIDEND,2025-04-03T14:32:00Z,,AAPL,2.5,USD,\n"
        "Top up,TOP_UP,2025-01-03T14:04:03Z,,,,,\n"
    )

    found = read(text)

    assert said(found) == ["buy 2.5 AAPL 230.10 USD 2025-03-03"]
    assert problems(found) == []


def test_trades_that_stand_in_words(read: Read) -> None:
    closing = (
        "ID;Type;Time;Symbol;Comment;Amount\n"
        "1;Stocks/ETF purchase;12.04.2024 13:01:45;AAPL.US;"
        "OPEN BUY 34/42.5 @ 11.740;-399\n"
        "2;Stocks/ETF sale;13.04.2024 13:01:45;AAPL.US;CLOSE BUY 4 @ 12.000;48.00\n"
        "3;Deposit;11.04.2024 09:30:02;;from the bank;500\n"
        "4;Swap;11.04.2024 09:30:02;GOLD;Swap of position #5;-0.1\n"
    )
    naming = (
        "Trade Date,Type,Instrument Symbol,Instrument currency,Event,Amount\n"
        '02-Jan-2025,Trade,VWRA:xlon,USD,Sell 3 @ 139.74 USD,"419,22"\n'
        '16-jan-2025,Transactie,VUSA:xams,EUR,Koop 1.5 @ 110.01 EUR,"-110"\n'
        '17-jan-2025,Trade,VUSA:xams,EUR,Buy 1 @ 110.012 EUR,"-110"\n'
    )

    assert said(read(closing)) == [
        "buy 34 AAPL 11.740 USD 2024-04-12",
        "sell 4 AAPL 12.000 USD 2024-04-13",
    ]
    assert said(read(naming)) == [
        "sell 3 VWRA.L 139.74 USD 2025-01-02",
        "buy 1.5 VUSA.AS 110.01 EUR 2025-01-16",
        "buy 1 VUSA.AS 110.012 EUR 2025-01-17",
    ]


ACTIVITY = (
    "Statement,Header,Field Name,Field Value\n"
    "Open Positions,Header,DataDiscriminator,Asset Category,Currency,Symbol,Quantity,"
    "Cost Price,Close Price,Code\n"
    "Open Positions,Data,Summary,Stocks,HKD,9988,1000,79.5,120,\n"
)
TRADES = (
    "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,"
    "Quantity,T. Price,Code\n"
    'Trades,Data,Order,Stocks,HKD,9988,"2025-01-14, 09:31:05","1,800",79.5,O;P\n'
    'Trades,Data,Order,Stocks,USD,VWRA,"2025-02-14, 09:31:05",10,140.5,O\n'
    'Trades,Data,Order,Stocks,USD,TSLA,"2025-02-14, 09:31:05",-10,140.5,O\n'
    'Trades,Data,Order,Stocks,USD,TSLA,"2025-02-15, 09:31:05",10,140.5,C\n'
    'Trades,Data,Order,Stocks,USD,AAPL,"2025-02-15, 09:31:05",10,140.5,Ca;O\n'
    "Trades,Header,DataDiscriminator,Asset Category,Currency,Account,Symbol,Date/Time,"
    "Quantity,T. Price,Code\n"
    'Trades,Data,Order,Stocks,HKD,U1,9988,"2025-02-14, 09:31:05",-800,120,C\n'
    'Trades,Data,Order,Forex,USD,U1,USD.HKD,"2025-01-13, 09:31:05",1000,7.78,\n'
    "Change in Dividend Accruals,Header,Asset Category,Currency,Symbol,Date,Quantity\n"
    "Change in Dividend Accruals,Data,Stocks,HKD,9988,2025-01-15,1800\n"
    "Financial Instrument Information,Header,Asset Category,Symbol,Listing Exch\n"
    "Financial Instrument Information,Data,Stocks,VWRA,LSEETF\n"
)


def test_an_activity_statement_of_several_tables(read: Read) -> None:
    found = read(ACTIVITY + TRADES)

    assert said(found) == [
        "buy 1800 9988.HK 79.5 HKD 2025-01-14",
        "buy 10 VWRA.L 140.5 USD 2025-02-14",
        "sell 800 9988.HK 120 HKD 2025-02-14",
    ]
    assert problems(found) == ["It takes back another row: “Ca”."]
    assert len(others(found)) == 3, "sold short, covered, currency"


def test_of_an_activity_statement_without_trades_what_is_held_counts(
    read: Read,
) -> None:
    header = TRADES.splitlines()[0]

    assert said(read(f"{ACTIVITY}{header}\n")) == ["buy 1000 9988.HK 79.5 HKD"]


def test_an_activity_statement_in_chinese(read: Read) -> None:
    text = (
        "账单,Header,域名称,域值\n"
        "交易,Header,DataDiscriminator,资产分类,货币,代码,日期/时间,数量,交易价格,代码\n"
        '交易,Data,Order,股票,HKD,9988,"2025-01-14, 09:31:05","1,800",79.5,O\n'
    )

    assert said(read(text)) == ["buy 1800 9988.HK 79.5 HKD 2025-01-14"]


def test_flex_queries_in_xml(read: Read) -> None:
    text = (
        '<FlexQueryResponse queryName="a">\n<Trades>\n'
        '<Trade assetCategory="STK" currency="USD" symbol="AAPL" buySell="BUY"'
        ' tradeDate="20240115" quantity="10" tradePrice="185.5" cost="1855" notes="P"'
        ' exchange="ISLAND" />\n'
        '<Trade assetCategory="OPT" currency="USD" symbol="AAPL  240119C00185000"'
        ' buySell="BUY" tradeDate="20240115" quantity="1" tradePrice="1" />\n'
        '<Trade assetCategory="STK" currency="USD" symbol="TSLA" buySell="BUY (Ca.)"'
        ' tradeDate="20240115" quantity="10" tradePrice="185.5" />\n'
        "</Trades>\n</FlexQueryResponse>\n"
    )

    found = read(text)

    assert said(found) == ["buy 10 AAPL 185.5 USD 2024-01-15"]
    assert [each.line for each in found.trades] == [3]
    assert problems(found) == ["It takes back another row: “buy (ca.)”."]


def test_activities_in_json(read: Read) -> None:
    text = json.dumps(
        {
            "meta": {"version": "1"},
            "activities": [
                {
                    "symbol": "AAPL",
                    "type": "BUY",
                    "quantity": 2,
                    "unitPrice": 85.73,
                    "currency": "USD",
                    "date": "2024-04-08T14:00:00.000Z",
                }
            ],
        }
    )

    assert said(read(text)) == ["buy 2 AAPL 85.73 USD 2024-04-08"]
    for broken in (text[:-4], "[]", "{", "[" * 100_000):
        with pytest.raises(InputError, match="no column of symbols"):
            read(broken)


def test_what_was_paid_comes_before_what_was_ordered(read: Read) -> None:
    text = (
        "Name,Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Filled Time\n"
        "Apple,AAPL,Buy,Filled,10,20,@240.00,235.1234,02/13/2025 10:01:03 EST\n"
        "Apple,AAPL,Buy,Cancelled,0,10,@200.00,,\n"
        "Apple,AAPL,Buy,Perhaps,5,10,@200.00,201,02/13/2025 10:01:03 EST\n"
    )

    found = read(text)

    assert said(found) == ["buy 10 AAPL 235.1234 USD 2025-02-13"]
    assert problems(found) == ["It is not known whether “perhaps” was carried out."]


def test_pairs_of_a_share_and_its_currency(read: Read) -> None:
    text = (
        "Date,Type,Details,Amount,Units / Contracts,Asset type\n"
        "15/04/2023 14:30:11,Deposit,100.00 USD Visa,100.00,-,-\n"
        "25/04/2023 14:30:11,Open Position,AAPL/USD,100.00,0.606,Stocks\n"
        "26/04/2023 14:30:11,Open Position,BTC/USD,100.00,0.006,Crypto\n"
        "27/04/2023 14:30:11,Position closed,AAPL/USD,105.00,0.606,Stocks\n"
    )

    found = read(text)

    assert said(found) == ["buy 0.606 AAPL 2023-04-25", "sell 0.606 AAPL 2023-04-27"]
    assert problems(found) == []


def test_deliveries_without_a_price_and_currencies_in_words(read: Read) -> None:
    text = (
        "Datum;Typ;Wert;Buchungswährung;Stück;ISIN;Ticker-Symbol;Notiz\n"
        "2024-01-15T00:00;Kauf;1.001,00;EUR;10;US0378331005;AAPL;\n"
        "2024-01-16T00:00;Einlieferung;1.000,50;EUR;5;US0378331005;AAPL;\n"
        "2024-01-17T00:00;Auslieferung;1.000,50;EUR;3;US0378331005;AAPL;\n"
    )
    header = "代號,方向,成交數量,成交價,幣種"
    words = f"{header}\n00700,買入,100,388,港元\nAAPL,買入,1,200,美元\n"

    found = read(text)

    assert said(found) == [
        "buy 10 AAPL 2024-01-15",
        "buy 5 AAPL 2024-01-16",
        "sell 3 AAPL 2024-01-17",
    ]
    assert found.trades[0].remark == "The row gives no price of one share."
    assert said(read(words)) == ["buy 100 0700.HK 388 HKD", "buy 1 AAPL 200 USD"]


@pytest.mark.parametrize(
    ("symbol", "price"),
    [
        ("1234.HK", "5.2 HKD"),
        ("7203.T", "5.2 JPY"),
        ("80700.HK", ""),
        ("9846.HK", ""),
        ("SAP.DE", ""),
        ("VWRA.L", ""),
    ],
)
def test_a_market_of_one_currency_says_what_a_price_is_in(
    read: Read, symbol: str, price: str
) -> None:
    found = read(f"symbol,shares,price\n{symbol},10,5.2\n")

    assert said(found) == [f"buy 10 {symbol} {price}".rstrip()]


def test_shares_that_are_owed_are_not_held(read: Read) -> None:
    found = read("Symbol,Quantity,Market Value\nAAPL,-5,-1000\nTSLA,5,1000\n")

    assert said(found) == ["buy 5 TSLA"]
    assert others(found) == ["Shares that are owed are not held."]


def test_a_bank_statement_has_no_symbols(read: Read) -> None:
    with pytest.raises(InputError, match="no column of symbols"):
        read("Date,Details,Amount,Balance\n08/03/2022,Bought Foo (FOO),1,2\n")
    with pytest.raises(InputError, match="OFX"):
        read("OFXHEADER:100\nDATA:OFXSGML\n<OFX>\n<STMTTRN>\n")


# --- symbols --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "exchange", "currency", "expected"),
    [
        ("0700:HKG", "", "", "0700.HK"),
        ("700 HK Equity", "", "", "0700.HK"),
        ("AAPL US Equity", "", "", "AAPL"),
        ("AAPL.US", "", "", "AAPL"),
        ("VOD.UK", "", "", "VOD.L"),
        ("BRK B", "NYSE", "USD", "BRK-B"),
        ("BRK/B", "", "USD", "BRK-B"),
        ("RY", "TSE", "CAD", "RY.TO"),
        ("7203", "TSE", "JPY", "7203.T"),
        ("SAP", "IBIS", "EUR", "SAP.DE"),
        ("00700.HK/HKD", "", "", "0700.HK"),
        ("CSPX", "LSEETF", "USD", "CSPX.L"),
    ],
)
def test_symbols_of_brokers(
    read: Read, symbol: str, exchange: str, currency: str, expected: str
) -> None:
    header = "symbol,exchange,currency,shares\n"
    found = read(f"{header}{symbol},{exchange},{currency},5\n")

    assert [each.listing.id for each in found.trades] == [expected], problems(found)


def test_an_american_share_paid_in_pounds_is_not_moved_to_london(read: Read) -> None:
    found = read("symbol,currency,shares\nAAPL,GBP,5\n")

    assert said(found) == []
    assert "known in the US" in problems(found)[0]
