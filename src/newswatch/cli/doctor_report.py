"""What the doctor finds, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a finding is."""

    GOOD = "ok"
    NOTE = "--"
    BAD = "!!"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report.

    Attributes:
        advice: What to do about it; empty where nothing is wrong.
    """

    level: Level
    what: str
    advice: str = ""
