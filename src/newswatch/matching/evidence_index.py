"""Indices and exchanges: what rises and falls, where shares are listed, who counts."""

from __future__ import annotations

import re
from typing import Final

from newswatch.domain.listing import EntityKind
from newswatch.domain.mention import Reason
from newswatch.matching import vocabulary as v
from newswatch.matching.aliases import Form
from newswatch.matching.case import Case
from newswatch.matching.context import Style
from newswatch.matching.weights import reason

_LEVEL: Final = 2
"""Digits that a market's level has at least."""


def market_near(case: Case) -> Reason | None:
    """Words of a market's level: points, rose, record."""
    spot = case.spot
    level = spot.next if spot.next[:1].isdigit() and len(spot.next) > _LEVEL else ""
    if level:
        return reason("market-near", level)
    for text in (spot.after, spot.before):
        near = next((w for w in text.split() if _speaks_of_market(w)), None)
        if near:
            return reason("market-near", near)
    return reason("no-market")


def _speaks_of_market(word: str) -> bool:
    return "%" in word or word.strip(".,;:()") in v.INDEX_NEAR


def the_index(case: Case) -> Reason | None:
    """The Dow, the Nasdaq."""
    return reason("the-index") if case.spot.previous == "the" else None


def exchange_prefix(case: Case) -> Reason | None:
    """(NASDAQ: AAPL): where it is listed."""
    spot = case.spot
    if ":" not in spot.after[:2] or not is_exchange(case.form):
        return None
    bracket = spot.before.rfind("(") > spot.before.rfind(")")
    pattern = v.CODE_AFTER_IN_BRACKETS if bracket else v.CODE_AFTER
    match = pattern.match(spot.article.raw, spot.end)
    return reason("exchange-prefix") if match else None


def exchange(case: Case) -> Reason | None:
    """Listed on Nasdaq, Nasdaq-listed: where, not what."""
    spot = case.spot
    if not is_exchange(case.form):
        return None
    if v.VENUE_AFTER.match(spot.after):
        return reason("exchange")
    used = spot.previous in v.VENUE_PREPOSITIONS and v.VENUE_USE.search(spot.before)
    return reason("exchange") if used else None


def other_index(case: Case) -> Reason | None:
    """Hang Seng Mainland Property Index: one of many that are called after it."""
    spot = case.spot
    if spot.style is not Style.SENTENCE:
        return None
    match = _OTHER_INDEX.match(spot.article.raw[spot.end : spot.end + _INDEX_REACH])
    return reason("longer-company", match[0].strip()) if match else None


_INDEX_REACH: Final = 60
_OTHER_INDEX: Final = re.compile(r" (?!Index)(?:[A-Z][\w&-]+ ){1,4}Index\b")


def is_exchange(form: Form) -> bool:
    """Whether shares are listed there too, or its index is called as it is."""
    is_index = form.entity_kind is EntityKind.INDEX
    return is_index or form.like_index or "exchange" in form.own_words


def made_by(case: Case) -> Reason | None:
    """Chemicals maker Dow: the company that is written as the index."""
    word = case.spot.previous
    return reason("longer-company", word) if word in v.COMPANY_BEFORE else None


def index_company(case: Case) -> Reason | None:
    """Nasdaq Inc, S&P launches an index: the company, not the index."""
    word = case.spot.next
    acts = v.MAKER_ACTS.match(case.spot.after)
    if acts:
        return reason("longer-company", acts[0].strip())
    makers = {"inc", "corp", "ceo", "cfo", "chief", "global", "ratings", "newswires"}
    return reason("longer-company", word) if word in makers else None
