"""Content-Encoding undone bit by bit, with a limit: a bomb stops before it bursts."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPT = "gzip, deflate, br, zstd"
_STEP = 1 << 16
_GZIP = b"\x1f\x8b"
_PLAIN = (
    b"<?xml",
    b"<rss",
    b"<feed",
    b"<rdf",
    b"<!DOC",
    b"<html",
    b'{"',
    b"\xef\xbb\xbf<",
)
_MAX_CODINGS = 2
_ZSTD_WINDOW: dict[int, int] = {
    zstd.DecompressionParameter.window_log_max: 23
}  # 8 MB, RFC 9659


class TooBig(Exception):
    """There is more than the limit allows."""


class Corrupt(Exception):
    """The bytes are not what the header says, or break off."""


class _Step(Protocol):
    def feed(self, data: bytes) -> Iterable[bytes]: ...

    def finish(self) -> None: ...


class _Zlib:
    """gzip (also several members in a row) and deflate (with or without header)."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._engine = zlib.decompressobj(31) if gzip else None

    def feed(self, data: bytes) -> Iterable[bytes]:
        if self._engine is None:
            headed = data[:1] and data[0] & 0x0F == zlib.DEFLATED
            self._engine = zlib.decompressobj(15 if headed else -15)
        while data:
            if self._engine.eof:
                if not self._gzip or not data.startswith(_GZIP):
                    return  # padding, or what does not belong to it
                self._engine = zlib.decompressobj(31)
            yield self._engine.decompress(data, _STEP)
            data = self._engine.unconsumed_tail or self._engine.unused_data

    def finish(self) -> None:
        if self._engine is not None and not self._engine.eof:
            raise Corrupt("The compressed data breaks off")


class _Brotli:
    def __init__(self) -> None:
        self._engine = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterable[bytes]:
        yield self._engine.process(data, output_buffer_limit=_STEP)
        while not self._engine.can_accept_more_data():
            yield self._engine.process(b"", output_buffer_limit=_STEP)

    def finish(self) -> None:
        if not self._engine.is_finished():
            raise Corrupt("The compressed data breaks off")


class _Zstd:
    def __init__(self) -> None:
        self._engine = zstd.ZstdDecompressor(options=_ZSTD_WINDOW)
        self._begun = False

    def feed(self, data: bytes) -> Iterable[bytes]:
        self._begun = self._begun or bool(data)
        while data or not (self._engine.needs_input or self._engine.eof):
            if self._engine.eof:
                self._engine = zstd.ZstdDecompressor(options=_ZSTD_WINDOW)
            yield self._engine.decompress(data, _STEP)
            data = self._engine.unused_data if self._engine.eof else b""

    def finish(self) -> None:
        if self._begun and not self._engine.eof:
            raise Corrupt("The compressed data breaks off")


class Decoder:
    """Collects a body, decoded; raises as soon as it is larger than allowed."""

    def __init__(self, codings: str, limit: int) -> None:
        """Args: the Content-Encoding header; the most bytes, before and after.

        Raises:
            Corrupt: If a coding is none that we asked for.
        """
        names = [name for name in codings.lower().replace(" ", "").split(",") if name]
        self._names = [name for name in names if name != "identity"]
        if len(self._names) > _MAX_CODINGS:
            raise Corrupt("It is compressed too often")
        self._limit = limit
        self._steps: list[_Step] | None = None
        self._pieces: list[bytes] = []
        self._received = self._size = 0

    def feed(self, data: bytes) -> None:
        """Take what arrived.

        Raises:
            TooBig: Received or decoded bytes exceed the limit.
            Corrupt: They cannot be decoded.
        """
        self._received += len(data)
        if self._received > self._limit:
            raise TooBig
        if self._steps is None:
            self._steps = self._begin(data)
        try:
            self._through(data, self._steps)
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
            raise Corrupt("The compressed data is damaged") from error

    def body(self) -> bytes:
        """Return everything.

        Raises:
            Corrupt: The compressed data breaks off.
        """
        for step in self._steps or ():
            step.finish()
        return b"".join(self._pieces)

    def _begin(self, data: bytes) -> list[_Step]:
        """Believe the bytes rather than the header, where they are plain."""
        if data.startswith(_PLAIN):
            return []
        if self._names == ["gzip"] and not data.startswith(_GZIP[:1]):
            return []
        if not self._names and data.startswith(_GZIP):  # a packed file as it lies
            return [_step("gzip")]
        return [_step(name) for name in reversed(self._names)]

    def _through(self, data: bytes, steps: list[_Step]) -> None:
        if not steps:
            self._size += len(data)
            if self._size > self._limit:
                raise TooBig
            self._pieces.append(data)
            return
        for piece in steps[0].feed(data):
            if piece:
                self._through(piece, steps[1:])


def _step(name: str) -> _Step:
    match name:
        case "gzip" | "x-gzip":
            return _Zlib(gzip=True)
        case "deflate":
            return _Zlib(gzip=False)
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstd()
    raise Corrupt(f"It is compressed by {name}, which was not asked for")
