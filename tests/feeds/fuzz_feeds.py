"""Throw mutated feeds at decoding, parsing, sanitising and addressing.

    python tests/feeds/fuzz_feeds.py [COUNT] [SEED]

Starts from feeds of our own, and from recorded ones where they lie beside the
project. Ends with 1 at the first crash, hang (2 seconds) or script that
survived, and writes the input to a file.
"""

from __future__ import annotations

import faulthandler
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from builders_feeds import item, rss
from newswatch.domain.article import Article
from newswatch.domain.errors import BadResponse
from newswatch.domain.feed import Feed
from newswatch.domain.words import word_set
from newswatch.sources.feeds.parser import parse_feed

HANG_S = 2.0
BIGGEST = 5_000  # of a seed: small inputs find more in the same time
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FEED = Feed(url="https://feeds.example/rss")
TAGS = word_set(
    """
    html body a b blockquote br caption cite code dd dl dt em figcaption h1 h2 h3 h4 h5
    h6 hr i li ol p pre q s small strong sub sup table tbody td th thead tr u ul
    """
)
ATTRIBUTES = {"href", "title", "colspan", "lang"}
PIECES = [
    b"<script>alert(1)</script>", b"<img src=x onerror=alert(1)>", b"]]>", b"<![CDATA[",
    b"&lt;script&gt;", b"&amp;lt;script&amp;gt;x", b"<a href='javascript:x'>", b"<!--",
    b"&#0;", b"&#x110000;", b"&nbsp;", b"\x00", b"\xff\xfe", b"\xe9", b"<item>",
    b"</item>", b"<title>", b"</channel>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;",
    b"xml:base='http://['", b"<link>http://[</link>", b"<pubDate>0</pubDate>", b'"',
    b"<b><b><b><b><b>", b"encoding='big5'", b"<entry xmlns='http://www.w3.org/2005/Atom'>",
    "騰訊控股".encode(), "騰訊".encode("big5"), b"file:///etc/passwd", b"\\\\server\\x",
    b"<a href='data:text/html,x'>y</a>", b"<svg/onload=x>", b"<x:y>", b"<?xml ?>", b"{",
]  # fmt: skip
OWN = [
    rss(
        item(
            "Alibaba &amp; JD",
            description="<p>One <b>two</b> <a href='/x'>3</a></p><img src='/i.png'>",
            pubDate="Mon, 17 Feb 2025 09:41:00 HKT",
            extra='<category domain="stock-symbol">BABA</category>',
        ),
        item("騰訊業績", guid="urn:1", link=""),
    ),
    (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title>"
        b"<entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>y</div>"
        b"</title><link href='/1'/><content type='html'>&lt;b>z</content></entry>"
        b"</feed>"
    ),
    b'{"items":[{"id":"1","url":"/x","title":"t","content_html":"<b>x</b>"}]}',
    rss(item("騰訊業績")).decode().encode("utf-16"),
]


def seeds() -> list[bytes]:
    """Return documents to start from."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "data"
    found = (
        path.read_bytes()
        for name in ("feeds_finance", "feeds_realworld", "feeds_synthetic")
        for path in sorted((folder / name).rglob("*"))
        if path.is_file() and path.suffix != ".jsonl"
    )
    return OWN + [body[:BIGGEST] for body in found][::2]


def mutated(rng: random.Random, body: bytes, corpus: list[bytes]) -> bytes:
    """Change a document in one to four places."""
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(body) + 1)
        to = min(len(body), at + rng.choice((0, 1, 1, 4, 30, 300)))
        match rng.randrange(6):
            case 0:
                middle = rng.choice(PIECES)
            case 1:
                middle = bytes(rng.randrange(256) for _ in range(rng.randint(1, 4)))
            case 2:
                middle = b""
            case 3:
                middle = body[at:to] * rng.choice((2, 3, 50))
            case 4:
                other = rng.choice(corpus)
                start = rng.randrange(len(other) + 1)
                middle = other[start : start + rng.randint(1, 2000)]
            case _:
                middle = rng.choice(PIECES) * rng.choice((1, 1, 1, 200))
        body = body[:at] + middle + body[to:]
    return body


def active(markup: str) -> Iterator[str]:
    """Yield every element and attribute that should not have survived."""
    root = etree.fromstring(markup, etree.HTMLParser())
    for element in root.iter():
        if element.tag not in TAGS:
            yield f"element {element.tag}"
        for key, text in element.attrib.items():
            name, value = str(key), str(text)
            if name not in ATTRIBUTES:
                yield f"attribute {name}"
            if name == "href" and not value.lower().startswith(("http://", "https://")):
                yield f"link {value}"


def faults(article: Article) -> Iterator[str]:
    """Yield what must never be true of an article."""
    if not article.title or "\n" in article.title:
        yield "title"
    if article.html:
        yield from active(article.html)
    if not article.url.startswith(("http://", "https://")):
        yield "address"
    if article.image_url and not article.image_url.lower().startswith("http"):
        yield "image"
    if article.published > NOW or article.published.tzinfo is None:
        yield "time"


def attempt(body: bytes) -> str:
    """Return what became of one input.

    Raises:
        AssertionError: If an article is what it must not be.
    """
    try:
        found = parse_feed(body, FEED, NOW)
    except BadResponse:
        return "refused"
    for article in found.articles:
        wrong = list(faults(article))
        assert not wrong, f"{wrong}: {article}"
    return "fast" if found.fast else "feedparser"


def main(count: int = 2000, seed: int = 1) -> int:
    rng, corpus = random.Random(seed), seeds()
    counts: Counter[str] = Counter()
    slowest, begun = 0.0, time.perf_counter()
    for number in range(count):
        body = mutated(rng, rng.choice(corpus), corpus)
        faulthandler.dump_traceback_later(30, exit=True)
        start = time.process_time()
        try:
            counts[attempt(body)] += 1
            spent = time.process_time() - start
            assert spent < HANG_S, f"took {spent:.1f} s"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
            path = Path(tempfile.gettempdir()) / f"fuzz-{seed}-{number}.bin"
            path.write_bytes(body)
            print(f"input {number}, {path}: {error!r}"[:2000])  # noqa: T201
            return 1
        slowest = max(slowest, spent)
    faulthandler.cancel_dump_traceback_later()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(  # noqa: T201
        f"{count} inputs from {len(corpus)} seeds: {dict(counts)}; slowest"
        f" {slowest * 1000:.0f} ms, peak {peak:.0f} MB,"
        f" {time.perf_counter() - begun:.0f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
