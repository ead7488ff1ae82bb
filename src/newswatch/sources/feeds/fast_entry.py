"""One item or entry of a well-formed feed, child by child, as feedparser reads it."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from newswatch.domain.words import word_set
from newswatch.sources.feeds.encoding import mended
from newswatch.sources.feeds.raw import TICKERS, HandOver, RawEntry, belonging

ATOM = "{http://www.w3.org/2005/Atom}"
RSS1 = "{http://purl.org/rss/1.0/}"
RSS09 = "{http://my.netscape.com/rdf/simple/0.9/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
NASDAQ = "{http://nasdaq.com/reference/feeds/1.0}"
FEEDBURNER = "{http://rssnamespace.org/feedburner/ext/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"

RSS_FIELDS = {
    "title": "title",
    "link": "link",
    "guid": "guid",
    "description": "description",
    "pubDate": "published",
    "category": "category",
    "source": "source",
    "enclosure": "enclosure",
    f"{CONTENT}encoded": "content",
    f"{DC}date": "updated",
    f"{DCTERMS}issued": "published",
    f"{DCTERMS}modified": "updated",
    f"{DCTERMS}created": "created",
    f"{ATOM}updated": "updated",
    f"{ATOM}published": "published",
    f"{ATOM}link": "atom_link",
    f"{ITUNES}summary": "description",
    f"{ITUNES}title": "ignored",
    f"{MEDIA}category": "ignored",
    f"{MEDIA}description": "caption",
    f"{NASDAQ}tickers": "tickers",
    f"{MEDIA}thumbnail": "thumbnail",
    f"{MEDIA}content": "media",
    f"{MEDIA}group": "group",
    f"{MEDIA}title": "late_title",
    f"{DC}title": "late_title",
    f"{FEEDBURNER}origLink": "original",
    **{f"{ns}title": "title" for ns in (RSS1, RSS09)},
    **{f"{ns}link": "link" for ns in (RSS1, RSS09)},
    **{f"{ns}description": "description" for ns in (RSS1, RSS09)},
}
ATOM_FIELDS = {
    f"{ATOM}title": "title",
    f"{ATOM}link": "atom_link",
    f"{ATOM}id": "guid",
    f"{ATOM}summary": "summary",
    f"{ATOM}content": "atom_content",
    f"{ATOM}published": "published",
    f"{ATOM}updated": "updated",
    f"{ATOM}category": "category",
    f"{ATOM}source": "atom_source",
    f"{DC}date": "updated",
    f"{MEDIA}thumbnail": "thumbnail",
    f"{MEDIA}content": "media",
    f"{MEDIA}group": "group",
    f"{FEEDBURNER}origLink": "original",
}
_REFERENCE = re.compile("&([A-Za-z0-9_]+);")
_ODD = word_set(
    """
    title link guid id description pubdate category source enclosure summary content
    encoded image textinput body xhtml fullitem abstract issued published modified
    updated created date keywords subject entry item newlocation
    """
)

_HARMLESS_IN = frozenset({ITUNES, DC, MEDIA})
_HARMFUL = word_set("title description summary content date link")
_PREFIXES = word_set("atom content dc dcterms itunes media rss rss1 feedburner xhtml")
_SPACES = frozenset(
    space.strip("{}").lower()
    for space in (ATOM, RSS1, RSS09, DC, DCTERMS, CONTENT, MEDIA, ITUNES)
) | word_set(
    "http://backend.userland.com/rss http://blogs.law.harvard.edu/tech/rss "
    "http://backend.userland.com/rss2 http://purl.org/pie/ http://purl.org/atom/ns# "
    "http://purl.org/rss/1.0/modules/rss091# http://www.w3.org/1999/xhtml "
    "http://search.yahoo.com/mrss http://example.com/newformat#"
)
"""Names, prefixes and vocabularies by which feedparser recognises an element."""


def read_entry(item: etree._Element, fields: dict[str, str]) -> RawEntry:
    """Read an item child by child, in the order they come, as feedparser does.

    Raises:
        HandOver: If it holds what only feedparser reads.
    """
    state = _Reader()
    for child in item:
        name = fields.get(child.tag)
        if name is not None:
            _READ[name](state, child)
        elif _is_odd(child):
            raise HandOver(f"element {child.tag}")
    return state.entry()


def _is_odd(element: etree._Element) -> bool:
    """Tell whether feedparser may read an element that is none of our fields."""
    space, _, local = element.tag.rpartition("}")
    if local.lower() not in _ODD:
        return False
    if f"{space}}}" in _HARMLESS_IN and local not in _HARMFUL:
        return False
    prefix = (element.prefix or "").lower()
    return not prefix or prefix in _PREFIXES or space[1:].lower() in _SPACES


def text_of(element: etree._Element) -> str:
    """Return an element's text; hand over what has elements inside."""
    if len(element):
        raise HandOver("markup inside an element")
    text = element.text
    return mended(text.strip()) if text else ""


def markup_of(element: etree._Element) -> str:
    """Return text or HTML; hand over XHTML and what is stranger."""
    if element.get("type", "text").lower() not in {
        "text",
        "html",
        "text/html",
        "text/plain",
    }:
        raise HandOver("content of another type")
    return text_of(element)


class _Reader:
    """What was met so far in one item; repeated elements count as in feedparser."""

    __slots__ = (
        "caption",
        "categories",
        "content",
        "created",
        "enclosure",
        "guid",
        "link",
        "media",
        "original",
        "others",
        "published",
        "source",
        "sourced",
        "summary",
        "thumbnail",
        "title",
        "updated",
    )

    def __init__(self) -> None:
        self.title = self.link = self.guid = self.source = self.original = ""
        self.published = self.updated = self.created = ""
        self.sourced = False
        self.summary: str | None = None
        self.content: str | None = None
        self.thumbnail = self.media = self.enclosure = ""
        self.categories: list[tuple[str, str]] = []
        self.others: list[tuple[str, str]] = []
        self.caption = ""

    def entry(self) -> RawEntry:
        return RawEntry(
            title=self.title,
            link=self.link,
            original_link=self.original,
            guid=self.guid,
            other_link=belonging(self.others),
            summary=self.summary or ("" if self.content else self.caption),
            content=self.content or "",
            dates=(self.published, self.updated, self.created),
            source=self.source,
            image=self.thumbnail or self.media or self.enclosure,
            categories=self.categories,
        )


def _title(state: _Reader, child: etree._Element) -> None:
    if state.title:
        raise HandOver("two titles")
    state.title = markup_of(child)


def _late_title(state: _Reader, _child: etree._Element) -> None:
    if not state.title or state.sourced:
        raise HandOver("a title from another vocabulary may count")


def _link(state: _Reader, child: etree._Element) -> None:
    if child.attrib:
        raise HandOver("a link with attributes")
    link = text_of(child)
    if "&" in link:  # escaped twice, as feedparser mends it
        link = _REFERENCE.sub(r"&\1", link.replace("&amp;", "&"))
    state.link = link


def _atom_link(state: _Reader, child: etree._Element) -> None:
    kind = child.get("type", "text/html").lower()
    rel = child.get("rel", "alternate").lower()
    if rel == "alternate" and kind in {
        "text/html",
        "html",
        "application/xhtml+xml",
        "xhtml",
    }:
        state.link = child.get("href", "")
    else:
        state.others.append((rel, child.get("href", "")))
    if rel == "enclosure":
        _enclosure(state, child)
    if child.text and child.text.strip():
        raise HandOver("a link with text")


def _guid(state: _Reader, child: etree._Element) -> None:
    if state.guid:
        raise HandOver("two guids")
    state.guid = text_of(child)


def _description(state: _Reader, child: etree._Element) -> None:
    value = markup_of(child)
    if state.summary is not None and state.content is None:
        state.content = value
    else:
        state.summary = value


def _content(state: _Reader, child: etree._Element) -> None:
    if state.content is not None and state.summary is None:
        raise HandOver("two contents")
    state.content = markup_of(child)


def _atom_content(state: _Reader, child: etree._Element) -> None:
    if child.get("src"):
        raise HandOver("content elsewhere")
    _content(state, child)


def _published(state: _Reader, child: etree._Element) -> None:
    state.published = text_of(child)


def _updated(state: _Reader, child: etree._Element) -> None:
    state.updated = text_of(child)


def _created(state: _Reader, child: etree._Element) -> None:
    state.created = text_of(child)


def _category(state: _Reader, child: etree._Element) -> None:
    if len(child):
        raise HandOver("markup inside an element")
    if not child.attrib:
        state.categories.append((text_of(child), ""))
        return
    scheme = child.get("scheme") or child.get("domain") or ""
    if child.get("type") == "symbol":
        scheme = "symbol"
    state.categories.append((child.get("term") or text_of(child), scheme))


def _source(state: _Reader, child: etree._Element) -> None:
    if state.source:
        raise HandOver("two sources")
    state.sourced = True
    state.source = text_of(child)


def _atom_source(state: _Reader, child: etree._Element) -> None:
    title = child.find(f"{ATOM}title")
    state.source = markup_of(title) if title is not None else ""


def _thumbnail(state: _Reader, child: etree._Element) -> None:
    state.thumbnail = state.thumbnail or child.get("url", "")


def _media(state: _Reader, child: etree._Element) -> None:
    kind = child.get("type", "")
    if not state.media and (
        child.get("medium") == "image" or kind.startswith("image/")
    ):
        state.media = child.get("url", "")
    _group(state, child)


def _group(state: _Reader, child: etree._Element) -> None:
    for part in child:
        if part.tag == f"{MEDIA}thumbnail":
            _thumbnail(state, part)
        elif part.tag == f"{MEDIA}content":
            _media(state, part)
        elif part.tag == f"{MEDIA}title":
            _late_title(state, part)
        elif part.tag == f"{MEDIA}description":
            _caption(state, part)


def _caption(state: _Reader, child: etree._Element) -> None:
    """What a picture shows; of the article only where nothing else is said."""
    state.caption = markup_of(child)


def _tickers(state: _Reader, child: etree._Element) -> None:
    state.categories.append((text_of(child), TICKERS))


def _enclosure(state: _Reader, child: etree._Element) -> None:
    if not state.enclosure and child.get("type", "").startswith("image/"):
        state.enclosure = child.get("url") or child.get("href") or ""


def _original(state: _Reader, child: etree._Element) -> None:
    state.original = text_of(child)


_READ: dict[str, Callable[[_Reader, etree._Element], None]] = {
    "title": _title,
    "late_title": _late_title,
    "link": _link,
    "atom_link": _atom_link,
    "guid": _guid,
    "description": _description,
    "summary": _description,
    "content": _content,
    "atom_content": _atom_content,
    "published": _published,
    "updated": _updated,
    "created": _created,
    "category": _category,
    "source": _source,
    "atom_source": _atom_source,
    "thumbnail": _thumbnail,
    "media": _media,
    "group": _group,
    "enclosure": _enclosure,
    "original": _original,
    "caption": _caption,
    "tickers": _tickers,
    "ignored": lambda _state, _child: None,
}
