"""Fetching the pictures of articles: small ones, of few kinds, from public servers."""

from __future__ import annotations

from newswatch.domain.errors import BadResponse
from newswatch.domain.picture import MOST_BYTES, picture_kind
from newswatch.sources.http import HttpClient, Limits
from newswatch.sources.throttle import Throttle

ACCEPT = "image/webp, image/jpeg, image/png, image/gif;q=0.8"
LIMITS = Limits(body=MOST_BYTES, redirects=3, total_s=20.0)
PAUSE_S = 0.2
"""A list shows a dozen pictures of one publisher at once."""


def picture_client(proxy: str = "") -> HttpClient:
    """Return a client that no feed can send into the user's own network."""
    return HttpClient(
        Throttle(concurrency=4, pause_s=PAUSE_S),
        limits=LIMITS,
        proxy=proxy,
        accept=ACCEPT,
        public_only=True,
    )


async def fetch_picture(client: HttpClient, url: str) -> bytes:
    """Fetch a picture.

    Raises:
        SourceError: If it cannot be had; `BadResponse` if it never will.
    """
    response = await client.get(url, name="Picture")
    if not picture_kind(response.body):
        raise BadResponse("Picture", "This is no picture", "It is left out.")
    return response.body
