"""What goes wrong with Yahoo, as errors worded for people. Pure.

Never says "possibly delisted": Yahoo and its clients say so of dead networks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from newswatch.domain.errors import BadResponse, RateLimited, SourceError, Unreachable
from newswatch.sources.circuit import Answered, CircuitState

SOURCE = "Yahoo Finance"
"""Its name, as users know it."""


class EndpointFault(BadResponse):
    """One endpoint is refused, gone, empty or changed; the others may be well."""


class EndpointWaiting(EndpointFault):
    """Nothing was sent: the endpoint was refused lately."""

    def __init__(self, state: CircuitState) -> None:
        super().__init__(state.source, state.error_title, state.error_hint)
        self.retry_at = state.retry_at


class SessionUnreachable(EndpointFault, Unreachable):
    """Where cookies come from cannot be reached; what wants none may be well."""

    def __init__(self, error: Unreachable) -> None:
        super().__init__(error.source, error.title, error.hint)


_SLOW = ("Timeout", "ConnectTimeout", "ReadTimeout", "TimeoutError")
_TLS = ("CertificateVerifyError", "SSLError")
_TLS_WORDS = ("certificate", "SSL")


class Refused(Exception):
    """An HTTP status that yfinance must not answer by asking again.

    Attributes:
        status: The HTTP status.
        headers: Of the answer, as they came.
        body: The first part of the answer.
    """

    def __init__(self, status: int, headers: Mapping[str, str], body: str) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.headers = headers
        self.body = body


def no_connection(error: BaseException) -> Unreachable:
    """Return the named error for a connection that failed.

    `error` is one of the HTTP client's; it is judged by its class's name, so
    that this module does not import the client.
    """
    names = {cls.__name__ for cls in type(error).__mro__}
    text = str(error)
    if "DNSError" in names or "resolve" in text:
        return Unreachable(SOURCE, "Yahoo Finance's address was not found", _DNS_HINT)
    if names.intersection(_TLS) or any(word in text for word in _TLS_WORDS):
        return Unreachable(
            SOURCE, "Yahoo Finance's certificate could not be verified", _TLS_HINT
        )
    if "ProxyError" in names or "CONNECT tunnel" in text or "proxy" in text.lower():
        return Unreachable(
            SOURCE,
            "The proxy did not connect to Yahoo Finance",
            "Check the proxy in the settings, or HTTPS_PROXY.",
        )
    if names.intersection(_SLOW):
        return Unreachable(
            SOURCE,
            "Yahoo Finance did not answer in time",
            "The connection is slow or Yahoo is busy; it is tried again by itself.",
        )
    return Unreachable(
        SOURCE,
        "The connection to Yahoo Finance was lost",
        "It is tried again by itself.",
    )


_DNS_HINT = (
    "Check the internet connection. Ad-blockers and DNS filters that block "
    "yahoo.com or fc.yahoo.com stop quotes too."
)
_TLS_HINT = (
    "Check this computer's date. Where a proxy reads the traffic, set SSL_CERT_FILE "
    "to its certificate bundle."
)


def refusal(status: int, headers: Mapping[str, str], body: str) -> SourceError:
    """Return the named error for an HTTP status of 400 or more."""
    wait = retry_after(headers)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return _limited("Yahoo Finance asks us to wait", wait)
    if status == HTTPStatus.UNAUTHORIZED:
        return EndpointFault(
            SOURCE,
            "Yahoo Finance did not accept our session",
            "It is renewed by itself. An ad-blocker that blocks fc.yahoo.com "
            "causes this too.",
        )
    if status == HTTPStatus.FORBIDDEN:
        return BadResponse(
            SOURCE,
            "Yahoo Finance refuses this connection",
            "Yahoo is closed to some regions (mainland China) and to some VPNs; "
            "a proxy can be set in the settings.",
        )
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        title = f"Yahoo Finance has a fault of its own (HTTP {status})"
        if wait is not None:
            return _limited(title, wait)
        return BadResponse(SOURCE, title, "It is tried again by itself.")
    return _not_there(status, body)


def _limited(title: str, wait: timedelta | None) -> RateLimited:
    hint = "Last prices stay, with their age; it goes on by itself."
    return RateLimited(SOURCE, title, hint, retry_after=wait)


def _not_there(status: int, body: str) -> SourceError:
    """Return the error for the statuses that are about what was asked.

    An unknown symbol gives ``{"chart": …}`` or ``{"quoteSummary": …}``; an address
    that is gone gives a page, or ``{"finance": …}``.
    """
    gone = status == HTTPStatus.NOT_FOUND and '"finance"' in body[:20]
    if (body.startswith("{") and not gone) or "Data doesn't exist" in body:
        return Answered(
            SOURCE,
            "Yahoo Finance has no data for this",
            "The symbol may be unknown to it, or the market was shut in that time.",
        )
    return EndpointFault(
        SOURCE,
        f"Yahoo Finance does not know the address any more (HTTP {status})",
        "Yahoo may have changed; look for a newer Newswatch.",
    )


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """Read a Retry-After header: seconds or an HTTP date; None if there is none.

    A date is counted from the server's own `Date`: this computer's may be wrong.
    """
    known = {name.lower(): value.strip() for name, value in headers.items()}
    value = known.get("retry-after", "")
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:9]), 10**7))
    until = _http_date(value)
    if until is None:
        return None
    now = _http_date(known.get("date", "")) or datetime.now(UTC)
    return max(timedelta(0), until - now)


def _http_date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def web_page(text: str) -> BadResponse:
    """Return the named error for a web page where JSON was asked for."""
    if "Will be right back" in text:
        return BadResponse(
            SOURCE,
            "Yahoo Finance is down for maintenance",
            "Last prices stay, with their age; it is tried again by itself.",
        )
    if "consent" in text.lower():
        return BadResponse(
            SOURCE,
            "Yahoo asks for consent to its cookies",
            "Open finance.yahoo.com in a browser on this network once, or set a proxy.",
        )
    return BadResponse(
        SOURCE,
        "Yahoo Finance answered with a web page instead of data",
        "A network that wants you to log in first does this too: open a browser.",
    )


def drift(what: str) -> EndpointFault:
    """Return the named error for an answer whose shape is not the known one."""
    return EndpointFault(
        SOURCE,
        f"Yahoo Finance's answer has changed shape ({what})",
        "Last prices stay, with their age; look for a newer Newswatch.",
    )


def empty(what: str) -> EndpointFault:
    """Return the named error for an answer with nothing in it."""
    return EndpointFault(
        SOURCE,
        f"Yahoo Finance sent no {what}",
        "Last prices stay, with their age; it is tried again by itself.",
    )


def broken_off() -> BadResponse:
    """Return the named error for JSON that ends too early or is none."""
    return BadResponse(
        SOURCE,
        "Yahoo Finance's answer was broken off",
        "It is tried again by itself.",
    )
