"""The one place that sets yfinance up; everything it keeps per process is here.

yfinance's business: cookies, the crumb, consent, TLS like a browser's. Ours:
where its caches live, proxy and CA bundle, time-outs, and that one refusal
makes one request. Left alone, yfinance answers any status of 400 or more with
a consent dance of up to nine requests, loses Retry-After, and keeps the words
"Too Many Requests" as its crumb. So the session refuses to hand it such answers:
they become `Refused` before yfinance sees them, save for 401, which it heals.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from newswatch.domain.errors import SourceError
from newswatch.sources.transport import Transport
from newswatch.sources.yahoo.failures import (
    Refused,
    SessionUnreachable,
    broken_off,
    drift,
    no_connection,
    refusal,
    web_page,
)

__all__ = ["Answer", "Json", "Transport", "YahooSession", "decode", "loads"]

logger = logging.getLogger(__name__)

API_HOSTS = (
    "query1.finance.yahoo.com",
    "query2.finance.yahoo.com",
    "finance.yahoo.com",
)
"""Where data comes from; other hosts only give cookies, and 404 is normal there."""

COOKIE_HOSTS = ("guce.yahoo.com", "consent.yahoo.com")
"""yfinance's second way to a cookie; where it is blocked, there is no third."""

Json = dict[str, Any]
"""A decoded JSON object."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, as much of it as we use."""

    status: int
    headers: Mapping[str, str]
    text: str
    url: str


class YahooSession:
    """yfinance's own session and crumb, used without its data frames.

    Importing yfinance takes a second, so it is done with the first request.
    Safe between threads.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._lock = Lock()
        self._data: Any = None
        self._cacheless = False

    def get(self, url: str, params: Mapping[str, str], *, crumb: bool) -> Json:
        """Get a JSON object.

        Args:
            crumb: The endpoint wants cookie and crumb. Without, nothing else
                is asked for first, so it works where fc.yahoo.com is blocked.

        Raises:
            SourceError: Always a named one.
        """
        return self._named(lambda: self._get(url, dict(params), crumb=crumb))

    def post(self, url: str, body: Json) -> Json:
        """Post JSON, with crumb; return a JSON object.

        Raises:
            SourceError: Always a named one.
        """
        return self._named(lambda: _answer(self._yfinance().post(url, body=body)))

    def reset(self) -> None:
        """Forget cookie and crumb, so that the next request gets new ones.

        yfinance keeps whatever it was told as the crumb, be it an error page.
        Written for yfinance 1.7; a test fails if its fields move.
        """
        if self._data is not None:
            self._data._crumb = None  # noqa: SLF001
            self._data._cookie = None  # noqa: SLF001
            self._data._cookie_strategy = "basic"  # noqa: SLF001

    def _named(self, ask: Callable[[], Answer]) -> Json:
        try:
            return decode(self._with_cache(ask))
        except SourceError:
            raise
        except Refused as error:
            raise refusal(error.status, error.headers, error.body) from error
        except OSError as error:  # every failure of the HTTP client is one
            raise no_connection(error) from error
        except Exception as error:  # yfinance on a page that it does not know
            logger.warning("yfinance failed on its own", exc_info=True)
            if type(error).__name__ == "YFRateLimitError":
                raise refusal(HTTPStatus.TOO_MANY_REQUESTS, {}, "") from error
            raise drift("session") from error

    def _with_cache(self, ask: Callable[[], Answer]) -> Answer:
        """Ask; where yfinance stumbles over its cookie file, once more without it."""
        try:
            return ask()
        except (SourceError, Refused, OSError):
            raise
        except Exception as error:
            if self._cacheless:
                raise
            logger.warning("yfinance's cookie file cannot be used: %r", error)
            self._cacheless = True
            _forgo_cache()
            return ask()

    def _get(self, url: str, params: dict[str, str], *, crumb: bool) -> Answer:
        data = self._yfinance()
        if not crumb:
            answer = _answer(data._session.get(url, params=params))  # noqa: SLF001
            if not _is_consent(answer.url):
                return answer
        return _answer(data.get(url, params=params, timeout=self._transport.timeout_s))

    def _yfinance(self) -> Any:
        with self._lock:
            if self._data is None:
                self._data = _set_up(self._transport)
            return self._data


def _set_up(transport: Transport) -> Any:
    import yfinance  # takes a second, so not before it is needed
    from yfinance import _http
    from yfinance.data import YfData

    _keep_cookies(transport.cache)
    yfinance.config.debug.hide_exceptions = False
    yfinance.config.network.retries = 0
    session = _http.new_session()
    if transport.certificates:
        session.verify = transport.certificates
    if transport.proxy:
        yfinance.config.network.proxy = transport.proxy
    session.request = guard(session.request, transport.timeout_s)
    return YfData(session=session)


def _keep_cookies(folder: Path) -> None:
    """Keep cookies in `folder`, or in memory where the disk does not let us."""
    import yfinance

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        logger.warning("Cookies are kept in memory only: %s", error)
        _forgo_cache()
    else:
        yfinance.set_tz_cache_location(str(folder))


def _forgo_cache() -> None:
    """Let yfinance keep cookies in memory only. Written for yfinance 1.7."""
    from yfinance import cache

    cache._CookieCacheManager._Cookie_cache = cache._CookieCacheDummy()  # noqa: SLF001


def guard(request: Callable[..., Any], timeout_s: float) -> Callable[..., Any]:
    """Return `request` that raises `Refused` and is bounded in time.

    The time-out is for the whole answer, so bytes that come slowly end too.
    """

    def guarded(method: str, url: str, **options: Any) -> Any:
        options["timeout"] = timeout_s
        try:
            response = request(method, url, **options)
        except OSError as error:
            if urlsplit(url).hostname in COOKIE_HOSTS:
                raise SessionUnreachable(no_connection(error)) from error
            raise
        if urlsplit(url).hostname in API_HOSTS and _must_not_repeat(response):
            headers = dict(response.headers)
            raise Refused(response.status_code, headers, response.text[:2000])
        return response

    return guarded


def _must_not_repeat(response: Any) -> bool:
    status = int(response.status_code)
    return status >= HTTPStatus.BAD_REQUEST and status != HTTPStatus.UNAUTHORIZED


def _is_consent(url: str) -> bool:
    return (urlsplit(url).hostname or "").endswith("consent.yahoo.com")


def _answer(response: Any) -> Answer:
    return Answer(
        status=int(response.status_code),
        headers=dict(response.headers),
        text=str(response.text),
        url=str(response.url),
    )


def decode(answer: Answer) -> Json:
    """Read an answer as a JSON object, numbers as `Decimal`, NaN as None.

    Raises:
        SourceError: Named by what came instead.
    """
    if answer.status >= HTTPStatus.BAD_REQUEST:
        raise refusal(answer.status, answer.headers, answer.text)
    text = answer.text.lstrip("\ufeff \r\n\t")
    if text.startswith("<"):
        raise web_page(text)
    if text and not text.startswith("{"):
        raise drift("no JSON")
    return loads(text)


def loads(text: str) -> Json:
    """Decode JSON text into an object, numbers as `Decimal`, NaN as None.

    Raises:
        BadResponse: If it is broken off, or no object.
    """
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        raise broken_off() from error
    if not isinstance(found, dict):
        raise broken_off()
    return found
