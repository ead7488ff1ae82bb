"""`newswatch import` as a process: what it says, what it stores, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newswatch.paths import profile
from newswatch.storage.database import Database
from newswatch.storage.user import UserStore

ROWS = """date,action,symbol,quantity,price,currency
2024-01-02,Buy,09988,200,81.5,HKD
2024-02-01,Buy,AAPL,10,190,USD
2024-03-01,Sell,AAPL,4,200,USD
2024-03-03,Dividend,AAPL,6,1,USD
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "trades.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newswatch", "import", *arguments]
    return subprocess.run(
        [*command, "--profile", str(tmp_path / "profile")],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def lots(tmp_path: Path) -> list[tuple[str, str]]:
    database = Database.open(profile(str(tmp_path / "profile")).database)
    try:
        held = UserStore(database).lots()
        return [(each.listing_id, str(each.left(()))) for each in held]
    finally:
        database.close()


def test_a_file_is_imported_once(tmp_path: Path, file: Path) -> None:
    looked = run(tmp_path, str(file), "--dry-run")
    assert looked.returncode == 0
    assert "3 rows could be taken; nothing is stored" in looked.stderr

    first, second = run(tmp_path, str(file)), run(tmp_path, str(file))

    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert "line 2: buy 200 9988.HK at 81.5 HKD on 2024-01-02" in first.stdout
    assert "line 5: not taken. It is no purchase or sale: “dividend”." in first.stdout
    assert "3 rows taken, 0 known already, 1 of other kinds" in first.stderr
    assert "0 rows taken, 3 known already" in second.stderr
    assert lots(tmp_path) == [("9988.HK", "200"), ("AAPL", "6")]


def test_what_is_imported_can_be_put_back_at_once(tmp_path: Path, file: Path) -> None:
    run(tmp_path, str(file))
    database = profile(str(tmp_path / "profile")).database
    database.write_bytes(b"damaged" * 1000)

    command = [sys.executable, "-m", "newswatch", "doctor", "--restore"]
    subprocess.run(
        [*command, "--profile", str(tmp_path / "profile")], check=True, timeout=120
    )

    assert lots(tmp_path) == [("9988.HK", "200"), ("AAPL", "6")]


def test_for_a_machine_every_row_is_a_line(tmp_path: Path, file: Path) -> None:
    found = run(tmp_path, str(file), "--json", "--dry-run")

    records = [json.loads(line) for line in found.stdout.splitlines()]
    assert [r["state"] for r in records] == ["taken", "taken", "taken", "other"]
    assert records[0]["symbol"] == "9988.HK"


def test_problems_are_told_by_the_exit_code(tmp_path: Path, file: Path) -> None:
    file.write_text(ROWS.replace("Sell,AAPL,4", "Sell,AAPL,40"), encoding="utf-8")
    refused = run(tmp_path, str(file))
    assert refused.returncode == 1
    assert "Only 10 were held by then." in refused.stdout

    file.write_text("symbol,shares,date\nAAPL,5,03/04/2025\n", encoding="utf-8")
    asked = run(tmp_path, str(file))
    assert asked.returncode == 1
    assert "--dates dmy, --dates mdy" in asked.stderr
    assert run(tmp_path, str(file), "--dates", "mdy").returncode == 0

    missing = run(tmp_path, str(tmp_path / "none.csv"))
    assert missing.returncode == 1
    assert "The file could not be read" in missing.stderr
