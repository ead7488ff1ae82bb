"""What columns are called: in exports of brokers, in English and Chinese.

Of the names of a role the first that a table has counts: what was filled comes
before what was ordered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum


class Role(StrEnum):
    """What a column is for."""

    SYMBOL = "symbol"
    EXCHANGE = "exchange"
    NAME = "name"
    ACTION = "action"
    QUANTITY = "quantity"
    FILLED = "filled"
    PRICE = "price"
    UNIT_COST = "unit cost"
    TOTAL_COST = "total cost"
    CURRENCY = "currency"
    DATE = "date"
    ASSET = "asset"
    STATUS = "status"
    OPENS = "opens"
    ID = "id"
    NOTE = "note"


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split(" | "))


SYNONYMS: dict[Role, tuple[str, ...]] = {
    Role.SYMBOL: _names(
        "symbol | ticker | ticker symbol | stock code | code | "
        "instrument symbol | stock symbol | 代號 | 代码 | "
        "代碼 | 代号 | 股票代號 | 股票代碼 | 股票代码 | 證券代號 | 证券代码 | "
        "股份代號 | 股份編號"
    ),
    Role.EXCHANGE: _names(
        "exchange | market | markets | listing exchange | venue | mic | "
        "交易所 | 市場 | 市场 | 上市地"
    ),
    Role.NAME: _names(
        "name | company | title | description | instrument | 名稱 | 名称 | "
        "股票名稱 | 股票名称 | 證券名稱"
    ),
    Role.ACTION: _names(
        "buy/sell | buy / sell | side | action | transaction type | activitytype | "
        "activity type | type | event | trade type | 方向 | 買賣 | 买卖 | "
        "買賣方向 | 买卖方向 | 交易類別 | 交易类型 | 類別"
    ),
    Role.QUANTITY: _names(
        "fill qty | filled qty | filled quantity | 成交數量 | 成交数量 | "
        "quantity | qty | shares | no. of shares | number of shares | units | "
        "shares held | volume traded | 股數 | 股数 | 數量 | 数量 | 持股數 | "
        "持倉數量 | 持仓数量 | 持有數量 | 持股"
    ),
    Role.FILLED: _names("filled@avg price | 已成交@均價 | 已成交@均价"),
    Role.PRICE: _names(
        "fill price | avg fill price | 成交價格 | 成交价格 | 成交價 | "
        "成交价 | t. price | tradeprice | trade price | unit price | "
        "unit_price | unitprice | price per share | price / share | "
        "price ($) | price | 價格 | 价格 | 買入價 | 买入价"
    ),
    Role.UNIT_COST: _names(
        "purchase price | cost/share | cost per share | per share cost | "
        "average cost basis | average cost | avg cost | avg. cost | "
        "average price | avg price | unit cost | cost price | cost | 成本價 | "
        "成本价 | 平均成本 | 每股成本 | 平均成本價 | 成本"
    ),
    Role.TOTAL_COST: _names(
        "cost basis total | cost basis | total cost | book cost | 總成本 | "
        "总成本 | 成本總額"
    ),
    Role.CURRENCY: _names(
        "currency (price / share) | instrument currency | currencyprimary | "
        "currency | ccy | currency code | 貨幣 | 货币 | 幣種 | 币种 | 幣別"
    ),
    Role.DATE: _names(
        "fill time | 成交時間 | 成交时间 | trade date | tradedate | "
        "date/time | datetime | run date | open date | purchase date | "
        "execution date | date bought | transaction date | time | timestamp | "
        "order time | date | bought | as_of_date | 成交日期 | 買入日期 | "
        "买入日期 | 交易日期 | 日期 | 落盤時間 | 下單時間"
    ),
    Role.ASSET: _names(
        "asset category | assetclass | asset class | instrumenttype | "
        "instrument type | asset_class | assettype | security type | "
        "資產類別"
    ),
    Role.STATUS: _names("status | order status | 交易狀態 | 交易状态"),
    Role.OPENS: _names(
        "opencloseindicator | open/closeindicator | open/close | position opening"
    ),
    Role.ID: _names(
        "transactionid | transaction id | transaction_id | tradeid | "
        "trade id | execid | exec id | id | 成交編號"
    ),
    Role.NOTE: _names("notes | note | comment | comments | remarks | 備註 | 备注"),
}
"""Names in the order of preference, as `folded` writes them."""

MARKET_VALUES = frozenset(
    {
        "market value",
        "current value",
        "last price",
        "current price",
        "mkt value",
        "市值",
    }
    | {"現價", "现价", "市場價值", "closing price"}
)
"""Where one of these is, a mere price is the market's, not what was paid."""

FILLS = frozenset(_names("fill qty | 成交數量 | 成交数量"))

_SPACE = re.compile(r"\s+")


def folded(name: str) -> str:
    """Return a column's name without case, width, quotes and spare blanks."""
    plain = unicodedata.normalize("NFKC", name).casefold().strip(" \"'*:\ufeff\t")
    return _SPACE.sub(" ", plain)


def roles_of(header: Sequence[str]) -> dict[Role, int]:
    """Return which column is for what; the first of a name counts."""
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        places.setdefault(folded(name), place)
    found = {}
    for role, names in SYNONYMS.items():
        known = [places[name] for name in names if name in places]
        if known:
            found[role] = known[0]
    return _meant(found, places)


def _meant(found: dict[Role, int], places: dict[str, int]) -> dict[Role, int]:
    """Settle what one name can mean in several ways."""
    if FILLS & places.keys():
        found.pop(Role.FILLED, None)  # the order's; each fill has a line
    if MARKET_VALUES & places.keys() and Role.DATE not in found:
        found.pop(Role.ACTION, None)  # the kind of account
        found.pop(Role.PRICE, None)
    if MARKET_VALUES & places.keys() and Role.UNIT_COST in found:
        found.pop(Role.PRICE, None)
    if Role.UNIT_COST in found and "trade date" in places:
        found[Role.DATE] = places["trade date"]  # not that of the quote beside it
    return found
