"""What speaks for and against a name in a Latin text being what we look for.

Each rule looks at one thing and yields at most one reason. What it may be
instead is in `evidence_other`, indices are in `evidence_index`, rules of Chinese
text in `evidence_zh`, of codes in `evidence_codes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newswatch.domain.listing import EntityKind
from newswatch.domain.mention import Reason
from newswatch.matching import vocabulary as v
from newswatch.matching.aliases import INITIALS, Form, Risk, is_han
from newswatch.matching.case import Case, Rule
from newswatch.matching.code_numbers import is_year
from newswatch.matching.context import Article, Spot, Style
from newswatch.matching.evidence_codes import list_neighbour
from newswatch.matching.evidence_deeds import apposition, deed, may_act, owner
from newswatch.matching.evidence_index import (
    exchange,
    exchange_prefix,
    index_company,
    made_by,
    market_near,
    other_index,
    the_index,
)
from newswatch.matching.evidence_other import (
    called_person,
    code_after,
    in_address,
    in_place,
    is_somebodys,
    longer_company,
    longer_name,
    other_topic,
    others_name,
    person,
    social_media,
)
from newswatch.matching.vocabulary_zh import ZH_COMPANY_AFTER
from newswatch.matching.weights import reason

_SHORT: Final = 5
_PAIR: Final = 2
_CASELESS: Final = frozenset({Style.NONE, Style.LOWER})
"""Styles in which a missing capital says little: Chinese, all small letters."""


def says_nothing(article: Article, start: int, end: int, form: Form) -> bool:
    """Whether nothing around an unmistakable name can speak against it.

    A quick look that spares most mentions the rules: it is written as its owner
    writes it or in capitals, does not begin like a person's name, and neither a
    colon nor a word that makes another company follows.
    """
    folded = article.folded
    follows = folded[end : end + 1]
    raw = article.raw[start:end]
    if follows == ":" or form.guessed or folded[start:end] in v.NETWORKS:
        return False
    if form.like_person and _is_beside_a_person(article, start, end):
        return False
    if raw != form.text and not raw.isupper():
        return False
    if follows != " ":
        return True
    word = folded[end + 1 : end + _LONGEST_WORD].partition(" ")[0]
    trade = word.partition("'")[0].rstrip(".,;:!?)")
    return trade not in v.OTHER_FIRM and not word.startswith(":")


_LONGEST_WORD: Final = 16


def _is_beside_a_person(article: Article, start: int, end: int) -> bool:
    """Whether it may be one: a given name or title before, a surname or heirs after."""
    if article.raw[end + 1 : end + 2].isupper():
        return True
    if v.FAMILY_AFTER.match(article.folded[end : end + _LONGEST_WORD]):
        return True
    before = article.raw[max(0, start - _LONGEST_WORD) : start]
    word = before.rstrip(" -").rpartition(" ")[2]
    return word[:1].isupper() or word in v.PERSON_BEFORE


def judge(case: Case) -> Iterator[Reason]:
    """Yield the evidence around a name in Latin letters."""
    rules = RULES_SAFE if case.form.risk is Risk.SAFE else RULES
    small = case.spot.raw.islower() and len(case.spot.raw) <= INITIALS
    if small or case.form.risk is Risk.WORD:
        rules = RULES_COUNTED
    if case.form.entity_kind is EntityKind.INDEX:
        rules = RULES_SAFE_INDEX if case.form.risk is Risk.SAFE else RULES_INDEX
    for rule in rules:
        evidence = rule(case)
        if evidence:
            yield evidence


def small_letters(case: Case) -> Reason | None:
    """A name that its owner capitalises, written without."""
    raw, form = case.spot.raw, case.form
    if form.text.islower():
        return None
    if not raw.islower():
        return _partly_small(case)
    if form.risk is not Risk.SAFE or _is_ordinary(case):
        chat = form.risk is Risk.DOUBTFUL and case.spot.style is Style.LOWER
        return reason("written-small", factor=0.5 if chat else 1.0)
    caseless = case.spot.style in _CASELESS and len(raw) >= _SHORT - 1
    if len(raw) <= _SHORT and not caseless:
        return reason("short-written-small")
    alone = " " not in raw and case.spot.style not in _CASELESS
    return reason("long-written-small", factor=2.3 if alone else 1.0)


def _is_ordinary(case: Case) -> bool:
    """A southern company, a country garden: nothing but words, and several."""
    words = case.spot.raw.split()
    ordinary = len(words) > 1 and case.lexicon.words.issuperset(words)
    return ordinary and case.spot.style not in _CASELESS


def _partly_small(case: Case) -> Reason | None:
    """A US bank is not US Bank: an ordinary word in it, without its capital.

    The central bank of China is none either, though Bank of China is.
    """
    raw, name = case.spot.raw.split(), case.form.text.split()
    if len(raw) != len(name) or len(raw) < _PAIR:
        return None
    small = [
        r for r, n in zip(raw, name, strict=True) if r[0].islower() and n[0].isupper()
    ]
    if not small or not case.lexicon.words.issuperset(small):
        return None
    if raw[0] in small:
        return reason("short-written-small") if _says_where(raw[1:], case) else None
    distinct = raw[1] in v.COMPANY_AFTER and raw[0].lower() not in case.lexicon.words
    return reason("short-written-small") if len(raw) == _PAIR and not distinct else None


def _says_where(rest: list[str], case: Case) -> bool:
    """Whether nothing follows but small words and a country: of China."""
    words = (word.lower() for word in rest)
    return all(w in v.PREPOSITIONS or w in case.lexicon.places for w in words)


def capitals(case: Case) -> Reason | None:
    """A capital says much inside a sentence, nothing in a headline of capitals."""
    spot, form = case.spot, case.form
    if spot.style is Style.UPPER:
        return reason("shouting")
    if not spot.raw[:1].isupper():
        return None
    if not spot.raw.isupper() and spot.raw.lower() in v.ALSO_VERBS:
        return reason("other-capitals", factor=3.0)
    if form.text in case.lexicon.acronyms and not spot.raw.isupper():
        return reason("other-capitals")
    if spot.raw.isupper() and len(spot.raw) > 1 and not form.text.isupper():
        return reason("all-capitals")
    return _capital_inside(spot, form)


def _capital_inside(spot: Spot, form: Form) -> Reason | None:
    inside = spot.style is Style.SENTENCE and not spot.begins_sentence
    if _is_between_capitals(spot) or not (inside or spot.style is Style.NONE):
        return None
    is_name = form.risk is Risk.NAME
    return reason("capital-of-name" if is_name else "capital-in-sentence")


def _is_between_capitals(spot: Spot) -> bool:
    """Queen's Wharf Brisbane: a name, but not this one's."""
    if spot.previous in v.COMPANY_BEFORE or spot.next in v.BUSINESS_NEXT:
        return False
    return spot.next_is_capital and spot.previous_has_capital


def number_before(case: Case) -> Reason | None:
    """Cut by 25 bp, 100 kg, 40 Celsius: units are written so."""
    word = case.spot.previous
    if not word[-1:].isdigit() or is_year(word):
        return None
    if v.WIRE_BEFORE.search(case.spot.before):  # UPDATE 2-Visa
        return None
    return reason("amount-before", word)


def word_after(case: Case) -> Reason | None:
    """A company's noun or verb right after."""
    word = case.spot.next
    ordinary = case.form.risk is Risk.WORD
    if word in v.COMPANY_AFTER:
        chief = ordinary and word in v.CHIEFS and may_act(case)
        return reason("company-noun-after", word, factor=1.3 if chief else 1.0)
    found = (deed(case) or _result(case)) if ordinary else None
    if found:
        return found
    if word in v.COMPANY_VERBS:
        return reason("company-verb-after", word, factor=1.4 if ordinary else 1.0)
    if word in v.ANYONES_VERBS:
        firm = case.form.risk is Risk.DOUBTFUL
        return reason("company-verb-after", word, factor=1.0 if firm else 0.25)
    return None


def _result(case: Case) -> Reason | None:
    """Progressive net income falls."""
    match = v.RESULT_AFTER.match(case.spot.after)
    if not match or not case.spot.raw[:1].isupper():
        return None
    return reason("company-noun-after", match[0].strip(), factor=1.3)


def price_move(case: Case) -> Reason | None:
    """Travelers tumbled 7 percent."""
    match = v.PRICE_MOVE.match(case.spot.after)
    return reason("price-move", match[0].strip()) if match else None


def says(case: Case) -> Reason | None:
    """... by 2050, says Shell."""
    last = not case.spot.after.strip(" .")
    return reason("says") if last and case.spot.previous in {"says", "said"} else None


def in_chinese(case: Case) -> Reason | None:
    """Visa高收1.9%: a Latin name in Chinese text, judged by what follows."""
    if not is_han(case.spot.after[:1]):
        return None
    match = ZH_COMPANY_AFTER.match(case.spot.after)
    return reason("zh-company-after", match[0]) if match else None


def possessive(case: Case) -> Reason | None:
    """Visa's; of a name that people have too it says little."""
    if not case.spot.after.startswith("'s "):
        return None
    return reason("possessive", factor=0.3 if case.form.risk is Risk.NAME else 1.0)


def hyphen(case: Case) -> Reason | None:
    """Apple-backed, Ford-owned, Arm-based chips."""
    if not case.spot.after.startswith("-"):
        return None
    design = v.DESIGN_AFTER.match(case.spot.after)
    match = design or v.HYPHEN_AFTER.match(case.spot.after)
    if not match:
        return None
    telling = design or v.OWNER_AFTER.match(match[0])
    somebody = telling and case.spot.raw[:1].isupper()
    return reason("hyphen", match[0], factor=1.8 if somebody else 1.0)


def introduced(case: Case) -> Reason | None:
    """Chipmaker Block; shares of Gap; Neutral on Apple."""
    if case.spot.previous in v.COMPANY_BEFORE:
        return reason("introduced", case.spot.previous)
    if case.spot.previous in v.RELATION_WORDS:
        return reason("introduced", case.spot.previous)
    if case.spot.style is Style.SENTENCE and (
        case.spot.previous in v.DEAL_VERBS or is_somebodys(case)
    ):
        return reason("introduced", case.spot.previous)
    pair = " ".join(case.spot.before[-40:].split()[-2:])
    return reason("introduced", pair) if pair in v.RELATION_PAIRS else None


def determiner(case: Case) -> Reason | None:
    """A gap, this target, their visa; but also my Nio shares."""
    word = case.spot.previous
    if word in v.DETERMINERS and case.spot.next not in v.CODE_NEXT:
        return reason("determiner", word)
    if word != "the":
        return None
    if case.form.risk is not Risk.DOUBTFUL:
        return reason("article", word)
    if not _stands_alone(case.spot):
        return None
    inside = 3.0 if case.spot.before.endswith(v.INSIDE_THE) else 2.5
    return reason("article", word, factor=2.0 if " " in case.spot.raw else inside)


def _stands_alone(spot: Spot) -> bool:
    """In the Amazon, on the Amazon: nothing follows that the article is for."""
    if not spot.raw[:1].isupper() or spot.raw.isupper():
        return False
    if not spot.next or spot.next in v.PREPOSITIONS:
        return True
    verb = spot.next in v.ANYONES_VERBS or spot.next in v.COMPANY_VERBS
    return verb and " " not in spot.raw


def maker_after(case: Case) -> Reason | None:
    """Budweiser maker AB InBev: what it makes, not who."""
    return reason("longer-company", "maker") if case.spot.next == "maker" else None


def ticker_list(case: Case) -> Reason | None:
    """DIS, SNAP, MTCH: a name that is its ticker too, among tickers."""
    if case.spot.raw not in case.own_codes:
        return None
    listed = list_neighbour(case.spot, case.lexicon)
    return reason("ticker-list", listed) if listed else None


def amount_after(case: Case) -> Reason | None:
    """Raises Target to $310; a Gap of 3 percent."""
    if case.form.risk is not Risk.WORD:
        return None
    match = v.AMOUNT_AFTER.match(case.spot.after)
    return reason("amount-after", match[0].strip()) if match else None


def business_text(case: Case) -> Reason | None:
    """Whether the article is about business at all."""
    if case.spot.article.is_business:
        return reason("business-text")
    if case.form.han:  # where no capital could speak for it
        return reason("not-business-text", factor=1.5)
    return reason(
        "not-business-text", factor=0.5 if case.form.risk is Risk.DOUBTFUL else 1.0
    )


RULES_SAFE: Final[tuple[Rule, ...]] = (
    small_letters,
    called_person,
    longer_company,
    others_name,
    in_address,
    exchange_prefix,
    social_media,
)
RULES_SAFE_INDEX: Final[tuple[Rule, ...]] = (small_letters, exchange_prefix)
RULES: Final[tuple[Rule, ...]] = (
    small_letters,
    in_address,
    capitals,
    word_after,
    price_move,
    says,
    owner,
    apposition,
    in_chinese,
    possessive,
    hyphen,
    introduced,
    determiner,
    amount_after,
    in_place,
    person,
    longer_company,
    longer_name,
    others_name,
    code_after,
    maker_after,
    ticker_list,
    exchange_prefix,
    exchange,
    social_media,
    business_text,
    other_topic,
)
RULES_COUNTED: Final[tuple[Rule, ...]] = (number_before, *RULES)
"""Initials in small letters, and ordinary words: what may be a unit."""

RULES_INDEX: Final[tuple[Rule, ...]] = (
    small_letters,
    market_near,
    the_index,
    exchange_prefix,
    exchange,
    index_company,
    other_index,
    made_by,
    person,
)
