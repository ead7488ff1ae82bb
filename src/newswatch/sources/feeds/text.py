"""Text and HTML out of feeds, made harmless.

Everything here takes time in proportion to the text, whatever the text: each
pattern stops at the next ``<``, and the sanitiser, which is quadratic in how
deep tags nest, is given a budget.
"""

from __future__ import annotations

import html
import ipaddress
import re
from collections.abc import Callable
from urllib.parse import urljoin

import nh3

from newswatch.domain.words import word_set
from newswatch.sources.feeds.harmless import is_harmless

MAX_SUMMARY = 2000
"""Characters of a summary that are kept; the rest is in the article itself."""

MAX_TITLE = 500
MAX_HTML = 200_000
NEST_BUDGET = 150_000_000
"""What one document may cost the sanitiser, in squared tags an article:
about half a second at worst."""

_WORKING = 20_000  # characters of HTML that a summary is made from
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"""<[a-zA-Z/!?](?:(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>|[^<>]*+>)""")
_NAMES = (
    "a|abbr|acronym|address|area|article|aside|audio|b|base|big|blockquote|body|br|"
    "button|caption|center|cite|code|col|dd|del|dfn|div|dl|dt|em|embed|fieldset|"
    "figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|"
    "iframe|img|input|ins|kbd|label|legend|li|link|main|map|marquee|math|meta|nav|"
    "nobr|noscript|object|ol|option|p|param|picture|pre|q|s|samp|script|section|"
    "select|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|"
    "template|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video|wbr"
)
_HTML_TAG = re.compile(
    r"</?(?:[abipqsu](?:\s*+/?|\s[^<>=]*+=[^<>]*+)"
    rf"|(?!\w[\s/>])(?:{_NAMES})(?:\s[^<>]*+|/)?)>",
    re.IGNORECASE,
)
"""``a <b and c> d`` holds none: one letter and words are no tag."""

_WITHIN_WORDS = re.compile(
    r"</?(?:b|i|u|em|strong|span|sub|sup|small|mark|font|wbr)(?:\s[^<>=]*+=[^<>]*+)?>",
    re.IGNORECASE,
)
_ESCAPED_TAG = re.compile(rf"&lt;/?(?:{_NAMES})(?:\s|/|&gt;)", re.IGNORECASE)
_BREAK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|pre|section|article|hr|dd|dt|"
    r"figcaption)(?:[\s/][^<>]*+)?>",
    re.IGNORECASE,
)
_PLAIN_BREAK, _PLAIN_TAG = re.compile("</?(?:p|br|[ou]l|li)>"), re.compile("<[^>]*+>")
"""The same in HTML that `is_harmless`: all of it in a third of the time."""

_HIDDEN = re.compile(
    "<(script|style|noscript|iframe|template|textarea|title|!--)", re.IGNORECASE
)
_WORTH_KEEPING = re.compile(
    r"<(?:a|b|strong|i|em|ul|ol|table|blockquote|h[1-6]|pre|code|sub|sup)[\s>]",
    re.IGNORECASE,
)

_RELATIVE = re.compile(r"""href(?!\s*=\s*["']https?://[\w.-]+[/"'])""", re.IGNORECASE)
_TAGS = word_set(
    """
    a b blockquote br caption cite code dd dl dt em figcaption h1 h2 h3 h4 h5 h6 hr i
    li ol p pre q s small strong sub sup table tbody td th thead tr u ul
    """
)
_ATTRIBUTES = {"a": {"href", "title"}, "td": {"colspan"}, "th": {"colspan"}}
_CONTENT_GOES = word_set(
    """
    script style iframe object embed svg math template noscript textarea title form
    select button audio video
    """
)


def unescaped(text: str) -> str:
    """Resolve character references, also when they were escaped twice or thrice."""
    for _ in range(3):
        if "&" not in text:
            break
        fresh = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        if fresh == text:
            break
        text = fresh
    return text


def one_line(text: str, limit: int = MAX_TITLE) -> str:
    """Return a title as plain text in one line.

    What looks like markup goes only if it is HTML: ``"CPI < 2% and <AAPL>"``
    stays as it is.
    """
    if "<" in text or "&" in text:
        text = _without_markup(unescaped(_without_markup(text)))
    return shortened(_printable(" ".join(text.split())), limit)


def _without_markup(text: str) -> str:
    if "<" not in text:
        return text
    text = _without_hidden(text)
    for _ in range(3):
        fresh = _HTML_TAG.sub(" ", _WITHIN_WORDS.sub("", text))
        if fresh == text:
            return text
        text = fresh
    return text.replace("<", " ")


def plain_text(markup: str, limit: int = MAX_SUMMARY) -> str:
    """Return HTML (or text) as plain text, paragraphs separated by newlines."""
    text = markup[:_WORKING]
    if "<" not in text and "&" not in text:
        return shortened(_joined(text, _paragraphs), limit)
    if "<" not in text or not _TAG.search(text):
        text = _escaped_once(text)
    return shortened(_from_html(text), limit)


def _escaped_once(text: str) -> str:
    """Undo one escaping too many: ``&lt;p&gt;`` in what should be HTML."""
    return unescaped(text) if _ESCAPED_TAG.search(text) else text


def _from_html(text: str) -> str:
    split = _paragraphs
    if "<" in text:
        text, is_broken = _without_tags(text)
        split = _by_breaks if is_broken else split
    text = unescaped(text)
    if "<" in text and _HTML_TAG.search(text):
        text = _without_markup(text)
    return _joined(text, split)


def _without_tags(text: str) -> tuple[str, bool]:
    """Return HTML without its tags, NUL for a break, and whether it has any."""
    if is_harmless(text):  # no tag but a few, each written in one way
        broken = _PLAIN_BREAK.sub("\0", text)
        return _PLAIN_TAG.sub("", broken), broken != text
    text = _without_hidden(text)
    broken = _BREAK.sub("\0", text)
    return _TAG.sub("", broken), broken != text


def _without_hidden(text: str) -> str:
    """Cut elements whose content nobody sees, and comments; also unclosed ones."""
    found = {name.lower() for name in _HIDDEN.findall(text)}
    for name in sorted(found - {"!--"}):
        text = _without_spans(text, "<" + name, f"</{name}")
    return _without_spans(text, "<!--", "--") if "!--" in found else text


def _without_spans(text: str, start: str, stop: str) -> str:
    lowered, kept, place = text.lower(), [], 0
    if len(lowered) != len(text):  # a few letters grow when lowered
        lowered = text
    while (begin := lowered.find(start, place)) >= 0:
        kept.append(text[place:begin])
        end = lowered.find(stop, begin + len(start))
        close = lowered.find(">", end) if end >= 0 else -1
        if close < 0:
            return " ".join(kept)
        place = close + 1
    kept.append(text[place:])
    return " ".join(kept)


def _by_breaks(text: str) -> list[str]:
    return text.split("\0")


def _paragraphs(text: str) -> list[str]:
    return re.split(r"\n[ \t\r]*+\n", text) if "\n" in text else [text]


def _joined(text: str, split: Callable[[str], list[str]]) -> str:
    lines = [" ".join(line.split()) for line in split(text) if line]
    if not "".join(lines).isprintable():
        lines = [_printable(line) for line in lines]
    return "\n".join(filter(None, lines))


_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060"
    "\u2066-\u2069\ufeff]"
)


def _printable(text: str) -> str:
    """Drop controls, among them those that turn the writing direction around."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text).strip()


def shortened(text: str, limit: int) -> str:
    """Cut at a space near the limit, if there is one, and say so by an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space > limit * 4 // 5 else head).rstrip() + "…"


class Sanitizer:
    """Makes HTML harmless; one for each document.

    No images, scripts, styles, forms or frames; links only to http and https,
    made absolute. Images are not kept: showing one tells its server.
    """

    def __init__(self, base: str) -> None:
        self._base = base
        self._budget = NEST_BUDGET
        self._plain: nh3.Cleaner | None = None
        self._resolving: nh3.Cleaner | None = None

    def clean(self, markup: str) -> str:
        """Return the HTML worth keeping: empty if plain text says the same."""
        if not _WORTH_KEEPING.search(markup):
            return ""
        if len(markup) <= MAX_HTML and is_harmless(markup):
            return markup.strip()
        cost = markup.count("<") ** 2
        if cost > self._budget or len(markup) > MAX_HTML:
            return ""
        self._budget -= cost
        return self._cleaner(markup).clean(markup).strip()

    def _cleaner(self, markup: str) -> nh3.Cleaner:
        """Return the sanitiser that resolves links only where links are relative."""
        if _RELATIVE.search(markup):
            self._resolving = self._resolving or sanitiser(_resolver(self._base))
            return self._resolving
        self._plain = self._plain or sanitiser(None)
        return self._plain


def _resolver(base: str) -> Callable[[str, str, str], str | None]:
    """Return what makes links absolute.

    It knows nothing of the `Sanitizer`: what nh3 holds is out of the garbage
    collector's sight, so a circle through it would stay for ever.
    """

    def attribute(_tag: str, name: str, value: str) -> str | None:
        return absolute(value, base) or None if name == "href" else value

    return attribute


def sanitiser(
    attribute: Callable[[str, str, str], str | None] | None,
) -> nh3.Cleaner:
    """Return what knows which HTML stays; `attribute` may change its attributes."""
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        clean_content_tags=set(_CONTENT_GOES),
        url_schemes={"http", "https"},
        link_rel=None,
        attribute_filter=attribute,
    )


_HOST_ALONE = re.compile(r"www\.[\w-]+\.[\w.-]+(?:/|$)", re.ASCII)
_WEB = re.compile(
    r"https?://(?:[^/?#\s\\\[]|\[(?P<ipv6>[0-9a-f:.]{2,45})\](?::\d{1,5})?(?:[/?#]|$))",
    re.IGNORECASE,
)


def absolute(link: str, base: str) -> str:
    """Return a link made absolute, or ``""`` if it is not http(s)."""
    link = link.strip()
    if not link or "\\" in link:
        return ""
    if _is_web(link):
        return link
    if _HOST_ALONE.match(link):
        return f"https://{link}"
    try:
        joined = urljoin(base, link)
    except ValueError:
        return ""
    return joined if _is_web(joined) else ""


def _is_web(link: str) -> bool:
    found = _WEB.match(link)
    if found is None or found["ipv6"] is None:
        return found is not None
    try:
        ipaddress.IPv6Address(found["ipv6"])
    except ValueError:
        return False
    return True
