"""Feeds to write in a line, and servers on loopback to fetch them from."""

from __future__ import annotations

import asyncio
import contextlib
import html
import ssl
import threading
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self, TypeVar

import pytest

from loopback.talks import Talks
from newswatch.domain.article import Article
from newswatch.domain.errors import SourceError
from newswatch.domain.feed import Feed, FeedState
from newswatch.ports import FeedOutcome
from newswatch.sources.feeds.fetcher import HttpFeedFetcher
from newswatch.sources.feeds.parser import parse_feed
from newswatch.sources.http import HttpClient, HttpResponse, Limits
from newswatch.sources.throttle import Throttle

FETCHED = datetime(2025, 2, 17, 4, 0, tzinfo=UTC)
"""Noon in Hong Kong."""

URL = "https://feeds.example/rss"
Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]
T = TypeVar("T")


def item(title: str = "Shares rise", **parts: str) -> str:
    """``item("A", link="…", pubDate="…", extra="<category>x</category>")``.

    Texts are escaped, `extra` and `title_xml` are not.
    """
    extra = parts.pop("extra", "")
    parts = {"title": title, "link": f"https://news.example/{title}"} | parts
    inner = "".join(
        f"<{name}>{html.escape(text, quote=False)}</{name}>"
        for name, text in parts.items()
        if text
    )
    return f"<item>{inner}{extra}</item>"


def rss(*items: str, title: str = "Example", head: str = "") -> bytes:
    """Return an RSS 2.0 document."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{title}</title><link>https://news.example/</link>{head}"
        f"{''.join(items)}</channel></rss>"
    ).encode()


def parsed(body: bytes, url: str = URL, **feed: str) -> tuple[Article, ...]:
    """Parse, as if fetched at `FETCHED`."""
    return parse_feed(body, Feed(url=url, **feed), FETCHED).articles  # type: ignore[arg-type]


def only(body: bytes, **feed: str) -> Article:
    """Parse a document with one article."""
    (article,) = parsed(body, **feed)
    return article


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """``answer(b"…", ETag='"1"')``: a whole HTTP response; ``_`` in names is ``-``."""
    fields = {"Content-Length": str(len(body)), "Connection": "close"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(to: str, status: str = "301 Moved Permanently") -> bytes:
    """Return a redirect."""
    return answer(status=status, Location=to)


@dataclass
class Site:
    """A web server on loopback: a path's answers in turn, the last one for ever.

    As a proxy it answers for any host: absolute URLs, and CONNECT with TLS
    ended here by `tls`.
    """

    routes: dict[str, list[Answer]] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    proxy: bool = False
    requests: list[str] = field(default_factory=list)
    port: int = 0

    def url(self, path: str = "/feed", host: str = "127.0.0.1") -> str:
        """Return a URL of this site."""
        scheme = "https" if self.tls and not self.proxy else "http"
        return f"{scheme}://{host}:{self.port}{path}"

    def serve(self, path: str, *answers: Answer) -> str:
        """Set a path's answers; return its URL."""
        self.routes[path] = list(answers)
        return self.url(path)

    async def __aenter__(self) -> Self:
        self._talks = Talks(self._talk)
        tls = None if self.proxy else self.tls
        self._server = await asyncio.start_server(
            self._talks, "127.0.0.1", self.port, ssl=tls
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._talks.end(self._server)

    async def _talk(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        # a client that leaves is what some tests are about
        gone = ConnectionError, asyncio.IncompleteReadError, ssl.SSLError
        with contextlib.suppress(*gone):
            await self._answer(reader, writer)

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        self.requests.append(head)
        method, target = head.split(" ", 2)[:2]
        if method == "CONNECT":
            assert self.tls is not None
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await writer.start_tls(self.tls)
            await self._answer(reader, writer)
            return
        path = "/" + target.partition("://")[2].partition("/")[2]
        path = path if "://" in target else target
        answers = self.routes.get(path.partition("?")[0], [answer(status="404 No")])
        reply = answers.pop(0) if len(answers) > 1 else answers[0]
        if callable(reply):
            await reply(writer)
        else:
            writer.write(reply)
        await writer.drain()


class Served:
    """A site on a thread of its own, since the command runs its own loop."""

    def __enter__(self) -> Site:
        self._loop = asyncio.new_event_loop()
        self.site = Site()
        self._loop.run_until_complete(self.site.__aenter__())
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        return self.site

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.run_until_complete(self.site.__aexit__())
        self._loop.close()


class StandingClock:
    """It is always `FETCHED`."""

    def now(self) -> datetime:
        return FETCHED


def client(**options: Any) -> HttpClient:
    """Return a client without pauses and with short limits."""
    limits = Limits(**{"body": 200_000, "total_s": 5, "read_s": 5} | options)
    return HttpClient(Throttle(pause_s=0), limits=limits, now=lambda: FETCHED)


async def get(url: str, etag: str = "", **limits: Any) -> HttpResponse:
    """Fetch one document."""
    async with client(**limits) as http:
        return await http.get(url, etag=etag)


async def visit(url: str, state: FeedState | None = None) -> FeedOutcome:
    """Visit one feed."""
    async with client() as http:
        fetcher = HttpFeedFetcher(http, StandingClock())
        try:
            return await fetcher.fetch(Feed(url=url), state or FeedState(url=url))
        finally:
            fetcher.close()


def run(job: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end."""
    return asyncio.run(job)


def fetch(*answers: Answer, **limits: Any) -> HttpResponse:
    """Fetch /feed from a site with these answers."""

    async def job() -> HttpResponse:
        async with Site() as site:
            return await get(site.serve("/feed", *answers), **limits)

    return run(job())


def failure(*answers: Answer, **limits: Any) -> SourceError:
    """Return the named error that fetching /feed ends with."""
    with pytest.raises(SourceError) as caught:
        fetch(*answers, **limits)
    assert caught.value.title
    return caught.value
