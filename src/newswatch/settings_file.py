"""Settings in a file to keep or to take along, with the names that were taught.

JSON; read again by `read_text`, on another machine or by a later version.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from newswatch import paths
from newswatch.domain.errors import InputError, StoreError
from newswatch.domain.listing import EntityId
from newswatch.ports import UserAlias
from newswatch.settings import Settings, from_record

KIND = "newswatch settings"
LONGEST = 5_000_000
"""In bytes; a file that is longer is not one of ours."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What such a file holds.

    Attributes:
        names: Aliases that were taught, and phrases that must not count.
    """

    settings: Settings
    names: tuple[UserAlias, ...]


def as_text(settings: Settings, names: Sequence[UserAlias]) -> str:
    """Return the file's content."""
    record = {
        "kind": KIND,
        "settings": asdict(settings),
        "names": [asdict(name) for name in names],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def read_text(text: str) -> SettingsFile:
    """Return what `as_text` wrote; all of it or nothing.

    Raises:
        InputError: If somebody else wrote it, or something in it cannot be.
    """
    try:
        record = json.loads(text)
        ours = record["kind"] == KIND
        settings, whole = from_record(record["settings"])
        names = tuple(map(_name, record["names"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _not_ours() from error
    if not ours:
        raise _not_ours()
    if not whole:
        raise InputError(
            "file",
            "Some settings in this file make no sense",
            "Nothing was changed. Export them again.",
        )
    return SettingsFile(settings, names)


def write(path: Path, settings: Settings, names: Sequence[UserAlias]) -> None:
    """Write the file; see `paths.write`.

    Raises:
        StoreError: If the disk does not let us.
    """
    try:
        paths.write(path, as_text(settings, names).encode())
    except OSError as error:
        raise StoreError(
            "Settings could not be saved", f"{error.strerror}: {path}"
        ) from error


def read(path: Path) -> SettingsFile:
    """Read a file.

    Raises:
        InputError: If it cannot be read, or is none of ours.
    """
    try:
        with path.open("rb") as file:
            body = file.read(LONGEST + 1)
    except OSError as error:
        raise InputError(
            "file", "The file cannot be read", f"{error.strerror}: {path}"
        ) from error
    if len(body) > LONGEST:
        raise _not_ours()
    return read_text(body.decode("utf-8-sig", errors="replace"))


def _name(record: Any) -> UserAlias:
    entity, text, blocked = record["entity_id"], record["text"], record["blocked"]
    if not (isinstance(entity, str) and isinstance(text, str) and text.strip()):
        raise TypeError(record)
    if not isinstance(blocked, bool):
        raise TypeError(record)
    return UserAlias(EntityId(entity), text, blocked)


def _not_ours() -> InputError:
    return InputError(
        "file",
        "This is no file of Newswatch's settings",
        "Choose one that was written by “Export settings”.",
    )
