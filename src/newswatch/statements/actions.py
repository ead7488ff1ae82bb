"""What the words of a row mean: bought, sold, or something else."""

from __future__ import annotations

import re
from enum import Enum, auto

from newswatch.domain.words import word_set


class Deed(Enum):
    """What a row is about."""

    BOUGHT = auto()
    SOLD = auto()
    COVERED = auto()
    SHORTED = auto()
    SPLIT = auto()
    CANCELLED = auto()
    MONEY = auto()
    MOVED = auto()
    UNKNOWN = auto()


_BUYS = word_set(
    "bto buy buys bought bot purchase purchased drip kauf gekauft wertpapierkauf achat "
    "acheté koop aankoop gekocht compra acquisto köp kjøp køb kupno osto"
)
_SELLS = word_set(
    "stc sell sells sold sld sale verkauf verkauft wertpapierverkauf vente vendu "
    "verkoop verkocht venta vendita venda sälj salg myynti sprzedaż"
)
_ADDED = (
    *("reinvest shares", "reinvestment", "dividend reinvestment", "transfer_in"),
    *("delivery (inbound)", "einlieferung"),
)
_TAKEN = ("transfer_out", "delivery (outbound)", "auslieferung")
_OPENED, _CLOSED = ("open position",), ("position closed", "close position")
_BOUGHT_ZH, _SOLD_ZH = ("買", "买", "購入", "购入"), ("賣", "卖", "沽")
_COVERS = ("cover", "buy to close", "bought to close", "btc", "平空")
_SHORTS = ("sell to open", "sold to open", "沽空", "賣空", "卖空")
_SHORT = re.compile(r"\b(short(?! term)|sto)\b")
_SPLITS = ("split", "拆股", "合股", "拆細")
_CANCELS = ("cancel", "revers", "storno", "annul", "撤", "取消", "沖銷")
_MONEY = word_set(
    "div dividend dividends deposit deposits withdraw withdrawal withdrawals interest "
    "int fee fees tax taxes forex fx journal credit debit cash adjustment commission "
    "distribution charge rebate refund top top_up topup interest_from_cash dividende "
    "dividenden zinsen steuer gebühr einzahlung auszahlung intérêts frais impôt dépôt "
    "retrait rente storting onttrekking kosten dividendo interés comisión deposito"
)
_MONEY_ZH = (
    *("股息", "派息", "紅利", "红利", "利息", "費", "费", "稅", "税", "存款", "提款"),
    *("入金", "出金", "轉賬", "转账", "換匯", "换汇"),
)

_MOVES = (
    *("transfer", "stock distribution", "merger", "spin", "exchange", "conversion"),
    *("acquisition", "journaled shares", "轉倉", "转仓", "合併", "合并", "分拆"),
)
"""What may bring shares or take them away, without a purchase or a sale."""

_NO_SHARES = word_set(
    "opt iopt fut fop war cmdty bill option options future futures forex fx crypto "
    "cryptocurrency bond bonds warrant warrants cfd cfds cash commodity index "
    "derivative put call treasury 期權 期权 "
    "期貨 期货 窩輪 牛熊證 外匯 外汇 債券 债券 optionen anleihen"
)
_SHARES = word_set(
    "stock stocks stk equity equities etf etfs share shares security fund funds "
    "mutualfund adr reit aktie aktien action actions acciones azioni aandelen "
    "股票 正股 基金 證券 证券"
)
_DONE = word_set(
    "filled complete completed executed settled posted done closed matched success "
    "ausgeführt exécuté uitgevoerd"
)
_NOT_DONE = word_set(
    "cancelled canceled cancel rejected failed expired pending open working submitted "
    "new inactive deleted withdrawn voided queued reverted declined"
)
_DONE_ZH = ("成交", "完成")
_NOT_DONE_ZH = ("撤", "取消", "失敗", "失败", "拒", "未成", "等待", "廢單", "废单")

_ENDS = (
    *("total", "end of", "summe", "gesamt", "totaal"),
    *("合計", "合计", "總計", "总计", "小計", "小计"),
)

_TOKEN = re.compile(r"[^\W\d]+(?:_[^\W\d]+)*")
_NEAR = 4
"""Words of an action that are looked at: names of shares may follow them."""


def deed_of(action: str) -> Deed:
    """Return what an action means: ``market buy``, ``YOU SOLD …``, ``買入``.

    Args:
        action: As `columns.folded` writes it.
    """
    tokens = _TOKEN.findall(action)[:_NEAR]
    begin = " ".join(tokens) if tokens and action.isascii() else action
    return _special(action, begin) or _trade(action, begin, tokens)


def _special(action: str, begin: str) -> Deed | None:
    """Return what is none of a purchase and a sale, whatever words are beside it."""
    if _has(action, _SPLITS):
        return Deed.SPLIT
    if _has(begin, _CANCELS) or "(ca.)" in action:
        return Deed.CANCELLED
    if begin.partition(" ")[0] in _MONEY and not action.startswith(_ADDED):
        return Deed.MONEY
    return Deed.COVERED if _has(begin, _COVERS) else None


def _trade(action: str, begin: str, tokens: list[str]) -> Deed:
    bought = action == "b" or bool(_BUYS & set(tokens)) or _has(action, _BOUGHT_ZH)
    sold = action == "s" or bool(_SELLS & set(tokens)) or _has(action, _SOLD_ZH)
    bought = bought or action.startswith((*_ADDED, *_OPENED))
    sold = sold or action.startswith((*_TAKEN, *_CLOSED))
    if _has(begin, _SHORTS) or (_SHORT.search(begin) and not bought):
        return Deed.SHORTED
    if bought != sold:
        return Deed.BOUGHT if bought else Deed.SOLD
    return Deed.UNKNOWN if bought else _other(action)


def _other(action: str) -> Deed:
    if _has(action, _MOVES):
        return Deed.MOVED
    about_money = set(_TOKEN.findall(action)) & _MONEY and "shares" not in action
    if about_money or _has(action, _MONEY_ZH):
        return Deed.MONEY
    return Deed.UNKNOWN


def is_share(asset: str) -> bool | None:
    """Tell whether a kind of asset is shares; None if it is not known."""
    return _known(asset, _SHARES, _NO_SHARES)


def is_done(status: str) -> bool | None:
    """Tell whether an order of this state was carried out; None if it is not known."""
    if _has(status, _NOT_DONE_ZH):
        return False
    return True if _has(status, _DONE_ZH) else _known(status, _DONE, _NOT_DONE)


def is_end(words: str) -> bool:
    """Tell whether a line is what statements put below their rows."""
    return _has(words, _ENDS)


def _known(words: str, good: frozenset[str], bad: frozenset[str]) -> bool | None:
    tokens = set(_TOKEN.findall(words))
    if tokens & bad:
        return False
    return True if tokens & good else None


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)
