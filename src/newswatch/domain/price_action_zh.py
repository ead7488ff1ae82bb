"""The price action sentence in Traditional Chinese."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from newswatch.domain.listing import EntityKind
from newswatch.domain.money import Money, price_unit
from newswatch.domain.price_facts import Extended, Occasion, PriceFacts
from newswatch.domain.quote import MarketPhase
from newswatch.domain.quote_state import minutes
from newswatch.domain.wording import (
    money_decimals,
    percent_text,
    price_text,
    rounded,
    rounds_to_nothing,
    unit_words,
)

_WEEK = timedelta(days=6)
_WEEKDAYS = "一二三四五六日"
_NOON = 12


def chinese(facts: PriceFacts) -> str:
    """Return the facts in one to four sentences."""
    sentences = [f"{_subject(facts)}{_predicate(facts)}。"]
    if facts.extended:
        sentences.append(_extended(facts, facts.extended))
    if facts.delay is not None:
        sentences.append(_delay(facts.delay))
    if facts.ytd is not None:
        sentences.append(_year_to_date(facts, facts.ytd))
    return "".join(sentences)


def _subject(facts: PriceFacts) -> str:
    name = facts.listing.name_zh or facts.listing.name
    if facts.listing.kind not in {EntityKind.COMPANY, EntityKind.FUND}:
        return name
    what = "股價" if facts.listing.kind is EntityKind.COMPANY else "價格"
    return f"{name}在{facts.venue.name_zh}的{what}" if facts.venue else f"{name}{what}"


def _predicate(facts: PriceFacts) -> str:
    price = _amount(facts, facts.price, facts.other)
    change = f"，{_change(facts.fraction)}" if facts.fraction is not None else ""
    day = _day(facts.at.date(), facts.today)
    match facts.occasion:
        case Occasion.TRADING:
            return f"現報{price}{change}（截至{_clock(facts)}）"
        case Occasion.LUNCH:
            return f"半日收報{price}{change}"
        case Occasion.CLOSED:
            return f"{day}收報{price}{change}"
        case _:
            return f"最後成交價為{price}{change}（{day}{_clock(facts)}）"


def _amount(facts: PriceFacts, price: Decimal, other: Money | None) -> str:
    is_index = facts.listing.kind is EntityKind.INDEX
    words = "點" if is_index else unit_words(facts.unit, chinese=True)
    bracket = f"（{_money(other)}）" if other and not is_index else ""
    return f"{_with(price_text(price, facts.unit), words)}{bracket}"


def _money(money: Money) -> str:
    words = unit_words(price_unit(money.currency), chinese=True)
    return _with(f"{rounded(money.amount, money_decimals(money)):,f}", words)


def _with(number: str, words: str) -> str:
    """Put a number and its unit together; a code such as IDR stands apart."""
    return f"{number} {words}" if words.isascii() and words else f"{number}{words}"


def _change(fraction: Decimal) -> str:
    if rounds_to_nothing(fraction):
        return "變動輕微" if fraction else "無升跌"
    return f"{'升' if fraction > 0 else '跌'}{percent_text(fraction)}"


def _extended(facts: PriceFacts, extended: Extended) -> str:
    price = _amount(facts, extended.price, extended.other)
    when = {MarketPhase.PRE: "盤前", MarketPhase.POST: "盤後"}.get(
        extended.phase, "非正常交易時段"
    )
    at = f"截至當地時間{clock_zh(extended.at)}"
    return f"{when}報{price}，{_change(extended.fraction)}（{at}）。"


def _delay(delay: timedelta) -> str:
    if not delay:
        return "報價來源未說明延遲時間。"
    return f"報價延遲{minutes(delay)}分鐘。"


def _year_to_date(facts: PriceFacts, ytd: Decimal) -> str:
    what = "指數" if facts.listing.kind is EntityKind.INDEX else "股價"
    if rounds_to_nothing(ytd):
        return f"年初至今，{what}{_change(ytd)}。"
    verb = "上升" if ytd > 0 else "下跌"
    return f"年初至今，{what}累計{verb}{percent_text(ytd)}。"


def _clock(facts: PriceFacts) -> str:
    zone = "當地時間" if facts.zone_known else "協調世界時"
    return f"{zone}{clock_zh(facts.at)}"


def clock_zh(at: datetime) -> str:
    """Return a time of day: ``"上午9時41分"``."""
    half = "上午" if at.hour < _NOON else "下午"
    return f"{half}{at.hour % _NOON or _NOON}時{at:%M}分"


def _day(day: date, today: date) -> str:
    if today - day <= _WEEK:
        return f"週{_WEEKDAYS[day.weekday()]}"
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"
