"""Files of brokers are read for what they are; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builders_statements import said
from newswatch.domain.errors import InputError
from newswatch.statements import DayOrder, Statement, read_file
from newswatch.statements.decode import LARGEST, decoded

Read = Callable[..., Statement]


def reasons(statement: Statement) -> dict[int, str]:
    return {each.line: each.reason for each in statement.skipped}


OWN = """symbol,shares,price,currency,date
9988,800,79.50,HKD,2025-01-14
baba,"1,250",83.10,USD,2024-09-12
"""
OWN_SAID = [
    "buy 800 9988.HK 79.50 HKD 2025-01-14",
    "buy 1250 BABA 83.10 USD 2024-09-12",
]


def test_our_own_columns_in_any_order(read: Read) -> None:
    other = "Date;Currency;Ticker;Qty;Price\n2025-01-14;HKD;09988.HK;800;79,50\n"

    assert said(read(OWN)) == OWN_SAID
    assert said(read(other)) == OWN_SAID[:1]


@pytest.mark.parametrize(
    "header", ["代號,股數,成本,貨幣,日期", "股票代码\t持仓数量\t成本价\t币种\t买入日期"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_chinese_columns_in_every_encoding(
    read: Read, header: str, encoding: str
) -> None:
    mark = "\t" if "\t" in header else ","
    row = mark.join(["09988", "800", "79.50", "HKD", "2025年1月14日"])

    assert said(read(decoded(f"{header}\n{row}\n".encode(encoding)))) == OWN_SAID[:1]


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("代號,股數,成本,貨幣,日期", "big5hkscs"),
        ("代号,股数,成本价,货币,日期", "gb18030"),
        ("證券代號,數量,成本價,貨幣,日期", "gb18030"),
    ],
)
def test_chinese_encodings_are_told_apart(
    read: Read, header: str, encoding: str
) -> None:
    text = f"{header}\n09988,800,79.50,HKD,2025-01-14\n"

    assert said(read(decoded(text.encode(encoding)))) == OWN_SAID[:1]


def test_an_activity_statement_of_interactive_brokers(read: Read) -> None:
    text = (
        "Statement,Header,Field Name,Field Value\n"
        "Statement,Data,BrokerName,Somebody\n"
        "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,"
        "Date/Time,Quantity,T. Price,Code\n"
        'Trades,Data,Order,Stocks,HKD,9988,"2025-01-14, 09:31:05","1,800",79.5,O\n'
        'Trades,Data,ClosedLot,Stocks,HKD,9988,"2025-01-14, 09:31:05","1,800",79.5,\n'
        'Trades,Data,Order,Stocks,USD,AAPL,"2025-02-03, 10:00:00",10,228.1,O\n'
        'Trades,Data,Order,Stocks,USD,AAPL,"2025-02-04, 10:00:00",-4,230,C\n'
        "Trades,Data,Order,Equity and Index Options,USD,AAPL 21FEB25 230 C,x,1,2,O\n"
        "Trades,SubTotal,,Stocks,HKD,9988,,,,\n"
    )

    assert said(read(text)) == [
        "buy 1800 9988.HK 79.5 HKD 2025-01-14",
        "buy 10 AAPL 228.1 USD 2025-02-03",
        "sell 4 AAPL 230 USD 2025-02-04",
    ]


def test_a_history_of_futu_with_fills_and_cancelled_orders(read: Read) -> None:
    text = (
        "方向,代碼,名稱,訂單價格,訂單數量,交易狀態,已成交@均價,市場,幣種,成交數量,成交價格,成交時間\n"
        "買入,00700,騰訊控股,388,300,全部成交,300@388,港股,HKD,"
        "100,387.8,2024/11/20 10:01:02\n"
        ",,,,,,,,HKD,200,388.1,2024/11/20 10:01:09\n"
        "買入,AAPL,Apple,180,10,已撤單,,美股,USD,,,\n"
    )

    found = read(text)

    assert said(found) == [
        "buy 100 0700.HK 387.8 HKD 2024-11-20",
        "buy 200 0700.HK 388.1 HKD 2024-11-20",
    ]
    assert reasons(found) == {4: "It was not carried out: “已撤單”."}


def test_a_portfolio_of_yahoo_has_lots_prices_in_pence_and_a_watchlist(
    read: Read,
) -> None:
    text = (
        "Symbol,Current Price,Date,Trade Date,Purchase Price,Quantity,Comment\n"
        "AAPL,231.55,20260706,20250110,150.25,10,core\n"
        "HSBA.L,702.30,20260706,20240515,650.00,200,\n"
        "0700.HK,540.00,20260706,,,,\n"
        "$$CASH,1.00,20260706,,,,\n"
    )

    found = read(text)

    assert said(found) == [
        "buy 10 AAPL 150.25 USD 2025-01-10",
        "buy 200 HSBA.L 6.50 GBP 2024-05-15",
        "follow 0700.HK",
    ]
    assert found.trades[0].note == "core"
    assert reasons(found) == {5: "That is cash"}


def test_of_positions_the_markets_price_is_not_what_was_paid(read: Read) -> None:
    text = (
        "Symbol,Quantity,Price,Market Value,Cost Basis,Type\n"
        'AAPL,100,$190.00,"$19,000.00","$14,500.00",Cash\n'
        'BABA,100,$190.00,"$19,000.00",--,Margin\n'
    )

    assert said(read(text)) == ["buy 100 AAPL 145.00 USD", "buy 100 BABA"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2025-01-14,Buy,AAPL,abc,10", "“abc” is no number of shares."),
        ("someday,Buy,AAPL,5,10", "“someday” is no day."),
        ("2025-02-30,Buy,AAPL,5,10", "“2025-02-30” is no day."),
        ("2025-01-14,Buy,Tes La,5,10", "“Tes La” is not a symbol"),
        ("2025-01-14,Buy,US0378331005,5,10", "That is an ISIN; a symbol is needed"),
        ("2025-01-14,Buy,,5,10", "There is no symbol"),
        ("2025-01-14,Merger,AAPL,5,10", "It is not known what “merger” did."),
        ("2025-01-14,Buy,AAPL,,10", "It does not say how many shares."),
        ("2025-01-14,Dividend,AAPL,5,1", "It is no purchase or sale: “dividend”."),
        ("2025-01-14,Split,AAPL,5,1", "Splits are applied by themselves."),
        ("2025-01-14,Buy,AAPL260417C200000,5,1", "That is an option"),
    ],
)
def test_every_row_that_is_not_taken_says_why(
    read: Read, row: str, reason: str
) -> None:
    found = read(f"Date,Action,Symbol,Quantity,Price\n{row}\n")

    assert said(found) == []
    assert reasons(found) == {2: reason}


def test_shares_sold_short_are_not_held_when_they_are_bought_back(
    read: Read,
) -> None:
    text = (
        "Symbol,TradeDate,Buy/Sell,Quantity,TradePrice,OpenCloseIndicator\n"
        "AAPL,20260610,SELL,-100,28.50,O\n"
        "AAPL,20260620,BUY,100,22.10,C\n"
        "AAPL,20260621,Buy to cover,100,22.10,\n"
        "AAPL,20260622,BUY,5,22.10,O\n"
    )

    found = read(text)

    assert said(found) == ["buy 5 AAPL 22.10 USD 2026-06-22"]
    assert reasons(found) == {
        2: "It sells shares short.",
        3: "It covers shares that were sold short.",
        4: "It covers shares that were sold short.",
    }


def test_a_price_without_a_currency_is_left_out_not_guessed(read: Read) -> None:
    found = read("symbol,shares,price\nSAP.DE,5,120\n")

    assert said(found) == ["buy 5 SAP.DE"]
    assert found.trades[0].remark == (
        "The price is left out: its currency is not known."
    )


# --- symbols --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "exchange", "currency", "expected"),
    [
        ("09988", "", "", "9988.HK"),
        ("9988.HK", "", "", "9988.HK"),
        ("SEHK:9988", "", "", "9988.HK"),
        ("HK.00700", "", "HKD", "0700.HK"),
        ("700", "SEHK", "HKD", "0700.HK"),
        ("700", "", "HKD", "0700.HK"),
        ("BABA US", "", "USD", "BABA"),
        ("US.AAPL", "", "", "AAPL"),
        ("AAPL", "NASDAQ", "", "AAPL"),
        ("HSBA", "LSE", "", "HSBA.L"),
        ("HSBA", "", "GBP", "HSBA.L"),
        ("HSBA", "", "GBX", "HSBA.L"),
        ("VWRL:xams", "", "EUR", "VWRL.AS"),
        ("BRK.B", "", "USD", "BRK-B"),
        ("Tesla", "", "USD", "TSLA"),
        ("tsla", "", "", "TSLA"),
        ("^HSI", "", "", "^HSI"),
        ("AAPL", "", "USD", "AAPL"),
        ("600519", "", "CNY", "600519.SS"),
    ],
)
def test_symbols_are_resolved(
    read: Read, symbol: str, exchange: str, currency: str, expected: str
) -> None:
    header = "symbol,exchange,currency,shares\n"
    found = read(f"{header}{symbol},{exchange},{currency},5\n")

    assert [each.listing.id for each in found.trades] == [expected], reasons(found)


def test_a_currency_of_several_countries_is_not_guessed_from(read: Read) -> None:
    found = read("symbol,currency,shares\nSAP,EUR,5\n")

    assert "write it with its exchange" in reasons(found)[2]


# --- days -----------------------------------------------------------------------


def days(read: Read, *cells: str, order: DayOrder | None = None) -> list[str]:
    rows = "".join(f'AAPL,5,"{cell}"\n' for cell in cells)
    return [str(t.day) for t in read(f"symbol,shares,date\n{rows}", order).trades]


def test_a_column_tells_the_order_of_its_days(read: Read) -> None:
    assert days(read, "03/04/2025", "13/01/2025") == ["2025-04-03", "2025-01-13"]
    assert days(read, "03/04/2025", "01/13/2025") == ["2025-03-04", "2025-01-13"]
    assert days(read, "01.02.2025") == ["2025-02-01"]
    assert days(read, "Apr 16, 2026 10:00:15 ET") == ["2026-04-16"]
    assert days(read, "02-Apr-2025", "20250403", "2025/4/4") == [
        "2025-04-02",
        "2025-04-03",
        "2025-04-04",
    ]


def test_days_that_nothing_explains_are_asked_about(read: Read) -> None:
    text = "symbol,shares,date\nAAPL,5,03/04/2025\nBABA,5,05/05/2025\n"

    found = read(text)

    assert found.ambiguous
    assert reasons(found) == {2: "“03/04/2025”: day or month first?"}
    assert said(found) == ["buy 5 BABA 2025-05-05"], "the same either way round"
    assert days(read, "03/04/2025", order=DayOrder.DAY_FIRST) == ["2025-04-03"]
    assert days(read, "03/04/2025", order=DayOrder.MONTH_FIRST) == ["2025-03-04"]


def test_a_column_that_contradicts_itself_explains_nothing(read: Read) -> None:
    found = read("symbol,shares,date\nA,1,13/01/2025\nB,1,01/13/2025\nC,1,2/3/2025\n")

    assert [str(each.day) for each in found.trades] == ["2025-01-13", "2025-01-13"]
    assert found.ambiguous


def test_a_moment_is_a_day_at_the_exchange(read: Read) -> None:
    text = "symbol,shares,date\n9988,1,2025-01-13T17:30:00Z\nAAPL,1,2025-01-14T01:00Z\n"

    assert [str(each.day) for each in read(text).trades] == ["2025-01-14", "2025-01-13"]


# --- files ----------------------------------------------------------------------


def test_what_is_no_table_is_refused_with_a_sentence(read: Read, file: Path) -> None:
    with pytest.raises(InputError, match="no column of symbols"):
        read("Dear customer,\nplease find attached\n")
    with pytest.raises(InputError, match="ISIN only"):
        read("Datum;ISIN;Aantal\n2024-07-23;IE00BKX55T58;5\n")
    with pytest.raises(InputError, match="is empty"):
        decoded(b"\n\n")
    with pytest.raises(InputError, match="no table"):
        decoded(b"PK\x03\x04\x14\0\x06\0" + bytes(range(256)) * 4)
    with pytest.raises(InputError, match="could not be read"):
        read_file(file)
    with pytest.raises(InputError, match="larger than 20 MB"):
        decoded(b"x" * (LARGEST + 1))


def test_real_exports_are_read_or_refused(read: Read, shared_data: Path) -> None:
    """Every file gives trades, reasons, or one sentence: never a traceback."""
    files = [
        each
        for each in (shared_data / "broker_csv").rglob("*")
        if each.suffix.lower() == ".csv"
    ]
    taken = refused = 0
    for each in files:
        try:
            found = read(read_file(each))
        except InputError:
            refused += 1
            continue
        taken += bool(found.trades)
        assert all(skipped.reason and skipped.line for skipped in found.skipped)

    assert len(files) >= 60
    assert taken >= 25
    assert refused <= 28


def test_a_file_of_too_many_lines_is_refused(read: Read) -> None:
    row = "AAPL,1\n"

    with pytest.raises(InputError, match="more than 20,000 lines"):
        read("symbol,shares\n" + row * 20_001)


def test_what_a_terminal_would_obey_is_left_out() -> None:
    told = decoded(
        "symbol,notes\nAAPL,\x1b[31m\x07\N{RIGHT-TO-LEFT OVERRIDE}gnp\n".encode()
    )

    assert told == "symbol,notes\nAAPL,[31mgnp\n"


TAKEN_AS_US = "Taken as US: the row names no exchange or currency that is known."


@pytest.mark.parametrize(
    ("symbol", "exchange", "currency", "remark"),
    [
        ("ZZQX", "", "", TAKEN_AS_US),
        ("zz.b", "", "", TAKEN_AS_US),
        ("ZZQX", "Fantasia", "", TAKEN_AS_US),
        ("ZZQX", "", "USD", ""),
        ("ZZQX", "NYSE", "", ""),
        ("US.ZZQX", "", "", ""),
        ("ZZQX.DE", "", "", ""),
        ("AAPL", "", "", ""),
        ("9988", "", "", ""),
    ],
)
@pytest.mark.parametrize("shares", ["10", ""])
def test_a_guessed_exchange_is_said(
    read: Read, symbol: str, exchange: str, currency: str, shares: str, remark: str
) -> None:
    header = "symbol,exchange,currency,shares"

    found = read(f"{header}\n{symbol},{exchange},{currency},{shares}\n").trades

    assert [each.remark for each in found] == [remark]


def test_absurd_counts_are_problems_and_none_is_not(read: Read) -> None:
    found = read("symbol,shares\nAAPL,1e30\nAAPL,0\n").skipped

    assert [(each.reason, each.other) for each in found] == [
        ("So many shares make no sense.", False),
        ("It is about no shares.", True),
    ]
