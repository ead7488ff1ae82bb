"""What a feed document says, before anything is decided about it."""

from __future__ import annotations

from collections.abc import Sequence
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
    """

    title: str = ""
    link: str = ""
    original_link: str = ""
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
    """

    title: str = ""
    link: str = ""
    base: str = ""
    language: str = ""
    entries: list[RawEntry] = field(default_factory=list)
