"""What speaks for and against a name in a Latin text being what we look for.

Each rule looks at one thing and yields at most one reason. Rules of Chinese
text are in `evidence_zh`, of codes in `evidence_codes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from newswatch.domain.listing import EntityKind
from newswatch.domain.mention import Reason
from newswatch.matching import vocabulary as v
from newswatch.matching.aliases import Form, Risk
from newswatch.matching.context import Article, Spot, Style
from newswatch.matching.lexicon import Lexicon
from newswatch.matching.weights import reason

_CODE_IN_BRACKETS: Final = re.compile(
    r"^(?:['’]s)?\s*\(\s?(?:[A-Za-z]{2,10}\s?[:：]\s?)?([A-Z]{1,5})(?:[.-][A-Z]{1,2})?\s?\)"
)
_SHORT: Final = 5
_PAIR: Final = 2
_STEM: Final = 4


@dataclass(frozen=True, slots=True)
class Case:
    """One alias at one place, with what the rules need to know."""

    form: Form
    spot: Spot
    lexicon: Lexicon
    own_codes: frozenset[str]


Rule = Callable[[Case], Reason | None]


def says_nothing(article: Article, start: int, end: int) -> bool:
    """Whether nothing around an unmistakable name can speak against it.

    A quick look that spares most mentions the rules: it is not written small,
    and neither a colon nor a word that makes another company follows.
    """
    folded = article.folded
    follows = folded[end : end + 1]
    if follows == ":" or article.raw[start:end].islower():
        return False
    if follows != " ":
        return True
    word = folded[end + 1 : end + _LONGEST_WORD].partition(" ")[0]
    return word.rstrip(".,;:!?)") not in v.OTHER_FIRM and not word.startswith(":")


_LONGEST_WORD: Final = 16


def judge(case: Case) -> Iterator[Reason]:
    """Yield the evidence around a name in Latin letters."""
    rules = RULES_SAFE if case.form.risk is Risk.SAFE else RULES
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
    if form.risk is not Risk.SAFE:
        return reason("written-small")
    if case.spot.style is Style.NONE and len(raw) >= _SHORT - 1:
        return reason("long-written-small")
    if len(raw) <= _SHORT:
        return reason("short-written-small")
    alone = " " not in raw and case.spot.style is not Style.LOWER
    return reason("long-written-small", factor=2.3 if alone else 1.0)


def _partly_small(case: Case) -> Reason | None:
    """A US bank is not US Bank: an ordinary word in it, without its capital."""
    raw, name = case.spot.raw.split(), case.form.text.split()
    if len(raw) != _PAIR or len(name) != _PAIR or raw[1][0].isupper():
        return None
    ordinary = raw[1] in case.lexicon.words and name[1][0].isupper()
    return reason("short-written-small") if ordinary else None


def capitals(case: Case) -> Reason | None:
    """A capital says much inside a sentence, nothing in a headline of capitals."""
    spot, form = case.spot, case.form
    if spot.style is Style.UPPER:
        return reason("shouting")
    if not spot.raw[:1].isupper():
        return None
    if form.text in case.lexicon.acronyms and not spot.raw.isupper():
        return reason("other-capitals")
    if spot.raw.isupper() and len(spot.raw) > 1 and not form.text.isupper():
        return reason("all-capitals")
    return _capital_inside(spot, form)


def _capital_inside(spot: Spot, form: Form) -> Reason | None:
    inside = spot.style is Style.SENTENCE and not spot.begins_sentence
    if not inside and spot.style is not Style.NONE:
        return None
    is_name = form.risk is Risk.NAME
    return reason("capital-of-name" if is_name else "capital-in-sentence")


def word_after(case: Case) -> Reason | None:
    """A company's noun or verb right after."""
    word = case.spot.next
    if word in v.COMPANY_AFTER:
        return reason("company-noun-after", word)
    if word in v.COMPANY_VERBS:
        ordinary = case.form.risk is Risk.WORD
        return reason("company-verb-after", word, factor=1.4 if ordinary else 1.0)
    if word in v.ANYONES_VERBS:
        firm = case.form.risk is Risk.DOUBTFUL
        return reason("company-verb-after", word, factor=1.0 if firm else 0.25)
    return None


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
    if case.spot.style is not Style.NONE:
        return None
    match = v.ZH_COMPANY_AFTER.match(case.spot.after)
    return reason("zh-company-after", match[0]) if match else None


def possessive(case: Case) -> Reason | None:
    """Visa's; of a name that people have too it says little."""
    if not case.spot.after.startswith("'s "):
        return None
    return reason("possessive", factor=0.3 if case.form.risk is Risk.NAME else 1.0)


def hyphen(case: Case) -> Reason | None:
    """Apple-backed, Ford-owned."""
    if not case.spot.after.startswith("-"):
        return None
    match = v.HYPHEN_AFTER.match(case.spot.after)
    return reason("hyphen", match[0]) if match else None


def introduced(case: Case) -> Reason | None:
    """Chipmaker Block; shares of Gap; Neutral on Apple."""
    if case.spot.previous in v.COMPANY_BEFORE:
        return reason("introduced", case.spot.previous)
    if case.spot.previous in v.RELATION_WORDS:
        return reason("introduced", case.spot.previous)
    if case.spot.previous in v.DEAL_VERBS and case.spot.style is Style.SENTENCE:
        return reason("introduced", case.spot.previous)
    pair = " ".join(case.spot.before[-40:].split()[-2:])
    return reason("introduced", pair) if pair in v.RELATION_PAIRS else None


def determiner(case: Case) -> Reason | None:
    """A gap, this target, their visa."""
    word = case.spot.previous
    if word in v.DETERMINERS:
        return reason("determiner", word)
    if word == "the" and case.form.risk is not Risk.DOUBTFUL:
        return reason("article", word)
    return None


def amount_after(case: Case) -> Reason | None:
    """Raises Target to $310; a Gap of 3 percent."""
    if case.form.risk is not Risk.WORD:
        return None
    match = v.AMOUNT_AFTER.match(case.spot.after)
    return reason("amount-after", match[0].strip()) if match else None


def in_place(case: Case) -> Reason | None:
    """In Rio, near Dover."""
    word = case.spot.previous
    place = word in {"in", "near", "outside", "around", "north", "south"}
    return reason("in-place", word) if place and case.form.risk is Risk.NAME else None


def person(case: Case) -> Reason | None:
    """Tom Ford, Mr Abbott, Prince Baba, Bill Smith."""
    spot, given = case.spot, case.lexicon.given
    word = spot.previous.rstrip(".")
    if (word in given and spot.previous_has_capital) or word in v.TITLES:
        return reason("person", word)
    surname = word in case.lexicon.surnames and spot.previous_has_capital
    if surname and case.form.risk is not Risk.SAFE:
        return reason("person", word, factor=0.5)
    company = spot.next in v.BUSINESS_NEXT
    if spot.raw.lower() in given and spot.next_is_capital and not company:
        return reason("person", spot.raw)
    return None


def longer_name(case: Case) -> Reason | None:
    """Part of a longer capitalised name: Key West, Price Target."""
    spot, own = case.spot, case.form.own_words
    if spot.style is not Style.SENTENCE:
        return None
    after, before = spot.next, spot.previous
    if spot.next_is_capital and after not in v.ANY_NEXT and after not in own:
        return reason("longer-name", f"{spot.raw} {after.title()}")
    if (
        spot.previous_is_capital
        and before not in v.COMPANY_BEFORE
        and before not in own
        and before not in v.COMPANY_VERBS
    ):
        return reason("longer-name", f"{before.title()} {spot.raw}")
    return None


def longer_company(case: Case) -> Reason | None:
    """Apple Hospitality, Delta Electronics: a word that makes it another firm."""
    spot = case.spot
    word = spot.next
    if word not in v.OTHER_FIRM or _is_own(word, case.form.own_words):
        return None
    if not spot.next_is_capital or v.BROKERS_EVENT.match(spot.after):
        return None
    return reason("longer-company", word)


def _is_own(word: str, own_words: frozenset[str]) -> bool:
    """Whether it belongs to the name: pharma is short for pharmaceuticals."""
    if word in own_words:
        return True
    begin = "banc" if word == "bank" else word[:_STEM]
    return any(own.startswith(begin) for own in own_words)


def code_after(case: Case) -> Reason | None:
    """Figs (FIGS) is the company; Target Something (XYZ) is another."""
    spot = case.spot
    if "(" not in spot.after[:4]:
        return None
    match = _CODE_IN_BRACKETS.match(spot.article.raw[spot.end : spot.end + 24])
    if not match:
        return None
    own = match[1] in case.own_codes
    return reason("own-code" if own else "other-code", match[1])


def social_media(case: Case) -> Reason | None:
    """Share to Facebook, a post on X: the network as a place, not the company."""
    if case.spot.previous not in {"on", "to", "via", "in"}:
        return None
    words = case.spot.before.split()[-2:]
    social = words[0] in v.MEDIA_VERBS
    return reason("social-media", " ".join(words)) if social else None


def business_text(case: Case) -> Reason | None:
    """Whether the article is about business at all."""
    if case.spot.article.is_business:
        return reason("business-text")
    doubtful = case.form.risk is Risk.DOUBTFUL
    return reason("not-business-text", factor=0.5 if doubtful else 1.0)


def market_near(case: Case) -> Reason | None:
    """Words of a market's level: points, rose, record."""
    spot = case.spot
    level = spot.next if spot.next[:1].isdigit() and len(spot.next) > _PAIR else ""
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


def in_address(case: Case) -> Reason | None:
    """www.sohu.com/a/279, m.weibo.cn, @amazon: where to click, not what it is about."""
    spot = case.spot
    if not spot.raw.islower() and not spot.before.endswith("@"):
        return None
    before = _ADDRESS_BEFORE.search(spot.before)
    return reason("in-address") if before else None


_ADDRESS_BEFORE: Final = re.compile(
    r"(?:(?:https?:|\[:\])//|www\[?\.\]?|@|[a-z0-9]\[?\.\]?)[!-~]*$"
)


def exchange_prefix(case: Case) -> Reason | None:
    """(NASDAQ: AAPL): where it is listed."""
    spot = case.spot
    if ":" not in spot.after[:2] or not _is_exchange(case.form):
        return None
    bracket = spot.before.rfind("(") > spot.before.rfind(")")
    pattern = v.CODE_AFTER_IN_BRACKETS if bracket else v.CODE_AFTER
    match = pattern.match(spot.article.raw, spot.end)
    return reason("exchange-prefix") if match else None


def exchange(case: Case) -> Reason | None:
    """Listed on Nasdaq, Nasdaq-listed: where, not what."""
    spot = case.spot
    if not _is_exchange(case.form):
        return None
    if v.VENUE_AFTER.match(spot.after):
        return reason("exchange")
    used = spot.previous in v.VENUE_PREPOSITIONS and v.VENUE_USE.search(spot.before)
    return reason("exchange") if used else None


def _is_exchange(form: Form) -> bool:
    """Whether shares are listed there too, or its index is called as it is."""
    is_index = form.entity_kind is EntityKind.INDEX
    return is_index or form.like_index or "exchange" in form.own_words


def index_company(case: Case) -> Reason | None:
    """Nasdaq Inc, S&P Global: the company that makes the index."""
    word = case.spot.next
    makers = {"inc", "corp", "ceo", "cfo", "chief", "global", "ratings", "newswires"}
    return reason("longer-company", word) if word in makers else None


RULES_SAFE: Final[tuple[Rule, ...]] = (
    small_letters,
    longer_company,
    in_address,
    exchange_prefix,
)
RULES_SAFE_INDEX: Final[tuple[Rule, ...]] = (small_letters, exchange_prefix)
RULES: Final[tuple[Rule, ...]] = (
    small_letters,
    in_address,
    capitals,
    word_after,
    price_move,
    says,
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
    code_after,
    exchange_prefix,
    exchange,
    social_media,
    business_text,
)
RULES_INDEX: Final[tuple[Rule, ...]] = (
    small_letters,
    market_near,
    the_index,
    exchange_prefix,
    exchange,
    index_company,
    person,
)
