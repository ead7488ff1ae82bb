"""The listings of the loopback Yahoo: real names and codes, invented prices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """Where and when shares trade; hours are local, pairs of open and close."""

    exchange: str
    full_name: str
    zone: str
    hours: tuple[tuple[time, time], ...]
    delay: int
    source: str


HONG_KONG = Market(
    exchange="HKG",
    full_name="HKSE",
    zone="Asia/Hong_Kong",
    hours=((time(9, 30), time(12)), (time(13), time(16))),
    delay=15,
    source="Delayed Quote",
)
NEW_YORK = Market(
    exchange="NYQ",
    full_name="NYSE",
    zone="America/New_York",
    hours=((time(9, 30), time(16)),),
    delay=0,
    source="Nasdaq Real Time Price",
)
NASDAQ = replace(NEW_YORK, exchange="NMS", full_name="NasdaqGS")
OTC = replace(NEW_YORK, exchange="PNK", full_name="OTC Markets", source="Delayed Quote")
LONDON = Market(
    exchange="LSE",
    full_name="LSE",
    zone="Europe/London",
    hours=((time(8), time(16, 30)),),
    delay=20,
    source="Delayed Quote",
)
CURRENCIES = Market(
    exchange="CCY",
    full_name="CCY",
    zone="Europe/London",
    hours=((time(0), time(23, 59)),),
    delay=0,
    source="Delayed Quote",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """One listing and its prices, in `currency` as quoted."""

    symbol: str
    name: str
    last: float
    previous: float
    currency: str
    market: Market
    name_zh: str = ""
    kind: str = "EQUITY"
    hint: int = 2


def _stock(row: str, market: Market, kind: str = "EQUITY", hint: int = 2) -> Stock:
    symbol, name, name_zh, last, previous, currency = row.split("|")
    return Stock(
        symbol=symbol,
        name=name,
        name_zh=name_zh,
        last=float(last),
        previous=float(previous),
        currency=currency,
        market=market,
        kind=kind,
        hint=hint,
    )


_HK = """9988.HK|Alibaba Group Holding Limited|阿里巴巴－Ｗ|129.10|124.10|HKD
89988.HK|Alibaba Group Holding Limited|阿里巴巴－ＷＲ|119.80|115.30|CNY
0700.HK|Tencent Holdings Limited|騰訊控股|497.40|479.20|HKD
0005.HK|HSBC Holdings plc|匯豐控股|85.15|84.70|HKD
3690.HK|Meituan|美團－Ｗ|158.30|155.60|HKD
1810.HK|Xiaomi Corporation|小米集團－Ｗ|46.85|45.30|HKD"""
_US = """BABA|Alibaba Group Holding Limited|阿里巴巴|124.73|119.54|USD"""
_NASDAQ = """AAPL|Apple Inc.|蘋果公司|244.60|241.53|USD
NVDA|NVIDIA Corporation|輝達|138.85|135.29|USD"""
_OTC = "BABAF|Alibaba Group Holding Limited|阿里巴巴|15.95|15.30|USD"
_LONDON = "HSBA.L|HSBC Holdings plc|匯豐控股|871.20|868.40|GBp"
_INDEX = """^HSI|HANG SENG INDEX|恒生指數|22616.23|22620.33|HKD
^HSCE|HANG SENG CHINA ENTERPRISES IND|國企指數|8353.65|8322.07|HKD"""
_FX = """HKD=X|USD/HKD|美元兌港元|7.7818|7.7853|HKD
GBPUSD=X|GBP/USD|英鎊兌美元|1.2589|1.2581|USD
JPY=X|USD/JPY|美元兌日圓|151.834|152.310|JPY
CNY=X|USD/CNY|美元兌人民幣|7.2550|7.2539|CNY"""

STOCKS = {
    stock.symbol: stock
    for stock in (
        *(_stock(row, HONG_KONG) for row in _HK.splitlines()),
        _stock(
            "2800.HK|Tracker Fund of Hong Kong|盈富基金|23.06|23.08|HKD",
            HONG_KONG,
            "ETF",
        ),
        *(_stock(row, HONG_KONG, "INDEX") for row in _INDEX.splitlines()),
        *(_stock(row, NEW_YORK) for row in _US.splitlines()),
        *(_stock(row, NASDAQ) for row in _NASDAQ.splitlines()),
        _stock(_OTC, OTC, hint=4),
        _stock(_LONDON, LONDON),
        *(_stock(row, CURRENCIES, "CURRENCY", 4) for row in _FX.splitlines()),
        *(
            _stock(f"DEMO{n:02}|Demo Company {n}||{10 + n}.50|{10 + n}.00|USD", NASDAQ)
            for n in range(60)
        ),
    )
}
