"""OPML: lists of feeds, in from other readers and out to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from newswatch.domain.errors import InputError
from newswatch.domain.feed import Feed
from newswatch.sources.feeds.encoding import decode, without_declarations
from newswatch.sources.feeds.text import one_line
from newswatch.sources.feeds.xml import parse_xml

MAX_FEEDS = 5000
_MAX_DEPTH = 20


def read_opml(body: bytes) -> tuple[Feed, ...]:
    """Return the feeds of an OPML document, each once, in its order.

    The folders a feed lies in become its `fold`, as ``"Finance/Asia"``.

    Raises:
        InputError: If it is no OPML.
    """
    feeds: dict[str, Feed] = {}
    for feed in _outlines(_root(body), (), _MAX_DEPTH):
        feeds.setdefault(feed.url, feed)
        if len(feeds) == MAX_FEEDS:
            break
    return tuple(feeds.values())


def _root(body: bytes) -> etree._Element:
    text = without_declarations(decode(body).lstrip())
    try:
        root = parse_xml(text, recover=True)
    except etree.XMLSyntaxError:
        root = None
    if root is None or _name(root) != "opml":
        raise InputError(
            "opml",
            "This is not an OPML file",
            "Export your feeds as OPML and try again.",
        )
    return root


def _outlines(
    parent: etree._Element, folders: tuple[str, ...], depth: int
) -> Iterator[Feed]:
    for child in parent:
        if _name(child) == "body":
            yield from _outlines(child, folders, depth)
        elif _name(child) == "outline":
            yield from _outline(child, folders, depth)


def _outline(
    element: etree._Element, folders: tuple[str, ...], depth: int
) -> Iterator[Feed]:
    values = {str(key).lower(): str(value) for key, value in element.attrib.items()}
    title = one_line(values.get("title", "") or values.get("text", ""))
    url = feed_url(values.get("xmlurl", ""))
    if url:
        yield Feed(
            url=url,
            title=title,
            language=values.get("language", ""),
            origin="opml",
            fold="/".join(folders),
        )
    if depth and len(element):
        inside = folders if url or not title else (*folders, title.replace("/", "-"))
        yield from _outlines(element, inside, depth - 1)


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def feed_url(text: str) -> str:
    """Return a feed's address with ``feed:`` taken off; ``""`` if not http(s)."""
    text = text.strip()
    if text.lower().startswith("feed:"):
        text = text[5:].removeprefix("//")
        text = text if "://" in text[:8] else f"http://{text}"
    return text if text[:8].lower().startswith(("http://", "https://")) else ""


def write_opml(feeds: Iterable[Feed], title: str = "Newswatch feeds") -> bytes:
    """Return an OPML 2.0 document, feeds in the folders of their `fold`."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {"": body}
    for feed in feeds:
        name = feed.title or feed.url
        attributes = {"type": "rss", "text": name, "title": name, "xmlUrl": feed.url}
        if feed.language:
            attributes["language"] = feed.language
        etree.SubElement(_folder(folders, feed.fold), "outline", attributes)
    return etree.tostring(
        root, encoding="utf-8", xml_declaration=True, pretty_print=True
    )


def _folder(folders: dict[str, etree._Element], path: str) -> etree._Element:
    if path not in folders:
        parent, _, name = path.rpartition("/")
        outline = etree.SubElement(_folder(folders, parent), "outline")
        outline.set("text", name or "-")
        folders[path] = outline
    return folders[path]
