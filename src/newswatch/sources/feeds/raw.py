"""What a feed document says, before anything is decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


class HandOver(Exception):
    """The fast parser met something that only the lenient one reads."""


@dataclass(slots=True, kw_only=True)
class RawEntry:
    """One item or entry, texts as they stand in the document.

    Attributes:
        title, summary, content: Plain text or HTML; nobody knows which.
        dates: As written: of publication, of update, of creation; ``""`` where
            there is none.
        categories: ``(term, scheme)`` pairs.
        source: Who published it first, where an aggregator says so.
        original_link: What a redirecting link hides, where the feed says so.
        other_link: Where there is no `link`: what belongs to the entry, too.
        language: As the entry itself declares it.
    """

    title: str = ""
    link: str = ""
    original_link: str = ""
    other_link: str = ""
    language: str = ""
    guid: str = ""
    summary: str = ""
    content: str = ""
    dates: tuple[str, str, str] = ("", "", "")
    source: str = ""
    image: str = ""
    categories: Sequence[tuple[str, str]] = ()


@dataclass(slots=True, kw_only=True)
class RawFeed:
    """A document: what it says of itself, and its entries in its own order.

    Attributes:
        link: The page it belongs to.
        base: What relative links are relative to, if the document says so.
        cut: The document ended too early; these are the entries that are whole.
    """

    title: str = ""
    link: str = ""
    base: str = ""
    language: str = ""
    entries: list[RawEntry] = field(default_factory=list)
    cut: bool = False


TICKERS = "tickers"
"""The scheme of symbols that stand in an element of their own."""

_BELONGING = ("alternate", "related", "via", "self")


def belonging(links: Iterable[tuple[str, str]]) -> str:
    """Return the link, of ``(relation, address)``, that is nearest to the article.

    For entries whose feed names no page of theirs: the article as PDF, what a
    note is about, or at worst the entry itself.
    """
    found = {rel.rpartition("/")[2]: href for rel, href in reversed([*links])}
    return next((found[rel] for rel in _BELONGING if found.get(rel)), "")
