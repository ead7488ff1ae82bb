"""The patient path: feedparser, for every feed that is not well-formed."""

from __future__ import annotations

import io
import re
from itertools import islice
from typing import Any

import feedparser

from newswatch.sources.feeds.encoding import mended
from newswatch.sources.feeds.raw import TICKERS, HandOver, RawEntry, RawFeed, belonging

MAX_ENTRIES = 1000
MAX_CHARS = 2_000_000
MOST = (
    (re.compile("<"), 15_000),
    (re.compile("&"), 150_000),
    (re.compile("xmlns"), 2000),
    (
        re.compile(r"<(?:\w{1,20}:)?(?:category|subject|keywords)\b", re.IGNORECASE),
        4000,
    ),
    (re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE), MAX_ENTRIES),
)
"""Where to cut: feedparser takes up to 100 microseconds a tag and 9 a reference,
about a millisecond an item, and compares every category with every other."""

_OWN_TICKERS = ("nasdaq_tickers",)
_CAPTION = re.compile(r"(</?media:)description(?:\s[^<>]{0,200}(?<!/))?>")
"""feedparser takes what a picture shows for what the article says; of an element
that it does not know it keeps the text only if there are no attributes."""

_SYMBOL = re.compile(r"""(<category\b[^<>]{0,200}?)\btype=(["'])symbol\2""")


def parse(text: str) -> RawFeed:
    """Read whatever feedparser can make of a document.

    Raises:
        HandOver: If it is no feed at all.
    """
    document = _parsed(_prepared(text))
    head = document.get("feed", {})
    if not document.get("version") and not document.get("entries"):
        raise HandOver(str(document.get("bozo_exception", "unknown")))
    return RawFeed(
        title=_str(head, "title"),
        link=_str(head, "link"),
        language=_str(head, "language"),
        entries=[
            _entry(entry, language=_of_its_own(entry, head))
            for entry in document["entries"][:MAX_ENTRIES]
        ],
    )


def _parsed(text: str) -> Any:
    try:
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # feedparser fails in many ways on what is no feed
        raise HandOver(f"{type(error).__name__} in feedparser") from error


def _prepared(text: str) -> str:
    """Bound the work, and write symbols where feedparser keeps them."""
    text = text[:MAX_CHARS]
    for pattern, most in MOST:
        text = _cut(text, pattern, most)
    text = _CAPTION.sub(r"\1caption>", text)
    return _SYMBOL.sub(r"\1domain=\2symbol\2", text)


def _cut(text: str, pattern: re.Pattern[str], most: int) -> str:
    """Return the text up to the end of the nth match."""
    last = next(islice(pattern.finditer(text), most - 1, None), None)
    return text if last is None else text[: last.end()]


def _of_its_own(entry: Any, head: Any) -> str:
    """Return the language of an entry's title, if it is not the feed's."""
    language, feeds = (
        _str(holder.get("title_detail") or {}, "language") for holder in (entry, head)
    )
    return "" if language == feeds else language


def _entry(entry: Any, *, language: str) -> RawEntry:
    content = _each(entry, "content") or [{}]
    source = entry.get("source")
    return RawEntry(
        title=_str(entry, "title"),
        link=_link(entry),
        original_link=_str(entry, "feedburner_origlink"),
        other_link=belonging(
            (_str(link, "rel").lower(), _str(link, "href"))
            for link in _each(entry, "links")
        ),
        guid=_str(entry, "id"),
        language=language,
        summary=_str(entry, "summary") or _caption(entry, content),
        content=_str(content[-1], "value"),
        dates=(
            _own(entry, "published"),
            _own(entry, "updated"),
            _own(entry, "created"),
        ),
        source=_str(source, "title") if isinstance(source, dict) else "",
        image=_image(entry),
        categories=[
            *((_str(tag, "term"), _str(tag, "scheme")) for tag in _each(entry, "tags")),
            *((_str(entry, key), TICKERS) for key in _OWN_TICKERS if key in entry),
        ],
    )


def _caption(entry: Any, content: list[Any]) -> str:
    return "" if _str(content[-1], "value") else _str(entry, "media_caption")


def _link(entry: Any) -> str:
    """Return the link; feedparser lends it the guid where there is none."""
    link = _str(entry, "link")
    return "" if link == _str(entry, "id") and entry.get("guidislink") else link


def _own(entry: Any, key: str) -> str:
    """Return a field only if it is there: feedparser lends dates to each other."""
    return _str(entry, key) if key in entry else ""


def _image(entry: Any) -> str:
    found = [_str(each, "url") for each in _each(entry, "media_thumbnail")]
    found += [
        _str(media, "url")
        for media in _each(entry, "media_content")
        if media.get("medium") == "image" or _kind(media).startswith("image/")
    ]
    found += [
        _str(link, "href")
        for link in _each(entry, "links")
        if link.get("rel") == "enclosure" and _kind(link).startswith("image/")
    ]
    return next(filter(None, found), "")


def _each(entry: Any, key: str) -> list[Any]:
    """Return what feedparser gathered under a key.

    Text, if the feed has an element of that very name: ``<links>`` or ``<tags>``.
    """
    found = entry.get(key)
    if not isinstance(found, list):
        return []
    return [each for each in found if isinstance(each, dict)]


def _kind(holder: Any) -> str:
    return _str(holder, "type")


def _str(holder: Any, key: str) -> str:
    value = holder.get(key)
    return mended(value) if isinstance(value, str) else ""
