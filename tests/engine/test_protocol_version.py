"""The two processes know when they do not speak the same language."""

from __future__ import annotations

from typing import get_args
from zlib import crc32

from newswatch import protocol

SHAPES = {3: 0x660785F0}
"""The messages of each version: whoever changes one raises the version, too."""


def shape() -> str:
    """Return every message with its fields and their types, one a line."""
    messages = get_args(protocol.FromEngine) + get_args(protocol.FromWindow)
    return "\n".join(
        f"{each.__name__} {sorted(each.__annotations__.items())}" for each in messages
    )


def test_whoever_changes_a_message_raises_the_version() -> None:
    assert SHAPES.get(protocol.VERSION) == crc32(shape().encode()), shape()
