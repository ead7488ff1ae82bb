"""Every command: help, exit codes, one-line errors, and the seed's sentence."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from newswatch.cli.main import COMMANDS, run
from newswatch.storage.backup import keep_copy
from newswatch.storage.database import Database
from newswatch.storage.user import UserStore
from patience import PATIENCE_S

SENTENCE = (
    "Alibaba Group's shares on the Hong Kong exchange are trading at 129.10 Hong Kong "
    "dollars ($16.59), up 4.03% as of 9:41 AM local time. Year to date, the stock has "
    "risen by 58.79%.\n"
)

Captured = pytest.CaptureFixture[str]


def test_the_seeds_sentence_is_computed_to_the_letter(capsys: Captured) -> None:
    assert run(["--demo", "price-action", "9988.HK"]) == 0
    assert capsys.readouterr().out == SENTENCE


@pytest.mark.parametrize("typed", ["9988", "09988.hk", "HKG:9988", "SEHK: 9988"])
def test_a_symbol_may_be_typed_in_many_ways(typed: str, capsys: Captured) -> None:
    assert run(["price-action", typed, "--demo"]) == 0
    assert capsys.readouterr().out == SENTENCE


def test_the_sentence_follows_the_clock(capsys: Captured) -> None:
    run(["--demo", "--at", "10:40", "price-action", "9988.HK"])

    said = capsys.readouterr().out
    assert "129.80 Hong Kong dollars" in said
    assert "as of 10:40 AM" in said


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_every_command_has_help(command: str | None, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stop:
        run([*([command] if command else []), "--help"])

    assert stop.value.code == 0
    said = capsys.readouterr().out
    assert "--profile" in said
    assert "usage: newswatch" in said


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["no-such-command"], "There is no command no-such-command: watch, quotes"),
        (["feeds", "nosuch"], "There is no action nosuch: read, "),
        (["feeds"], "ACTION is missing. Try: newswatch feeds --help"),
        (["--theme", "pink"], "--theme cannot be pink: dark, light, system."),
        (["--demo", "--speed", "fast"], "--speed cannot be fast."),
        (["--screenshot"], "--screenshot needs one argument."),
        (["--s", "x"], "--s: --screenshot, --size, --speed?"),
        (["price-action"], "SYMBOL is missing. Try: newswatch price-action --help"),
        (["--demo", "--at", "25:99"], "--at 25:99 is no time of day"),
        (["--demo", "--at", "16:30"], "--at 16:30 is not in the demo's morning"),
        (["--demo", "--at", "09:14"], "It runs from 09:15 to 12:30."),
        (["--at", "09:41"], "--at goes with --demo"),
        (["--size", "huge"], "--size huge is no size"),
        (["--demo", "--speed", "900"], "out of range"),
        (["--screenshot", "picture.txt"], "Name a .png file"),
        (["--demo", "quotes", "--currency", "dollars"], "is no currency code"),
        (["--demo", "export", "--since", "yesterday"], "is no date"),
        (["quotes", "--no-such-option"], "--no-such-option is not known here."),
    ],
)
def test_wrong_usage_is_two_and_one_sentence(
    arguments: list[str], expected: str, capsys: Captured
) -> None:
    try:
        code: object = run(arguments)
    except SystemExit as stop:  # argparse's own
        code = stop.code

    said = capsys.readouterr()
    assert code == 2
    assert expected in said.err
    assert said.err.startswith("newswatch: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--screenshot", "/no/such/folder/x.png"], "There is no folder"),
        (["--demo", "price-action", "??"], "is not a symbol"),
        (["--demo", "price-action", "騰訊"], "Did you mean 0700.HK (Tencent)?"),
        (["--demo", "export", "--symbol", "TSLA"], "is not on your watchlist"),
        (["--demo", "import", "/no/such.csv"], "No such file"),
        (["--demo", "settings", "import", "/no/such.json"], "No such file"),
        (["--demo", "feeds", "import", "/no/such.opml"], "No such file"),
        (["--demo", "feeds", "read", "/no/such.xml"], "No such file"),
        (["match", "--instruments", "/no/such.csv"], "No such file"),
    ],
)
def test_what_is_of_no_use_is_one_and_one_sentence(
    arguments: list[str], expected: str, capsys: Captured
) -> None:
    assert run(arguments) == 1

    said = capsys.readouterr()
    assert expected in said.err
    assert said.err.startswith("newswatch")
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_a_name_among_symbols_does_not_keep_the_others_from_being_printed(
    capsys: Captured,
) -> None:
    assert run(["--demo", "quotes", "騰訊", "9988.HK"]) == 1

    said = capsys.readouterr()
    assert "129.10 HKD" in said.out
    assert said.err == (
        "newswatch: “騰訊” is not a symbol. Did you mean 0700.HK (Tencent)?\n"
    )


def test_where_no_symbol_was_given_no_empty_table_is_printed(capsys: Captured) -> None:
    assert run(["--demo", "quotes", "??"]) == 1
    assert capsys.readouterr().out == ""


def test_an_export_of_nothing_says_why(tmp_path: Path, capsys: Captured) -> None:
    assert run(["--demo", "export", "--since", "2031-01-01"]) == 0
    said = capsys.readouterr()
    assert said.out.count("\n") == 1, "the header"
    assert "No stored article mentions your watchlist since 2031" in said.err

    assert run(["export", "--profile", str(tmp_path)]) == 0
    assert "Your watchlist is empty." in capsys.readouterr().err


def test_a_demo_lists_the_feed_it_reads(capsys: Captured) -> None:
    assert run(["feeds", "list", "--demo"]) == 0
    assert capsys.readouterr().out == "on   demo:replay  Demo replay\n"


def test_an_unknown_symbol_is_one_and_says_what_to_do(capsys: Captured) -> None:
    assert run(["--demo", "price-action", "NOSUCH"]) == 1
    assert "Check the symbol" in capsys.readouterr().err


def test_quotes_as_json_give_every_number_with_its_unit(capsys: Captured) -> None:
    assert run(["--demo", "quotes", "--json", "9988.HK", "HSBA.L", "^HSI"]) == 0

    alibaba, hsbc, index = map(json.loads, capsys.readouterr().out.splitlines())
    assert (alibaba["last"], alibaba["unit"], alibaba["state"]) == (
        "129.10",
        "HKD",
        "live",
    )
    assert float(alibaba["shown"]) == pytest.approx(16.59, abs=0.005)
    assert (hsbc["last"], hsbc["unit"], hsbc["state"]) == ("871.2", "GBp", "closed")
    assert float(hsbc["shown"]) == pytest.approx(10.96, abs=0.01)
    assert index["shown"] is None


def test_a_missing_quote_is_a_dash_never_zero(capsys: Captured) -> None:
    assert run(["--demo", "quotes", "9988.HK", "NOSUCH"]) == 1

    said = capsys.readouterr()
    line = said.out.splitlines()[-1]
    assert line.split()[:4] == ["NOSUCH", "—", "—", "—"]
    assert said.err.startswith("newswatch: No quote of NOSUCH. Check the symbol")


def test_a_missing_rate_is_a_dash_never_the_amount_unconverted(
    capsys: Captured,
) -> None:
    assert run(["--demo", "quotes", "9988.HK", "^HSI", "--currency", "JPY"]) == 1

    said = capsys.readouterr()
    assert "129.10 HKD  +4.03%       —" in said.out
    assert said.err.startswith("newswatch: ")
    assert "JPY" in said.err
    assert len(said.err.splitlines()) == 1


def test_amounts_as_json_have_as_many_decimals_as_coins(capsys: Captured) -> None:
    run(["--demo", "quotes", "9988.HK", "--json"])

    assert json.loads(capsys.readouterr().out)["shown"] == "16.59"


def test_a_profile_that_is_a_file_is_called_one(
    tmp_path: Path, capsys: Captured
) -> None:
    place = tmp_path / "profile.txt"
    place.write_text("mine")

    assert run(["feeds", "list", "--profile", str(place)]) == 1
    assert "The profile is a file, not a folder" in capsys.readouterr().err


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() == 0, reason="an administrator may write"
)
def test_the_doctor_says_of_a_read_only_profile_that_it_is(
    tmp_path: Path, capsys: Captured
) -> None:
    Database.open(tmp_path / "newswatch.sqlite3").close()
    tmp_path.chmod(0o500)
    run(["doctor", "--offline", "--profile", str(tmp_path)])
    tmp_path.chmod(0o700)

    assert "read-only" in capsys.readouterr().out


def test_the_command_line_does_not_promise_a_search(capsys: Captured) -> None:
    run(["--demo", "price-action", "阿里巴巴"])

    said = capsys.readouterr().err
    assert "is not a symbol" in said
    assert "by name" not in said


def test_export_prints_rows_that_read_back(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run(["--demo", "export"]) == 0

    text = capsysbinary.readouterr().out.decode()
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {"9988.HK", "BABA", "BABAF"} <= {row["symbol"] for row in table}
    first = next(row for row in table if row["symbol"] == "0700.HK")
    assert first["matched_text"] in first["title"] + first["summary"]


def test_an_export_of_a_listing_has_its_rows_only(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run(["--demo", "export", "--symbol", "700"]) == 0

    text = capsysbinary.readouterr().out.decode()
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["symbol"] for row in table} == {"0700.HK"}


def test_a_dash_is_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(["--demo", "export", "-o", "-"]) == 0

    assert "published_utc" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_an_export_to_a_full_or_missing_place_is_one(
    tmp_path: Path, capsys: Captured
) -> None:
    assert run(["--demo", "export", "-o", str(tmp_path / "no" / "x.csv")]) == 1
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full")
@pytest.mark.parametrize(
    "command", [["export"], ["quotes", "0700.HK"], ["price-action", "0700.HK"]]
)
def test_a_full_disk_behind_standard_output_is_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newswatch", "--demo", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )

    assert done.returncode == 1
    assert done.stderr == (
        "newswatch: The output could not be written. No space left on device.\n"
    )


@pytest.mark.slow
def test_a_reader_that_has_gone_is_no_trouble() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "newswatch", "--demo", "export"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        timeout=PATIENCE_S,
    )
    os.close(writer)

    assert (done.returncode, done.stderr) == (1, b"")


def test_an_article_about_alibaba_lights_all_its_listings(
    tmp_path: Path, capsys: Captured
) -> None:
    instruments = tmp_path / "instruments.csv"
    instruments.write_text(
        "symbol,name,names_zh,aliases\n"
        "9988.HK,Alibaba Group Holding Limited,阿里巴巴集團,\n"
        "BABA,Alibaba Group Holding Limited,,\n"
        "BABAF,Alibaba Group Holding Limited,,\n"
    )
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"id": 1, "title": "🚀 阿里巴巴 rises", "summary": ""}\n')

    assert run(["match", "--instruments", str(instruments), str(articles)]) == 0

    [mention] = json.loads(capsys.readouterr().out)["mentions"]
    assert (mention["start"], mention["end"], mention["text"]) == (2, 6, "阿里巴巴")
    assert mention["entity"] == "alibaba"


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Have children react to Ctrl+C: one started in the background would not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.slow
@pytest.mark.usefixtures("_interruptible")
def test_watch_prints_news_until_interrupted(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newswatch", "watch", "--demo", "--json"]
    command += ["--at", "09:41", "--speed", "60", "--profile", str(tmp_path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        timer = threading.Timer(PATIENCE_S, process.kill)
        timer.start()
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        _rest, complaints = process.communicate()
        timer.cancel()

    assert first["symbols"]
    assert first["mentions"][0]["score"] > 0.5
    assert process.returncode == 0
    assert "Traceback" not in complaints


@pytest.mark.slow
def test_the_doctor_reports_without_network(tmp_path: Path, capsys: Captured) -> None:
    assert run(["doctor", "--offline", "--profile", str(tmp_path / "new")]) == 0

    said = capsys.readouterr().out
    for expected in ("Newswatch", "yfinance", "Profile", "Qt", "tray"):
        assert expected in said


def test_the_doctor_puts_a_copy_back(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "newswatch.sqlite3"
    database = Database.open(path)
    UserStore(database).add_watchlist("Mine")
    database.close()
    keep_copy(path, date(2025, 2, 17))
    path.write_bytes(b"")

    assert run(["feeds", "list", "--profile", str(tmp_path)]) == 1
    assert "doctor --restore" in capsys.readouterr().err
    assert run(["doctor", "--restore", "--profile", str(tmp_path)]) == 0
    assert "is kept as newswatch.sqlite3.damaged-" in capsys.readouterr().out

    database = Database.open(path)
    assert [each.name for each in UserStore(database).watchlists()] == ["Mine"]
    database.close()


def test_the_doctor_finds_a_damaged_database(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "newswatch.sqlite3").write_bytes(b"SQLite format 3\x00" + b"x" * 9000)

    assert run(["doctor", "--offline", "--profile", str(tmp_path)]) == 1
    assert "!!  Database" in capsys.readouterr().out
