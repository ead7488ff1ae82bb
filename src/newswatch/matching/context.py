"""An article's text as the evidence looks at it: fields, style, neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum
from itertools import islice
from typing import Final

from newswatch.domain.mention import Field
from newswatch.matching.folding import SEPARATOR, fold_fields
from newswatch.matching.vocabulary import BUSINESS, ELSEWHERE, FARMING
from newswatch.matching.vocabulary_deeds import SPORT
from newswatch.matching.vocabulary_zh import ZH_BUSINESS, ZH_FARMING, ZH_HONG_KONG

_SAMPLE: Final = 600
_STYLE_SAMPLE: Final = 300
_REACH: Final = 60
_LATIN_WORD: Final = re.compile(r"[^\W\d_][^\W\d_'’]*")
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:;•|\n\"“”‘(\[]|--?|[–—…])\s*$")
_PREVIOUS: Final = re.compile(r"([^\W_][\w&'.]*)[ -]$")
_NEXT: Final = re.compile(r"^(?:'s|s'|')? ([^\W_][\w&'-]*)")
_HK_CODE: Final = re.compile(r"\(0\d{3,4}\)")
"""A code as Hong Kong prints it behind a name: 長和（00001）."""
_BEFORE_NEXT: Final = frozenset(" s'")
_TITLE_SHARE: Final = 0.7
_FEW_WORDS: Final = 3
_LONG_WORD: Final = 4


class Style(Enum):
    """How a text uses capitals; what a capital says depends on it."""

    SENTENCE = "sentence"
    TITLE = "title"
    UPPER = "upper"
    LOWER = "lower"
    NONE = "none"  # hardly a Latin word: Chinese


class Article:
    """Title and summary as one text, folded once; offsets are into both.

    Attributes:
        count_companies: Tells how many companies are named in it for certain.

    What is asked of it twice is kept, in plain slots: `cached_property` takes a
    lock, and with it the time of a rule.
    """

    __slots__ = (
        "_farming",
        "_is_business",
        "_is_hong_kong_market",
        "_summary_style",
        "_title_style",
        "_words_kept",
        "count_companies",
        "folded",
        "length",
        "raw",
        "split",
    )

    def __init__(self, title: str, summary: str) -> None:
        self.raw = f"{title}{SEPARATOR}{summary}"
        self.split = len(title)
        self.folded = fold_fields(title, summary)
        self.length = len(self.raw)
        self._title_style: Style | None = None
        self._summary_style: Style | None = None
        self._is_business: bool | None = None
        self._is_hong_kong_market: bool | None = None
        self._farming: str | None = None
        self._words_kept: frozenset[str] | None = None
        self.count_companies: Callable[[], int] = _none

    def field(self, start: int) -> Field:
        """Return the field that a place lies in."""
        return Field.TITLE if start <= self.split else Field.SUMMARY

    def offset(self, start: int) -> int:
        """Return where the field of a place begins."""
        return 0 if start <= self.split else self.split + 1

    def limit(self, start: int) -> int:
        """Return where the field of a place ends."""
        return self.split if start <= self.split else self.length

    @property
    def is_small(self) -> bool:
        """Whether its first field is written in small letters, as people chat."""
        first = self.raw[:1]
        if first.isupper() or not first.isascii():
            return False
        return self.style(0 if self.split else 1) is Style.LOWER

    def style(self, start: int) -> Style:
        """Return the style of the field that a place lies in."""
        if start <= self.split:
            if self._title_style is None:
                self._title_style = style_of(self.raw[: self.split])
            return self._title_style
        if self._summary_style is None:
            begin = self.split + 1
            self._summary_style = style_of(self.raw[begin : begin + _STYLE_SAMPLE])
        return self._summary_style

    @property
    def is_business(self) -> bool:
        """Whether the text speaks of companies or markets at all."""
        if self._is_business is None:
            speaks = _speaks_of_business(self.folded[:_SAMPLE], self._words)
            self._is_business = speaks or self.count_companies() > 1
        return self._is_business

    @property
    def _words(self) -> frozenset[str]:
        if self._words_kept is None:
            self._words_kept = frozenset(self.folded[:_SAMPLE].split())
        return self._words_kept

    @property
    def is_hong_kong_market(self) -> bool:
        """Whether it speaks of the Hong Kong market."""
        if self._is_hong_kong_market is None:
            sample = self.folded[:_SAMPLE]
            self._is_hong_kong_market = ZH_HONG_KONG.search(sample) is not None
        return self._is_hong_kong_market

    @property
    def elsewhere(self) -> str:
        """A word of another country's market in it, or nothing."""
        return min(ELSEWHERE & self._words, default="")

    @property
    def sport(self) -> str:
        """A word of games in it, or nothing."""
        return min(SPORT & self._words, default="")

    @property
    def farming(self) -> str:
        """A word of fields, forests and kitchens in it, or nothing."""
        if self._farming is None:
            self._farming = farming_in(self.folded[:_SAMPLE], self._words)
        return self._farming


def farming_in(folded: str, words: Iterable[str]) -> str:
    """Return a word of fields, forests and kitchens, or nothing."""
    return min(FARMING.intersection(words), default="") or _first_of(ZH_FARMING, folded)


def _none() -> int:
    return 0


def _speaks_of_business(folded: str, words: frozenset[str]) -> bool:
    if "%" in folded or "$" in folded or not BUSINESS.isdisjoint(words):
        return True
    if "(0" in folded and _HK_CODE.search(folded):
        return True
    return bool(_first_of(ZH_BUSINESS, folded))


def _first_of(words: re.Pattern[str], folded: str) -> str:
    """Return the first of some Chinese words that a text contains, or nothing."""
    found = None if folded.isascii() else words.search(folded)
    return found[0] if found else ""


def style_of(text: str) -> Style:
    """Tell how a text uses capitals."""
    if text.islower():
        few = islice(_LATIN_WORD.finditer(text), _FEW_WORDS)
        return Style.LOWER if sum(1 for _ in few) == _FEW_WORDS else Style.NONE
    words = _LATIN_WORD.findall(text)
    if len(words) < _FEW_WORDS:
        return Style.NONE
    if _is_small(words):
        return Style.LOWER
    if sum(map(str.isupper, words)) > _TITLE_SHARE * len(words):
        return Style.UPPER
    long = [w[0] for w in words[1:] if len(w) >= _LONG_WORD] or [w[0] for w in words]
    capital = sum(map(str.isupper, long))
    return Style.TITLE if capital > _TITLE_SHARE * len(long) else Style.SENTENCE


def _is_small(words: list[str]) -> bool:
    """Whether nothing but initials (CEO, US) has a capital."""
    small = sum(map(str.islower, words))
    return small * 2 > len(words) and all(w.islower() or w.isupper() for w in words)


class Spot:
    """A place in an article, and what stands around it (at most 60 characters).

    Attributes:
        raw: The text itself, as it stands there.
        before, after: Folded text around it, of the same field.
    """

    __slots__ = (
        "_next",
        "_previous",
        "after",
        "article",
        "before",
        "end",
        "raw",
        "start",
    )

    def __init__(self, article: Article, start: int, end: int) -> None:
        self.article = article
        self.start = start
        self.end = end
        self.raw = article.raw[start:end]
        begin = max(article.offset(start), start - _REACH)
        self.before = article.folded[begin:start]
        self.after = article.folded[end : min(end + _REACH, article.limit(start))]
        self._previous: str | None = None
        self._next: str | None = None

    @property
    def previous(self) -> str:
        """The folded word right before, if nothing but a space is between."""
        if self._previous is None:
            match = _PREVIOUS.search(self.before, max(0, len(self.before) - 24))
            self._previous = match[1] if match else ""
        return self._previous

    @property
    def next(self) -> str:
        """The folded word right after, if nothing but 's and a space is between.

        Without an 's of its own: Anglo American Platinum's.
        """
        if self._next is None:
            match = _NEXT.match(self.after) if self.after[:1] in _BEFORE_NEXT else None
            self._next = match[1].removesuffix("'s") if match else ""
        return self._next

    @property
    def previous_has_capital(self) -> bool:
        """Whether the word before begins with a capital."""
        begin = self.start - 1 - len(self.previous)
        return bool(self.previous) and self.article.raw[begin : begin + 1].isupper()

    @property
    def previous_is_capital(self) -> bool:
        """Whether it does so inside a sentence, where that says something."""
        begin = self.start - 1 - len(self.previous)
        return self.previous_has_capital and not self._begins_sentence(begin)

    @property
    def next_is_capital(self) -> bool:
        """Whether the word after begins with a capital."""
        if not self.next or self.after.startswith("'"):
            return False
        return self.article.raw[self.end + 1 : self.end + 2].isupper()

    @property
    def begins_sentence(self) -> bool:
        """Whether it is the first word of a sentence or of the field."""
        return self._begins_sentence(self.start)

    def _begins_sentence(self, at: int) -> bool:
        begin = max(self.article.offset(at), at - 6)
        return _SENTENCE_END.search(self.article.raw[begin:at]) is not None

    @property
    def style(self) -> Style:
        """How the field uses capitals."""
        return self.article.style(self.start)
