"""The doctor looks whether the profile can be written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newswatch.cli.main import run


def test_a_profile_that_cannot_be_written_is_not_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An administrator may write anywhere: the system's answer is invented here."""
    asked = os.access

    def access(path: os.PathLike[str] | str, mode: int) -> bool:
        return Path(path) != tmp_path and asked(path, mode)

    monkeypatch.setattr(os, "access", access)

    assert run(["doctor", "--offline", "--profile", str(tmp_path)]) == 1

    said = capsys.readouterr().out
    assert f"!!  Profile {tmp_path}: you may not write to {tmp_path}\n" in said
    assert f"ok  Profile {tmp_path}" not in said
