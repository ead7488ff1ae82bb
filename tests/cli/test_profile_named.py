"""A profile that names no folder is wrong usage, not the folder one is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from newswatch.cli.main import run


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "--profile is empty. Name a folder."),
        ("~nobody-known/x", "--profile ~nobody-known/x is in no known home."),
    ],
)
@pytest.mark.parametrize("command", ["export", "doctor"])
def test_a_profile_without_a_folder_is_wrong_usage(
    command: str,
    name: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(["--profile", name, command]) == 2

    complaint = capsys.readouterr().err
    assert said in complaint
    assert complaint.count("\n") == 1
    assert not list(tmp_path.iterdir())
