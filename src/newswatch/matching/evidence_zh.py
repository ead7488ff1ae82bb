"""What speaks for and against a Chinese name: words have no borders there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newswatch.domain.listing import EntityKind
from newswatch.domain.mention import Reason
from newswatch.matching import vocabulary_zh as v
from newswatch.matching.aliases import Risk
from newswatch.matching.case import Case, Rule
from newswatch.matching.context import Article
from newswatch.matching.evidence import business_text
from newswatch.matching.evidence_index import is_exchange
from newswatch.matching.evidence_other import other_topic
from newswatch.matching.evidence_zh_other import index_brand, number, tale, venue
from newswatch.matching.vocabulary_zh_deeds import ZH_ADVERBS, ZH_DEAL_BEFORE, ZH_DEED
from newswatch.matching.weights import reason

_CUT_LENGTH: Final = 3
"""Names up to this length are cut from ordinary words by accident."""

_NEAR: Final = 16
_GIVEN_NAME: Final = 2


def says_nothing(article: Article, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether nothing around an unmistakable name can speak against it.

    A quick look that spares most mentions the rules.
    """
    folded = article.folded
    if folded[end : end + 1] in v.ZH_TROUBLE_AFTER:
        return False
    if folded[start - 1 : start] in v.ZH_TROUBLE_BEFORE:
        return False
    if folded[end - 1] == _UNIVERSITY_END:
        return False
    if end - start > _CUT_LENGTH:
        return True
    cuts = folded[start - 1 : start + 1], folded[end - 1 : end + 1]
    return words.isdisjoint(cuts)


def judge(case: Case) -> Iterator[Reason]:
    """Yield the evidence around a Chinese name."""
    rules = RULES_SAFE if case.form.risk is Risk.SAFE else RULES
    if case.form.entity_kind is EntityKind.INDEX and case.form.risk is not Risk.SAFE:
        rules = RULES_INDEX
    for rule in rules:
        evidence = rule(case)
        if evidence:
            yield evidence


def part_of_word(case: Case) -> Reason | None:
    """報道|指: the first character belongs to the word before."""
    spot = case.spot
    if spot.end - spot.start > _CUT_LENGTH or not spot.before:
        return None
    text = spot.article.folded
    words = case.lexicon.words_zh
    cut = text[spot.start - 1 : spot.start + 1]
    if cut in words and text[max(0, spot.start - 2) : spot.start] not in words:
        return reason("zh-part-of-word", cut)
    return None


def part_of_next_word(case: Case) -> Reason | None:
    """中|行業: the last character belongs to the word after."""
    spot = case.spot
    if spot.end - spot.start > _CUT_LENGTH or not spot.after:
        return None
    text = spot.article.folded
    words = case.lexicon.words_zh
    cut = text[spot.end - 1 : spot.end + 1]
    if cut in words and text[spot.end : spot.end + 2] not in words:
        factor = 1.0 if spot.end - spot.start == _CUT_LENGTH else 2.4
        return reason("zh-part-of-next-word", cut, factor=factor)
    return None


def industry(case: Case) -> Reason | None:
    """中國銀行業, 中國移動互聯網用戶類: the trade, not the company."""
    spot = case.spot
    name = spot.article.folded[spot.start : spot.end]
    if not name.endswith(v.ZH_INDUSTRY_END):
        return None
    return reason("zh-industry") if v.ZH_INDUSTRY_NEXT.match(spot.after) else None


def place_or_event(case: Case) -> Reason | None:
    """渣打大廈, 渣打馬拉松: called after the company."""
    match = v.ZH_PLACE_AFTER.match(case.spot.after)
    if not match or _is_own(case, match[0]):
        return None
    return reason("zh-place", _raw_after(case, match[0]))


def _is_own(case: Case, after: str) -> bool:
    """Whether what follows belongs to the name: 華住|酒店, 大唐|發電."""
    longer = case.spot.article.folded[case.spot.start : case.spot.end] + after[:2]
    return any(longer in own for own in case.form.own_words)


def other_firm(case: Case) -> Reason | None:
    """天能科技, 永安藥業: a trade that makes of the name another company."""
    safe = case.form.risk is Risk.SAFE
    pattern = v.ZH_OTHER_FIRM_IN_FULL if safe else v.ZH_OTHER_FIRM
    match = pattern.match(case.spot.after)
    if match and not _is_own(case, match[0]):
        return reason("longer-company", _raw_after(case, match[0]))
    if case.form.risk is Risk.WORD and case.spot.after.startswith("股份"):
        return reason("longer-company", "股份", factor=0.5)
    return None


def mainland_code(case: Case) -> Reason | None:
    """鐵嶺新城(000809): another company's code follows."""
    match = v.ZH_MAINLAND_CODE.match(case.spot.after)
    if not match:
        return None
    own = match[1] in case.own_codes
    return reason("own-code" if own else "other-code", match[1])


def called_so(case: Case) -> Reason | None:
    """張強生認同, 何亞東表示: a person, by the surname in front."""
    spot = case.spot
    surname, word = spot.before[-1:], spot.before[-2:]
    if spot.end - spot.start != _GIVEN_NAME or surname not in v.ZH_SURNAMES:
        return None
    if word in case.lexicon.words_zh or spot.after[:1] in v.ZH_PRICE_NEXT:
        return None
    return reason("zh-person")


def university(case: Case) -> Reason | None:
    """恒大 beside 恒生大學: short for the university."""
    spot = case.spot
    name = spot.article.folded[spot.start : spot.end]
    if len(name) != _GIVEN_NAME or not name.endswith(_UNIVERSITY_END):
        return None
    long = re.search(rf"{re.escape(name[0])}\w{{1,4}}大学", spot.article.folded)
    return reason("initials-of-other") if long else None


_UNIVERSITY_END: Final = "大"


def theme(case: Case) -> Reason | None:
    """蘋果概念股: shares of others."""
    match = v.ZH_THEME_AFTER.match(case.spot.after)
    return reason("zh-theme", _raw_after(case, match[0])) if match else None


def foreign_person(case: Case) -> Reason | None:
    """穆罕默德·阿里, 迪爾德麗·奧康納."""
    if v.ZH_NAME_DOT_AFTER.match(case.spot.after):
        return reason("zh-person")
    return reason("zh-person") if case.spot.before[-1:] in v.ZH_NAME_DOT else None


def titled_person(case: Case) -> Reason | None:
    """副董事長李寧辭職."""
    titled = v.ZH_TITLE_BEFORE.search(case.spot.before)
    return reason("zh-person") if titled or artist(case) else None


def artist(case: Case) -> Reason | None:
    """畫家佐丹奴: what no company is."""
    found = v.ZH_ARTIST_BEFORE.search(case.spot.before)
    return reason("zh-person") if found else None


def company_after(case: Case) -> Reason | None:
    """What companies do or have: 公布, 股價, 升."""
    match = v.ZH_COMPANY_AFTER.match(case.spot.after)
    if (
        not match
        and case.spot.article.folded[case.spot.start : case.spot.end] not in ZH_ADVERBS
    ):
        match = ZH_DEED.match(case.spot.after)
    return reason("zh-company-after", _raw_after(case, match[0])) if match else None


def _raw_after(case: Case, text: str) -> str:
    end = case.spot.end
    return case.spot.article.raw[end : end + len(text)]


def company_before(case: Case) -> Reason | None:
    """What introduces companies: 及, 持有, 股王."""
    if not case.spot.before:
        return None
    deal = ZH_DEAL_BEFORE.search(case.spot.before)
    if deal and case.form.risk is Risk.WORD:
        return reason("zh-company-before", _raw_before(case, deal[0]), factor=3.6)
    match = deal or v.ZH_COMPANY_BEFORE.search(case.spot.before)
    if not match:
        return None
    return reason("zh-company-before", _raw_before(case, match[0]))


def in_list(case: Case) -> Reason | None:
    """騰訊、阿里、美團."""
    spot = case.spot
    if case.form.risk is Risk.WORD:
        return None  # words are listed too
    joined = spot.before.endswith(v.ZH_JOINED) or spot.after.startswith(v.ZH_JOINED)
    return reason("zh-list") if joined else None


def adjective(case: Case) -> Reason | None:
    """很吉利, 不理想."""
    match = v.ZH_ADVERB.search(case.spot.before)
    return reason("zh-adjective", match[0]) if match else None


def counted(case: Case) -> Reason | None:
    """三個蘋果, 多間大酒店: a thing, of which there are several."""
    before = case.spot.before
    found = v.ZH_COUNTED.search(before)
    if not found and case.form.risk is Risk.WORD:
        found = v.ZH_COUNTED_HOUSE.search(before)
    return reason("determiner", _raw_before(case, found[0])) if found else None


def quantity_after(case: Case) -> Reason | None:
    """日產200萬桶: what is weighed or measured."""
    match = v.ZH_QUANTITY_AFTER.match(case.spot.after)
    return reason("amount-after", _raw_after(case, match[0])) if match else None


def _raw_before(case: Case, text: str) -> str:
    start = case.spot.start
    return case.spot.article.raw[start - len(text) : start]


def quoted(case: Case) -> Reason | None:
    """「理想」: the word as a word."""
    marks = case.spot.before[-1:], case.spot.after[:1]
    return reason("zh-quoted") if marks == ("「", "」") else None


def market_near(case: Case) -> Reason | None:
    """Words of a market's level: 點, 收報, 升."""
    spot = case.spot
    near = f"{spot.after[:_NEAR]} {spot.before[-_NEAR:]}"
    found = next((c for c in near if c in v.ZH_INDEX_SIGNS), None)
    found = found or next((word for word in v.ZH_INDEX_WORDS if word in near), None)
    if found:
        return reason("market-near", found)
    return None if spot.article.is_hong_kong_market else reason("no-market")


def hong_kong_market(case: Case) -> Reason | None:
    """An article about the Hong Kong market means its own indices."""
    if case.spot.article.is_hong_kong_market:
        return reason("hong-kong-market")
    return None


_CUTS: Final[tuple[Rule, ...]] = (part_of_word, part_of_next_word, number)


def exchange_prefix(case: Case) -> Reason | None:
    """（港交所：0700）: where it is listed."""
    if not v.ZH_CODE_AFTER.match(case.spot.after) or not is_exchange(case.form):
        return None
    return reason("exchange-prefix")


RULES_SAFE: Final[tuple[Rule, ...]] = (
    *_CUTS,
    exchange_prefix,
    venue,
    tale,
    index_brand,
    industry,
    place_or_event,
    theme,
    other_firm,
    foreign_person,
    called_so,
    artist,
    university,
)
RULES_INDEX: Final[tuple[Rule, ...]] = (*_CUTS, market_near, hong_kong_market)
RULES: Final[tuple[Rule, ...]] = (
    *_CUTS,
    exchange_prefix,
    venue,
    tale,
    index_brand,
    industry,
    place_or_event,
    theme,
    other_firm,
    foreign_person,
    called_so,
    university,
    titled_person,
    mainland_code,
    company_after,
    company_before,
    in_list,
    adjective,
    counted,
    quantity_after,
    quoted,
    business_text,
    other_topic,
)
