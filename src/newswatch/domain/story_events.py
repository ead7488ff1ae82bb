"""What kind of happening a headline tells of: a lawsuit, a result, a new chief.

Two headlines with different words for the same kind of happening to the same
names are the same news more often than not; and a few kinds never are another's:
what the shares did is not what made them do it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from newswatch.domain.words import word_set


def _kinds(**words: str) -> dict[str, str]:
    return {word: kind for kind, some in words.items() for word in some.split()}


_OF_WORD: Final = _kinds(
    sue="sue sues sued suing suit lawsuit",
    probe="probe probes probing investigation investigates investigating inquiry",
    recall="recall recalls recalled recalling",
    purchase="acquire acquires acquiring acquired acquisition takeover merger merge"
    " merges buyout purchase purchases",
    outlook="forecast forecasts outlook guidance guides",
    payout="dividend dividends buyback buybacks repurchase repurchases",
    strike="strike strikes walkout machinists",
    launch="launch launches launched unveils unveil introduces debuts",
    order="order orders ordered",
    deliver="deliveries delivers delivered delivery",
    tariff="tariff tariffs levy levies duties duty",
    trial="trial trials study phase",
    approval="approval approves approved approve clears cleared clear nod",
    split="split",
    listing="ipo listing",
    inflation="inflation cpi",
    growth="gdp",
    prices="prices",
    fine="fine fined fines penalty",
    licence="licenses license licence licensing rights",
    output="opec+ opec bpd barrels",
    result="profit profits earnings revenue revenues sales turnover income loss losses"
    " results eps",
    rating="upgrades upgrade upgraded downgrades downgrade downgraded initiates"
    " initiated reiterates maintains coverage overweight underweight outperform",
    talks="talks",
    settle="settle settles settlement settled",
    appeal="appeal appeals appealed",
)
_OF_PHRASE: Final = {
    "buy back": "payout", "buys back": "payout", "consumer prices": "inflation",
    "sales forecast": "outlook", "now expects": "outlook", "economy grows": "growth",
    "economy grew": "growth", "step down": "chief", "take helm": "chief",
    "take over at": "chief", "to succeed": "chief", "steps down": "chief",
    "price hikes": "prices", "waves through": "approval",
}  # fmt: skip
_CHIEF = word_set("ceo cfo chief chairman helm boss successor")
_CHANGES = word_set(
    "names name named appoints appoint appointed step steps ousts oust ousted"
    " quits quit resigns resign succeed succeeds successor replace replaces retire"
    " retires helm"
    " take takes poaches depart departs leave leaves"
)
_STAFF = word_set(
    "staff job jobs workforce employees workers roles positions posts layoffs"
)
_CUTS = word_set("cut cuts cutting axe axes slash slashes lay laying shed layoffs")
_RATES = word_set("fed boe ecb boj bank rba snb pboc hkma riksbank lowers cuts")
_KEEPS = word_set("rate rates")
_SHARES = word_set("share shares stock stocks")
_SUFFERED = re.compile(r"\b(?:sued|bought|acquired|fined|probed|ordered) by\b")
_CLAUSE = re.compile(r"[,;:]| as | after | following | on | amid | with | - ")

_OF_HAN: Final = {
    "纯利": "result", "溢利": "result", "亏损": "result", "季绩": "result",
    "收入": "result", "业绩": "result", "多赚": "result", "少赚": "result",
    "目标价": "rating", "评级": "rating", "招股": "offer", "暗盘": "grey",
    "首挂": "debut", "首日": "debut", "交付": "deliver", "销量": "deliver",
    "卖车": "deliver", "回购": "payout", "派息": "payout", "股息": "payout",
    "裁员": "jobs", "清盘": "winding-up", "收购": "purchase", "降准": "rates",
    "加息": "rates", "减息": "rates", "下调": "cut", "标书": "tender",
    "截标": "tender", "外卖": "takeaway", "快充": "charging", "充电": "charging",
    "停牌": "halt", "复牌": "resume", "股价": "move", "绩后": "move",
    "定价": "price", "售价": "price", "开售": "price", "减价": "price",
}  # fmt: skip

ALONE: Final = word_set(
    "move rating offer grey debut halt resume talks settle appeal approval"
)
"""Kinds that two headlines of one story both tell of, or neither."""

SUFFERED: Final = "suffered"
"""Who comes first is whom it happened to: "Delta sued by CrowdStrike"."""

TIGHT: Final = word_set(
    "sue probe recall purchase chief approval licence fine payout jobs outlook"
    " winding-up tender"
)
"""Kinds of which a name has hardly two in a day."""


def read_events(
    words: frozenset[str], head: str, moving: frozenset[str], *, han: bool
) -> frozenset[str]:
    """Return the kinds of happening that a folded title tells of.

    Args:
        words: Of the title, which is `head`.
        moving: Words that say that something rises or falls.
    """
    if han:
        return frozenset(kind for sign, kind in _OF_HAN.items() if sign in head)
    found = {_OF_WORD[word] for word in words & _OF_WORD.keys()}
    found.update(kind for phrase, kind in _OF_PHRASE.items() if phrase in head)
    if words & _CHIEF and words & _CHANGES:
        found.add("chief")
    if words & _STAFF and words & _CUTS:
        found.add("jobs")
    if words & _KEEPS and words & _RATES:
        found.add("rates")
    if {"target", "price"} <= words or "pt" in words:
        found.add("rating")
    if words & _SHARES and words & moving and _moves(head, moving):
        found.add("move")
    if _SUFFERED.search(head):
        found.add(SUFFERED)
    return frozenset(found)


def _moves(head: str, moving: Iterable[str]) -> bool:
    """Tell whether a title begins with what shares did: not ", shares rise" behind."""
    first = _CLAUSE.split(head, maxsplit=1)[0].split()
    return not _SHARES.isdisjoint(first) and not set(first).isdisjoint(moving)
