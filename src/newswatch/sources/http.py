"""HTTP for feeds: limits, manners, and nothing followed blindly."""

from __future__ import annotations

import asyncio
import os
import ssl
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urljoin, urlsplit

import aiohttp

from newswatch import __version__
from newswatch.domain.errors import SourceError
from newswatch.sources import http_errors
from newswatch.sources.addresses import (
    PublicResolver,
    is_private_address,
    names_private_host,
)
from newswatch.sources.content_coding import ACCEPT, Corrupt, Decoder, TooBig
from newswatch.sources.throttle import Throttle

USER_AGENT = f"Newswatch/{__version__} (feed reader)"
"""Who we are, to the letter: there is no page on the web to point to yet."""
_ACCEPT_TYPES = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one visit may cost; bytes count before and after unpacking."""

    body: int = 8_000_000
    redirects: int = 5
    total_s: float = 30.0
    connect_s: float = 10.0
    read_s: float = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpResponse:
    """An answer, redirects followed.

    Attributes:
        url: Where it came from in the end.
        moved_to: Where to go from now on; ``""`` if not told so for good.
        status: 200 or 304; anything else is an error.
        max_age: ``Cache-Control: max-age`` less ``Age``, if given.
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    max_age: timedelta | None = None


@dataclass(frozen=True, slots=True)
class _Hop:
    """One answer on the way: a redirect, or the last."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    private: bool


class HttpClient:
    """Fetches feeds. One a process; use as ``async with``.

    With `public_only` not even the first address may be a private one: for
    addresses that no user typed.

    Proxies are taken from `proxy`, else from HTTPS_PROXY, HTTP_PROXY and
    NO_PROXY (or the system); certificates from SSL_CERT_FILE, else from the
    system.
    """

    def __init__(
        self,
        throttle: Throttle | None = None,
        *,
        limits: Limits | None = None,
        proxy: str = "",
        user_agent: str = USER_AGENT,
        accept: str = _ACCEPT_TYPES,
        public_only: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._throttle = throttle or Throttle()
        self._limits = limits or Limits()
        self._proxy = proxy
        self._user_agent = user_agent
        self._accept = accept
        self._public_only = public_only
        self._now = now
        self._open: aiohttp.ClientSession | None = None
        self._guarded: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        context = tls_context()
        self._open = self._session(aiohttp.TCPConnector(ssl=context, limit=0))
        self._guarded = self._session(
            aiohttp.TCPConnector(ssl=context, limit=0, resolver=PublicResolver())
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        for session in (self._open, self._guarded):
            if session is not None:
                await session.close()

    def _session(self, connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=connector,
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={
                "User-Agent": self._user_agent,
                "Accept": self._accept,
                "Accept-Encoding": ACCEPT,
            },
            timeout=aiohttp.ClientTimeout(
                total=self._limits.total_s,
                connect=self._limits.connect_s,
                sock_read=self._limits.read_s,
            ),
            max_line_size=16_384,
            max_field_size=16_384,
        )

    async def get(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        name: str = "",
        room: asyncio.Event | None = None,
    ) -> HttpResponse:
        """Fetch a document, asking only for what has changed.

        Args:
            url: http or https.
            etag: As received last time; with `last_modified`.
            name: The source as the user knows it, for errors.
            room: Nothing is asked for until it is set.

        Raises:
            SourceError: Whatever went wrong, in words.
        """
        name = name or url
        journey = _Journey(
            url, name, self._limits.redirects, public_only=self._public_only
        )
        conditions = _conditions(etag, last_modified)
        while True:
            hop = await self._hop(journey, conditions, room)
            if hop.status not in _REDIRECTS:
                return self._answer(journey, hop)
            journey.follow(hop)

    async def _hop(
        self,
        journey: _Journey,
        conditions: Mapping[str, str],
        room: asyncio.Event | None,
    ) -> _Hop:
        host = urlsplit(journey.url).netloc.lower()
        try:
            async with self._throttle.slot(host):
                if room is not None:
                    await room.wait()
                return await self._request(journey, conditions)
        except SourceError:
            raise
        except TooBig as error:
            raise http_errors.too_big(journey.name, self._limits.body) from error
        except Corrupt as error:
            raise http_errors.corrupt(journey.name, str(error)) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise http_errors.from_exception(journey.name, error) from error

    async def _request(self, journey: _Journey, conditions: Mapping[str, str]) -> _Hop:
        proxy = proxy_for(journey.url, self._proxy)
        guarded = journey.must_be_public and proxy is None
        session = self._guarded if guarded else self._open
        assert session is not None, "use as: async with HttpClient() as client"
        async with session.get(
            journey.url,
            headers=conditions,
            proxy=proxy,
            allow_redirects=False,
        ) as response:
            private = proxy is None and _is_private_peer(response)
            if guarded and private:  # by a spelling that nobody knew of
                raise http_errors.private_redirect(journey.name)
            body = b""
            if response.status in http_errors.OK:
                body = await self._body(response)
            return _Hop(response.status, response.headers, body, private)

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        if (response.content_length or 0) > self._limits.body:
            raise TooBig
        decoder = Decoder(
            response.headers.get("Content-Encoding", ""), self._limits.body
        )
        async for piece in response.content.iter_any():
            decoder.feed(piece)
        return decoder.body()

    def _answer(self, journey: _Journey, hop: _Hop) -> HttpResponse:
        retry_after = parse_retry_after(hop.headers.get("Retry-After", ""), self._now())
        error = http_errors.from_status(journey.name, hop.status, retry_after)
        if error is not None:
            raise error
        return HttpResponse(
            url=journey.url,
            status=hop.status,
            body=hop.body,
            content_type=hop.headers.get("Content-Type", ""),
            etag=hop.headers.get("ETag", ""),
            last_modified=hop.headers.get("Last-Modified", ""),
            moved_to=journey.moved_to,
            max_age=parse_max_age(hop.headers),
        )


class _Journey:
    """From the URL that was asked for, through redirects, to the last one."""

    def __init__(
        self, url: str, name: str, redirects: int, *, public_only: bool = False
    ) -> None:
        self.url = url
        self.name = name
        self.moved_to = ""
        self.must_be_public = self._public_only = public_only
        self._left = redirects
        self._seen = {url}
        self._permanent = True
        if not _is_web_address(url):
            raise http_errors.bad_address(name)
        self._may_be_private = names_private_host(url)
        if public_only and self._may_be_private:
            raise http_errors.private_redirect(name)

    def follow(self, hop: _Hop) -> None:
        """Take the next step.

        Raises:
            SourceError: In circles, too far, off the web, or from a public
                server to a private address.
        """
        target = self._target(hop.headers.get("Location", ""))
        self._may_be_private = self._may_be_private or hop.private
        self.must_be_public = self._public_only or not self._may_be_private
        if self.must_be_public and names_private_host(target):
            raise http_errors.private_redirect(self.name)
        self._permanent = self._permanent and hop.status in _PERMANENT
        if self._permanent and not _is_downgrade(self.url, target):
            self.moved_to = target
        self._seen.add(target)
        self.url = target

    def _target(self, location: str) -> str:
        if not location:
            raise http_errors.bad_redirect(self.name, "It does not say where to.")
        try:
            target = urljoin(self.url, location.strip()).partition("#")[0]
            scheme = urlsplit(target).scheme
        except ValueError as error:
            raise http_errors.bad_redirect(
                self.name, "Its target is not valid."
            ) from error
        if scheme not in {"http", "https"}:
            raise http_errors.bad_redirect(
                self.name, "It leads away from the web; only http and https are read."
            )
        if target in self._seen:
            raise http_errors.bad_redirect(self.name, "It goes round in circles.")
        if self._left == 0:
            raise http_errors.bad_redirect(self.name, "There are too many in a row.")
        self._left -= 1
        return target


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def _is_downgrade(old: str, new: str) -> bool:
    return old.startswith("https:") and new.startswith("http:")


def _is_private_peer(response: aiohttp.ClientResponse) -> bool:
    connection = response.connection
    transport = connection.transport if connection is not None else None
    peer = transport.get_extra_info("peername") if transport is not None else None
    return peer is not None and is_private_address(str(peer[0]))


def _conditions(etag: str, last_modified: str) -> dict[str, str]:
    conditions = {}
    if etag:
        conditions["If-None-Match"] = etag
    if last_modified:
        conditions["If-Modified-Since"] = last_modified
    return conditions


def tls_context() -> ssl.SSLContext:
    """Return a context that trusts the system, and SSL_CERT_FILE if it is set.

    Raises:
        SourceError: If SSL_CERT_FILE cannot be read.
    """
    bundle = os.environ.get("SSL_CERT_FILE", "")
    try:
        return ssl.create_default_context(cafile=bundle or None)
    except (OSError, ssl.SSLError) as error:
        raise SourceError(
            "Feeds",
            "The certificate bundle cannot be read",
            f"SSL_CERT_FILE names {bundle}: {error}",
        ) from error


def proxy_for(url: str, configured: str = "") -> str | None:
    """Return the proxy for a URL: the one configured, or the environment's, or None."""
    if configured:
        return configured
    parts = urlsplit(url)
    proxies = urllib.request.getproxies()
    proxy = proxies.get(parts.scheme.lower()) or proxies.get("all")
    if not proxy:
        return None
    host = parts.hostname or ""
    if urllib.request.proxy_bypass(f"{host}:{parts.port}" if parts.port else host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def parse_retry_after(text: str, now: datetime) -> timedelta | None:
    """Read ``Retry-After``: seconds or a date; None if it says neither."""
    text = text.strip()
    if text.isdecimal() and text.isascii():
        return timedelta(seconds=min(int(text[:9]), 366 * 86400))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(moment - now, timedelta(0))


def parse_max_age(headers: Mapping[str, str]) -> timedelta | None:
    """Read how long an answer stays fresh; None if the server does not say."""
    for part in headers.get("Cache-Control", "").lower().split(","):
        key, _, value = part.strip().partition("=")
        value = value.strip('" ')
        if key == "max-age" and value.isdecimal() and value.isascii():
            age = headers.get("Age", "0")
            spent = int(age[:9]) if age.isdecimal() and age.isascii() else 0
            return timedelta(seconds=max(0, min(int(value[:9]), 366 * 86400) - spent))
    return None
