"""What goes wrong between us and a server, in words for the user."""

from __future__ import annotations

import ssl
from datetime import timedelta
from http import HTTPStatus

import aiohttp

from newswatch.domain.errors import (
    BadResponse,
    Gone,
    RateLimited,
    SourceError,
    Unreachable,
)
from newswatch.sources.addresses import PrivateAddress

OK = frozenset({200, 203})
NOT_MODIFIED = 304
ASKS_TO_WAIT = "The server asks us to wait"
LATER = "It is tried again later."
"""By the engine; not by a command: see `newswatch.cli.asked_once`."""
_CHECK_URL = "Check the address of the feed."


def from_exception(name: str, error: Exception) -> SourceError:
    """Return the error that says what an exception of the HTTP client means."""
    cause = error.__cause__ or getattr(error, "os_error", None)
    if isinstance(cause, PrivateAddress):
        return private_redirect(name)
    for kinds, title, hint in _MEANINGS:
        if isinstance(error, kinds):
            return Unreachable(name, title, hint)
    if isinstance(error, (aiohttp.InvalidURL, ValueError)):
        return bad_address(name)
    return Unreachable(name, *_connection(error, cause))


def _connection(error: Exception, cause: object) -> tuple[str, str]:
    if isinstance(cause, ConnectionRefusedError):
        return "The server refused the connection", LATER
    if isinstance(cause, ConnectionResetError):
        return "The server broke off the connection", LATER
    return "The server cannot be reached", f"{error}. {LATER}"[:200]


_MEANINGS: tuple[
    tuple[type[Exception] | tuple[type[Exception], ...], str, str], ...
] = (
    (
        TimeoutError,
        "The server took too long",
        "It did not finish its answer in time. " + LATER,
    ),
    (
        aiohttp.ClientConnectorDNSError,
        "The server's name is not known",
        "There may be no network, or the address is misspelt, or blocked by a filter.",
    ),
    (
        aiohttp.ClientProxyConnectionError,
        "The proxy cannot be reached",
        "Check the proxy in the settings, or HTTPS_PROXY and HTTP_PROXY.",
    ),
    (
        aiohttp.ClientHttpProxyError,
        "The proxy refused the connection",
        "Check the proxy in the settings, or HTTPS_PROXY and HTTP_PROXY.",
    ),
    (
        (aiohttp.ClientConnectorCertificateError, ssl.SSLCertVerificationError),
        "The server's certificate is not trusted",
        "If your network inspects traffic, set SSL_CERT_FILE to its certificate.",
    ),
    (
        (aiohttp.ClientSSLError, ssl.SSLError),
        "No secure connection to the server",
        LATER,
    ),
    (
        aiohttp.ClientPayloadError,
        "The answer broke off",
        "The server closed the connection in the middle. " + LATER,
    ),
    (
        (aiohttp.ServerDisconnectedError, ConnectionResetError),
        "The server broke off the connection",
        LATER,
    ),
    (
        aiohttp.ClientResponseError,
        "The server does not speak HTTP properly",
        "Its answer cannot be read. " + LATER,
    ),
)


def from_status(
    name: str, status: int, retry_after: timedelta | None
) -> SourceError | None:
    """Return the error that a status means; None for success and 304."""
    if status in OK or status == NOT_MODIFIED:
        return None
    if status == HTTPStatus.TOO_MANY_REQUESTS or (
        status == HTTPStatus.SERVICE_UNAVAILABLE and retry_after
    ):
        return RateLimited(name, ASKS_TO_WAIT, LATER, retry_after=retry_after)
    if status == HTTPStatus.GONE:
        title = "The feed is gone for good"
        return Gone(name, title, "The server says it will not be back.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unreachable(name, f"The server has a problem ({status})", LATER)
    return BadResponse(name, *_refusal(status))


def _refusal(status: int) -> tuple[str, str]:
    if status in {401, 403, 407, 451}:
        hint = "It may need a login, or not welcome feed readers."
        return f"The server refuses the feed ({status})", hint
    if status == HTTPStatus.NOT_FOUND:
        return "There is no feed at this address (404)", _CHECK_URL
    return f"The server's answer is not a feed ({status})", _CHECK_URL


def private_redirect(name: str) -> SourceError:
    """A public server points into this machine or its network."""
    return BadResponse(
        name,
        "The feed points to a private address",
        "A public feed must not lead into your own network. It was not followed.",
    )


def bad_address(name: str) -> SourceError:
    """An address that cannot be asked for."""
    hint = "It should look like https://example.com/rss."
    return BadResponse(name, "The address is not valid", hint)


def bad_redirect(name: str, detail: str) -> SourceError:
    """A redirect that leads nowhere, in circles, or away from the web."""
    return BadResponse(name, "The feed's redirect cannot be followed", detail)


def too_big(name: str, limit: int) -> SourceError:
    """More bytes than a feed needs."""
    return BadResponse(
        name,
        "The feed is too big",
        f"It is more than {limit // 1_000_000} MB, which no feed needs.",
    )


def corrupt(name: str, detail: str) -> SourceError:
    """Compressed data that cannot be unpacked."""
    return BadResponse(name, "The feed cannot be unpacked", f"{detail}. {LATER}")
