"""What the user chose: one frozen value, kept as JSON.

What cannot be is at its default, and the file as it was is kept beside. Steps
between versions are pure functions from dict to dict.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from newswatch import paths
from newswatch.domain.errors import StoreError

VERSION = 1

TIME = "([01][0-9]|2[0-3]):[0-5][0-9]|"
"""How a time of day, or none, is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the user can choose, with its default.

    Attributes:
        display_currency: Every amount is also shown in it.
        theme: ``"dark"``, ``"light"`` or ``"system"``.
        language: ``"en"``, ``"zh_HK"`` or ``""`` for the system's.
        gain_shown: Under each change what was gained since the purchase:
            ``"percent"``, ``"amount"``, or ``""`` for not at all.
        red_up: Rising prices red, as in mainland China; signs stay.
        benchmark: The index moves are compared with.
        notify: Show notifications at all.
        notify_per_hour: At most this many for one holding in an hour.
        quiet_from, quiet_to: ``"22:30"`` local time, or empty for none.
        close_to_tray: Closing the window leaves it in the tray, if there is one.
        keep_days: Articles older than this go, unless starred; 0 keeps all.
        regions, languages: Which feeds of the catalogue are read.
        chart_range, chart_candles, chart_volume, chart_index: How the chart was
            drawn last: ``"YTD"``, and beside which index, if any.
        share_news: Ask Yahoo for news of each share, beside the feeds.
        show_pictures: Fetch the pictures of articles that are shown.
        proxy: ``http://host:port``; empty follows the environment.
    """

    version: int = VERSION
    display_currency: str = "USD"
    theme: str = "dark"
    language: str = ""
    gain_shown: str = "percent"
    red_up: bool = False
    benchmark: str = "^HSCE"
    notify: bool = True
    notify_per_hour: int = 4
    quiet_from: str = ""
    quiet_to: str = ""
    close_to_tray: bool = True
    keep_days: int = 365
    first_run_done: bool = False
    regions: tuple[str, ...] = ("hk", "us")
    languages: tuple[str, ...] = ("en", "zh-Hant")
    chart_range: str = "YTD"
    chart_candles: bool = False
    chart_volume: bool = True
    chart_index: str = ""
    share_news: bool = True
    show_pictures: bool = False
    proxy: str = ""
    views: dict[str, dict[str, Any]] = field(default_factory=dict)


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From version n to n + 1, by n."""


def load(path: Path) -> tuple[Settings, str]:
    """Read settings; return them with a sentence for the user, or ``""``.

    Never raises for what is in the file: a damaged one, and one with values that
    cannot be, is kept beside as ``settings.json.bad``; they are at their defaults.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        settings, whole = from_record(raw)
        return settings, "" if whole else _keep_copy(path)
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return (
            Settings(),
            f"Settings could not be read ({error.strerror}); defaults are used.",
        )
    except (ValueError, AttributeError, TypeError):
        return Settings(), _set_aside(path)


def save(path: Path, settings: Settings) -> None:
    """Write settings through a temporary file and a rename.

    Raises:
        StoreError: If the disk does not let us.
    """
    fresh = path.with_suffix(".json.new")
    words = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(words, encoding="utf-8")
        paths.replace(fresh, path)
    except OSError as error:
        raise StoreError(
            "Settings could not be saved", f"{error.strerror}: {path}"
        ) from error


def from_record(raw: dict[str, Any]) -> tuple[Settings, bool]:
    """Return settings read from JSON, and whether all of them made sense.

    Raises:
        ValueError, AttributeError, TypeError: If it is no record of settings.
    """
    return _checked(_migrate(raw))


def _migrate(raw: dict[str, Any]) -> dict[str, Any]:
    for version in range(int(raw.get("version", VERSION)), VERSION):
        raw = {**MIGRATIONS[version](raw), "version": version + 1}
    return raw


def _checked(raw: dict[str, Any]) -> tuple[Settings, bool]:
    """Return settings without what cannot be, and whether all of them could.

    By hand: a library that does it takes a twentieth of the start.
    """
    plain, good, whole = Settings(), {}, True
    for name in {each.name for each in fields(Settings)} & raw.keys():
        try:
            good[name] = _fitting(name, _like(getattr(plain, name), raw[name]))
        except (TypeError, ValueError):
            whole = False
    return Settings(**good), whole


def _fitting(name: str, value: Any) -> Any:
    fits = _FITS.get(name)
    if fits is not None and not fits(value):
        raise ValueError(name)
    return value


_FITS: dict[str, Callable[[Any], object]] = {
    "display_currency": re.compile("[A-Z]{3}").fullmatch,
    "theme": ("dark", "light", "system").__contains__,
    "language": ("", "en", "zh_HK").__contains__,
    "gain_shown": ("percent", "amount", "").__contains__,
    "benchmark": bool,
    "notify_per_hour": lambda count: count > 0,
    "quiet_from": re.compile(TIME).fullmatch,
    "quiet_to": re.compile(TIME).fullmatch,
    "keep_days": lambda days: days >= 0,
}
"""What a value of the right type must be, too."""


def _like(example: object, value: Any) -> Any:
    """Return a value read from JSON, of the type of `example`."""
    if isinstance(example, tuple) and isinstance(value, list):
        return tuple(_like("", each) for each in value)
    if isinstance(example, dict) and isinstance(value, dict):
        return {name: dict(each) for name, each in value.items()}
    if type(value) is not type(example):
        raise TypeError(f"{value!r} is not like {example!r}")
    return value


def _set_aside(path: Path) -> str:
    try:
        aside = _aside(path)
        os.replace(path, aside)  # noqa: PTH105
    except OSError:
        return "The settings file is damaged; defaults are used."
    return (
        f"The settings file was damaged; it is now \N{LEFT DOUBLE QUOTATION MARK}"
        f"{aside.name}\N{RIGHT DOUBLE QUOTATION MARK}, and defaults are used."
    )


def _keep_copy(path: Path) -> str:
    try:
        aside = _aside(path)
        aside.write_bytes(path.read_bytes())
    except OSError:
        return "Some settings made no sense and are at their defaults."
    return (
        "Some settings made no sense and are at their defaults; the file as it was is"
        f" \N{LEFT DOUBLE QUOTATION MARK}{aside.name}"
        "\N{RIGHT DOUBLE QUOTATION MARK}."
    )


def _aside(path: Path) -> Path:
    """Return where a damaged file is kept: beside those that were before it.

    Raises:
        OSError: If one of them cannot be read.
    """
    written, number = path.read_bytes(), 1
    aside = path.with_suffix(".json.bad")
    while aside.exists() and aside.read_bytes() != written:
        number += 1
        aside = path.with_suffix(f".json.bad-{number}")
    return aside
