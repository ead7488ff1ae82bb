"""Which bytes are a picture that Newswatch shows."""

from __future__ import annotations

MOST_BYTES = 512_000
"""What one picture of an article may take, as it is fetched and kept."""

_STARTS = {
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG\r\n\x1a\n": "png",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
}


def picture_kind(body: bytes) -> str:
    r"""Return ``"jpg"``, ``"png"``, ``"gif"`` or ``"webp"``; ``""`` for all else.

    By its first bytes, whatever the server calls it. SVG is left out: it is a
    document that may ask for others.

    >>> picture_kind(b"\x89PNG\r\n\x1a\n"), picture_kind(b"<svg>")
    ('png', '')
    """
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _STARTS.items() if body.startswith(start)), "")
