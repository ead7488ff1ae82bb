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
    KIND = "kind"
    QUANTITY = "quantity"
    FILLED = "filled"
    PRICE = "price"
    UNIT_COST = "unit cost"
    COST = "cost"
    TOTAL_COST = "total cost"
    CURRENCY = "currency"
    DATE = "date"
    ASSET = "asset"
    STATUS = "status"
    OPENS = "opens"
    CODES = "codes"
    ID = "id"
    NOTE = "note"
    SAID = "said"
    MARKET = "market"


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split(" | "))


SYNONYMS: dict[Role, tuple[str, ...]] = {
    Role.SYMBOL: _names(
        "symbol | ticker | ticker symbol | ticker-symbol | ticker/symbol | "
        "stock code | code | "
        "instrument symbol | instrument code | stock symbol | security code | "
        "代號 | 代码 | 代碼 | 代号 | 股票代號 | 股票代碼 | 股票代码 | 股票编号 | "
        "股票編號 | 股號 | 證券代號 | 證券代碼 | 證券編號 | 证券代码 | 股份代號 | "
        "股份編號 | 商品代號 | symbole | símbolo | simbolo | kürzel | börsenkürzel | "
        "details"
    ),
    Role.EXCHANGE: _names(
        "listing exchange | listingexchange | exchange | market | markets | venue | "
        "mic | exchange code | 交易所 | 市場 | 市场 | 上市地 | börse | handelsplatz | "
        "bourse | beurs | mercado | mercato | exchange description"
    ),
    Role.NAME: _names(
        "name | company | title | description | instrument | 名稱 | 名称 | "
        "股票名稱 | 股票名称 | 證券名稱 | 证券名称 | 股份名稱 | bezeichnung | "
        "wertpapier | produkt | product | libellé"
    ),
    Role.ACTION: _names(
        "buy/sell | buy / sell | buysell | b/s | side | action | direction | 方向 | "
        "買賣 | 买卖 | 買/賣 | 買賣方向 | 买卖方向 | 買賣別 | 交易方向 | 操作 | "
        "委託方向 | kauf/verkauf | sens | opération | operation"
    ),
    Role.KIND: _names(
        "transaction type | transactiontype | activitytype | activity type | type | "
        "event | trade type | order side | transaction | 交易類別 | 交易类型 | 類別 | "
        "业务名称 | 摘要 | typ | transaktion | transaktionsart | buchungstyp | "
        "type d'opération | tipo | type mutatie | transactietype"
    ),
    Role.QUANTITY: _names(
        "fill qty | filled qty | filled quantity | filled | executed qty | "
        "executed quantity | 成交數量 | 成交数量 | 成交股數 | 成交股数 | "
        "quantity | qty | shares | no. of shares | number of shares | units | "
        "shares held | volume traded | units / contracts | units/contracts | volume | "
        "position | 股數 | 股数 | 數量 | 数量 | 持股數 | 持倉數量 | 持仓数量 | "
        "持倉 | 持仓 | 持有數量 | 持有股數 | 持股 | 持股數量 | 可用數量 | 股份數目 | "
        "stück | stücke | stk | anzahl | menge | stückzahl | nominal | quantité | "
        "nombre | aantal | cantidad | títulos | quantità | quantidade | antal | antall"
    ),
    Role.FILLED: _names("filled@avg price | 已成交@均價 | 已成交@均价"),
    Role.PRICE: _names(
        "fill price | avg fill price | average fill price | executed price | "
        "成交價格 | 成交价格 | 成交價 | 成交价 | 成交均價 | 成交均价 | t. price | "
        "tradeprice | trade price | execution price | unit price | unit_price | "
        "unitprice | price per share | price per unit | price / share | price/share | "
        "share price | price ($) | price | 價格 | 价格 | 交易價格 | 交易价格 | "
        "買入價 | 买入价 | kurs | preis | ausführungskurs | stückpreis | t.-kurs | "
        "cours | prix | koers | precio | prezzo | preço | pris"
    ),
    Role.UNIT_COST: _names(
        "purchase price | cost/share | cost per share | per share cost | "
        "average cost basis | average cost | avg cost | avg. cost | cost basis price | "
        "costbasisprice | average price | avg price | avg. price | avg entry price | "
        "average open price | open rate | unit cost | cost price | 成本價 | 成本价 | "
        "平均成本 | 每股成本 | 平均成本價 | 平均成本价 | 攤薄成本價 | 摊薄成本价 | "
        "均價 | 均价 | 平均價 | 買入均價 | 平均買入價 | 持倉成本 | 持仓成本 | 成本 | "
        "einstandskurs | kaufkurs | einstandspreis | pru | prix de revient | "
        "gak | precio medio | prezzo medio"
    ),
    Role.COST: _names("cost"),
    Role.TOTAL_COST: _names(
        "cost basis total | cost basis | costbasismoney | total cost | book cost | "
        "book value | 總成本 | 总成本 | 成本總額 | 成本金額 | einstandswert"
    ),
    Role.CURRENCY: _names(
        "currency (price / share) | instrument currency | price currency | "
        "currencyprimary | trade currency | currency | ccy | currency code | "
        "交易貨幣 | 交易币种 | 貨幣 | 货币 | 幣種 | 币种 | 幣別 | 币别 | währung | "
        "devise | valuta | moneda | divisa | moeda"
    ),
    Role.DATE: _names(
        "fill time | 成交時間 | 成交时间 | trade date | tradedate | trade_date | "
        "date/time | datetime | trade date/time | run date | activity date | "
        "open date | opendatetime | open time | purchase date | execution date | "
        "execution time | executed at | filled time | date executed | date bought | "
        "date acquired | acquired | transaction date | order date | time | "
        "timestamp | order time | date | bought | as_of_date | 成交日期 | 買入日期 | "
        "买入日期 | 購入日期 | 交易日期 | 交易日 | 日期 | 日期/時間 | 日期/时间 | "
        "發生日期 | 发生日期 | 委託日期 | 落盤時間 | 下單時間 | 下单时间 | datum | "
        "datum/zeit | handelstag | ausführungsdatum | buchungstag | date d'opération | "
        "fecha | data | dato | bogføringsdag"
    ),
    Role.ASSET: _names(
        "asset category | assetcategory | assetclass | asset class | instrumenttype | "
        "instrument type | asset_class | assettype | asset type | security type | "
        "product type | 資產類別 | 资产类别 | 資產分類 | 资产分类 | 產品類別 | "
        "vermögenswertkategorie | catégorie d'actif"
    ),
    Role.STATUS: _names(
        "status | order status | state | 交易狀態 | 交易状态 | 訂單狀態 | 订单状态 | "
        "委託狀態 | 狀態 | 状态"
    ),
    Role.OPENS: _names(
        "opencloseindicator | open/closeindicator | open/close | position opening"
    ),
    Role.CODES: _names("notes/codes"),
    Role.ID: _names(
        "transactionid | transaction id | transaction_id | tradeid | "
        "trade id | execid | exec id | id | 成交編號"
    ),
    Role.NOTE: _names("notes | note | comment | comments | remarks | 備註 | 备注"),
    Role.SAID: _names("event | comment | details | description"),
    Role.MARKET: _names(
        "current price | last price | last | close price | closeprice | mark price | "
        "markprice | market price | closing price | 現價 | 现价 | 市價 | 最新價 | "
        "收市價"
    ),
}
"""Names in the order of preference, as `folded` writes them."""

UNITS = {
    **dict.fromkeys(("usd", "us$", "美元"), "USD"),
    **dict.fromkeys(("hkd", "hk$", "港元", "港幣", "港币"), "HKD"),
    **dict.fromkeys(("gbp", "£"), "GBP"),
    **dict.fromkeys(("p", "pence", "gbx"), "GBX"),
    **dict.fromkeys(("eur", "€"), "EUR"),
    **dict.fromkeys(("cny", "rmb", "人民幣", "人民币"), "CNY"),
    **{code.lower(): code for code in ("JPY", "SGD", "AUD", "CAD", "CHF", "TWD")},
    **dict.fromkeys(("$", "shares", "股", "股數"), ""),
}
"""What stands in brackets behind a column's name, and the currency it means."""

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

OF_POSITIONS = frozenset(
    _names(
        "average cost | avg cost | avg. cost | average cost basis | cost basis price | "
        "costbasisprice | 成本價 | 成本价 | 平均成本 | 平均成本價 | 持倉成本 | 成本 | "
        "pru"
    )
)
"""What a whole position has cost a share, not one of its trades."""

CONTRACTS = frozenset({"units / contracts", "units/contracts"})
"""Where one of these is, details are a pair: ``AAPL/USD``."""

FILLS = frozenset(_names("fill qty | 成交數量 | 成交数量"))

_SPACE = re.compile(r"\s+")


def folded(name: str) -> str:
    """Return a column's name without case, width, quotes and spare blanks."""
    plain = unicodedata.normalize("NFKC", name).casefold().strip(" \"'*:\ufeff\t")
    return _SPACE.sub(" ", plain)


_CODE = re.compile("[A-Za-z]{3}")


def currency_of(cell: str) -> str:
    """Return the code that a cell means: ``港元`` is HKD; a code is itself."""
    if _CODE.fullmatch(cell):
        return cell  # GBp is not GBP
    return UNITS.get(folded(cell), cell)


_IN_BRACKETS = re.compile(r"(.+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]")


def split_unit(name: str) -> tuple[str, str]:
    """Return a folded name without the currency behind it, and that currency."""
    match = _IN_BRACKETS.fullmatch(name)
    if match and match[2] in UNITS:
        return match[1], UNITS[match[2]]
    return name, ""


def roles_of(header: Sequence[str]) -> dict[Role, int]:
    """Return which column is for what; the first of a name counts."""
    places: dict[str, int] = {}
    for place, name in enumerate(map(folded, header)):
        places.setdefault(name, place)
    for place, name in enumerate(map(folded, header)):
        places.setdefault(split_unit(name)[0], place)
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
    holdings = bool(MARKET_VALUES & places.keys())
    if holdings and Role.DATE not in found:
        found.pop(Role.ACTION, None)  # the kind of account
        found.pop(Role.KIND, None)
    if holdings and (Role.DATE not in found or Role.UNIT_COST in found):
        _set(found, Role.MARKET, found.pop(Role.PRICE, None))
    if Role.UNIT_COST in found and "trade date" in places:
        found[Role.DATE] = places["trade date"]  # not that of the quote beside it
    if Role.ACTION not in found:
        _set(found, Role.ACTION, found.get(Role.KIND))
    of_positions = {places.get(name) for name in OF_POSITIONS} - {None}
    if (
        found.keys() >= {Role.ACTION, Role.DATE, Role.PRICE}
        and found.get(Role.UNIT_COST) in of_positions
    ):
        del found[Role.UNIT_COST]  # of all that is held after the trade
    if not places.keys() & CONTRACTS and found.get(Role.SYMBOL) == places.get(
        "details"
    ):
        found.pop(Role.SYMBOL, None)
    return found


def _set(found: dict[Role, int], role: Role, place: int | None) -> None:
    if place is not None:
        found.setdefault(role, place)
