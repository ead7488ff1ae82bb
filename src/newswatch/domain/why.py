"""Why an article matched: reasons in words a user understands."""

from __future__ import annotations

from typing import Final

from newswatch.domain.mention import Field, Mention, Reason

WORDS: Final[dict[str, str]] = {
    "name": "full name",
    "short": "short name",
    "former": "former name",
    "brand": "brand name",
    "user": "an alias you added",
    "code-explicit": "code written with its market",
    "code-brackets": "code in brackets",
    "code-padded": "stock code",
    "code-bare": "ticker",
    "also-something-else": "the name also means other things",
    "also-people-or-place": "people or places are called so too",
    "ordinary-word": "the name is also an ordinary word",
    "short-code": "a short code",
    "very-short-code": "a very short code",
    "ambiguous-code": "these capitals also mean other things",
    "could-be-year": "the number may be a year",
    "could-be-number": "may be any number",
    "bare-number": "a number without any sign of a code",
    "like-index": "an index is called so too",
    "capital-in-sentence": "capitalised inside a sentence",
    "capital-of-name": "capitalised",
    "all-capitals": "written in capitals",
    "written-small": "written without a capital",
    "short-written-small": "written without a capital",
    "long-written-small": "written without a capital",
    "other-capitals": "written with other capitals",
    "shouting": "the text is all in capitals",
    "code-in-shouting": "the text is all in capitals",
    "company-noun-after": "“{}” next to it",
    "company-verb-after": "“{}” next to it",
    "possessive": "possessive",
    "hyphen": "“{}” attached to it",
    "introduced": "“{}” before it",
    "price-near": "“{}” next to it",
    "price-move": "“{}” after it",
    "says": "quoted as a source",
    "ticker-list": "in a list of tickers with {}",
    "analyst-text": "the text is about business",
    "determiner": "“{}” before it",
    "article": "“{}” before it",
    "in-place": "“{}” before it: a place",
    "person": "“{}” before it: a person",
    "longer-name": "part of a longer name: “{}”",
    "longer-company": "“{}” makes it another company",
    "other-code": "followed by another company’s code: {}",
    "own-code": "its code is right after it: {}",
    "in-address": "part of a web address",
    "social-media": "“{}” next to it: a social network",
    "listed-with": "in a list with “{}”",
    "named-elsewhere": "named for certain elsewhere in the article",
    "name-before-code": "its name is right before the code",
    "name-after-code": "its name is right after the code",
    "others-code": "another company’s name is right before it",
    "amount-before": "“{}” before it: a unit",
    "amount-after": "“{}” after it: an amount",
    "other-market": "“{}” in the text: another country’s market",
    "initials-of-other": "initials of the words before it",
    "tagged": "the feed tags the article with it",
    "in-section": "in the section “{}”",
    "off-section": "in the section “{}”",
    "finance-source": "“{}” writes about companies",
    "business-text": "the text is about business",
    "not-business-text": "the text is not about business",
    "other-topic": "“{}” in the text: it is about something else",
    "zh-company-after": "“{}” after it",
    "zh-company-before": "“{}” before it",
    "zh-list": "in a list",
    "zh-adjective": "“{}” before it: an adjective",
    "zh-quoted": "in quotation marks",
    "zh-part-of-word": "cut from the word “{}”",
    "zh-part-of-next-word": "runs into the word “{}”",
    "zh-industry": "an industry, not the company",
    "zh-theme": "“{}” after it: shares of others",
    "zh-place": "“{}” after it: a place or an event",
    "zh-person": "part of a person’s name",
    "market-near": "“{}” near it",
    "no-market": "no word of a market near it",
    "the-index": "“the” before it",
    "hong-kong-market": "the text is about the Hong Kong market",
    "exchange": "the exchange, not the index",
    "exchange-prefix": "the exchange in front of a code",
}


def explain(reason: Reason) -> str:
    """Return one reason in plain English, e.g. “shares” next to it."""
    return words(reason).format(reason.detail)


def words(reason: Reason) -> str:
    """Return the English of a reason, with ``{}`` where its detail belongs."""
    return WORDS.get(reason.code, reason.code.replace("-", " "))


def sentence(mention: Mention) -> str:
    """Return all of it in one line: what was found where, then for and against."""
    where = "in title" if mention.field is Field.TITLE else "in summary"
    first, *rest = mention.reasons or (Reason(mention.evidence, "", 0.0),)
    parts = [f"{explain(first)} {where}"]
    parts += [explain(r) if r.weight > 0 else f"but {explain(r)}" for r in rest]
    return "; ".join(parts)
