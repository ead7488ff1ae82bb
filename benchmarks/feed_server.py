"""A loopback server with 200 feeds of 50 items, and a log of how it was asked.

Run by bench_feeds.py in a process of its own. Prints its port; on each line it
reads it prints, as JSON, how many requests came since the last line, and how
many of them were conditional.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import ClassVar

from invented_news import Writer

from newswatch.domain.article import Article

FEEDS, ITEMS = 200, 50
START = datetime(2025, 2, 17, 1, 30, tzinfo=UTC)
PARTS = 3


def item(article: Article, feed: int, number: int) -> str:
    """Return one RSS item of about 1.4 kB, with HTML in its description."""
    when = format_datetime(START - timedelta(minutes=number * 7 + feed))
    link = f"https://news.example/{feed}/{number}"
    step = -(-len(article.summary) // PARTS)
    source = f"&lt;b&gt;{article.source}&lt;/b&gt;"
    body = "".join(
        f"&lt;p&gt;{article.summary[at : at + step]} {source}"
        f" &lt;a href=&quot;{link}/{at}&quot;&gt;more&lt;/a&gt;&lt;/p&gt;"
        for at in range(0, len(article.summary), step)
    )
    return (
        f"<item><title>{article.title} {feed}-{number}</title>"
        f"<link>{link}?utm_source=rss</link>"
        f'<guid isPermaLink="false">{feed}-{number}</guid><pubDate>{when}</pubDate>'
        f"<category>markets</category><description>{body}</description>"
        f'<media:thumbnail url="{link}.jpg"/></item>'
    )


def documents() -> Iterator[bytes]:
    """Yield the feeds: invented news in English and Chinese."""
    news = Writer().articles(FEEDS * ITEMS)
    for feed in range(FEEDS):
        items = "".join(item(next(news), feed, number) for number in range(ITEMS))
        yield (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
            ' xmlns:media="http://search.yahoo.com/mrss/"><channel>'
            f"<title>Feed {feed}</title><link>https://news.example/{feed}</link>"
            f"<description>Synthetic</description>{items}</channel></rss>"
        ).encode()


class Server(asyncio.Protocol):
    """Answers GET /N with feed N, or 304 to who has it."""

    documents = tuple(documents())
    counts: ClassVar = {"requests": 0, "conditional": 0}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.buffer = b""

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
            self.answer(head)

    def answer(self, head: bytes) -> None:
        path = head.split(b" ", 2)[1].strip(b"/").decode()
        number = int(path) if path.isdecimal() else -1
        self.counts["requests"] += 1
        etag = b'ETag: "v1-%d"\r\n' % number
        if b"if-none-match:" in head.lower():
            self.counts["conditional"] += 1
            self.transport.write(b"HTTP/1.1 304 Not Modified\r\n" + etag + b"\r\n")
            return
        if not 0 <= number < FEEDS:
            self.transport.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            return
        body = self.documents[number]
        self.transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
            + etag
            + b"Last-Modified: Mon, 17 Feb 2025 01:30:00 GMT\r\n"
            + b"Content-Length: %d\r\n\r\n" % len(body)
            + body
        )


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "0.0.0.0", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(Server.counts), flush=True)
        Server.counts.update(requests=0, conditional=0)


if __name__ == "__main__":
    asyncio.run(main())
