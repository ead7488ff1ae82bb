"""Small slips of feeds, mended before anybody reads them.

A bare ampersand (``S&P 500``), a word of HTML (``&nbsp;``), a reference to what
is no character: feedparser reads them as ``S&P;``, or not at all. What comes
before and after the document goes too: warnings of PHP, scripts of a cache.
"""

from __future__ import annotations

import html
import re

_MOST = 150_000  # references; each takes a call
_ROOT = re.compile(r"<(?:[\w-]{1,20}:)?(?:rss|feed|RDF)(?=[\s>])", re.IGNORECASE)
_END = re.compile(r"</(?:[\w-]{1,20}:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
_HEAD = _TAIL = 4000  # characters in which the document begins and ends
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|&(?:(?P<own>amp|lt|gt|quot|apos);|(?P<name>[A-Za-z][A-Za-z0-9]{1,31});"
    r"|#(?P<number>\d{1,7});|#[xX](?P<hex>[0-9a-fA-F]{1,6});)?",
    re.DOTALL,
)
_SPACES = "\t\n\r"


def is_feed(text: str) -> bool:
    """Tell whether a feed begins near the top, whatever stands before it."""
    return _ROOT.search(text, 0, _HEAD) is not None


def repaired(text: str) -> str:
    """Return a document without its slips; as it is where there are none."""
    text = _alone(text)
    if "&" not in text or text.count("&") > _MOST:
        return text
    return _REFERENCE.sub(_reference, text)


def _alone(text: str) -> str:
    """Cut what stands before and after the document."""
    root = _ROOT.search(text, 0, _HEAD)
    if root is None:
        return text
    start = max(len(text) - _TAIL, root.end())
    ends = [found.end() for found in _END.finditer(text, start)]
    return text[root.start() : ends[-1] if ends else len(text)]


def _reference(found: re.Match[str]) -> str:
    whole = found[0]
    if whole.startswith("<") or found["own"]:
        return whole
    if found["name"]:
        return _named(whole)
    if found["number"] or found["hex"]:
        code = int(found["number"] or found["hex"], 10 if found["number"] else 16)
        return whole if _is_legal(code) else ""
    return "&amp;"


def _named(reference: str) -> str:
    """Return the character that HTML means, else the ampersand as such."""
    meant = html.unescape(reference)
    if meant == reference or meant.startswith("&"):
        return f"&amp;{reference[1:]}"
    return html.escape(meant, quote=False)


def _is_legal(code: int) -> bool:
    """Tell whether XML may hold a character."""
    if code < ord(" "):
        return chr(code) in _SPACES
    return code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000  # noqa: PLR2004
