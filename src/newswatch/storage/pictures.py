"""Pictures of articles on disk: a folder that stays small and may be lost.

The engine writes it, the window reads it. A file is named by its URL's hash; an
empty one says that there is no picture to be had there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from newswatch import paths
from newswatch.domain.errors import StoreError

MOST_BYTES = 64_000_000
MOST_FILES = 2000
_KEPT_SHARE = 0.8
"""Cleared down to this, so that not every new picture costs a look at all."""


class PictureCache:
    """Bounded by bytes and files; the oldest go first."""

    def __init__(
        self,
        folder: Path,
        *,
        most_bytes: int = MOST_BYTES,
        most_files: int = MOST_FILES,
    ) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._most_files = most_files
        self._written: tuple[int, int] | None = None

    def read(self, url: str) -> bytes | None:
        """Return a picture; ``b""`` if there is none to be had, None if not known."""
        try:
            return self._path(url).read_bytes()
        except OSError:
            return None

    def knows(self, url: str) -> bool:
        """Tell whether `read` has an answer."""
        return self._path(url).exists()

    def put(self, url: str, body: bytes) -> None:
        """Keep a picture, or with ``b""`` that there is none.

        Raises:
            StoreError: If the disk does not let us.
        """
        path = self._path(url)
        fresh = path.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(body)
            paths.replace(fresh, path)
        except OSError as error:
            raise StoreError(
                "Pictures cannot be kept", f"{error.strerror}: {self._folder}"
            ) from error
        self._count(len(body))

    def clear(self) -> None:
        """Forget all pictures."""
        _delete(path for path, _ in self._all())
        self._written = None

    def _path(self, url: str) -> Path:
        import hashlib  # loads OpenSSL: not at start

        name = hashlib.blake2b(url.encode("utf-8", "replace"), digest_size=16)
        return self._folder / name.hexdigest()

    def _count(self, size: int) -> None:
        if self._written is None:
            sizes = [each.st_size for _, each in self._all()]
            self._written = len(sizes), sum(sizes)
        else:
            self._written = self._written[0] + 1, self._written[1] + size
        if self._written[0] > self._most_files or self._written[1] > self._most_bytes:
            self._prune()

    def _prune(self) -> None:
        """Delete the oldest, until there is some room again."""
        files = int(self._most_files * _KEPT_SHARE)
        room = int(self._most_bytes * _KEPT_SHARE)
        gone = []
        newest = sorted(self._all(), key=lambda each: each[1].st_mtime, reverse=True)
        for number, (path, facts) in enumerate(newest):
            room -= facts.st_size
            if room < 0 or number >= files:
                gone.append(path)
        _delete(gone)
        self._written = None

    def _all(self) -> list[tuple[Path, os.stat_result]]:
        try:
            return [(path, path.stat()) for path in self._folder.iterdir()]
        except OSError:
            return []


def _delete(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:  # it is open elsewhere (Windows): it goes next time
            continue
