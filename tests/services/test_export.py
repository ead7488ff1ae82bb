"""Exports that spreadsheets read without harm, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import article, listing, quote
from newswatch.domain.bar import Interval
from newswatch.domain.cells import FORMULA_STARTS
from newswatch.domain.errors import StoreError
from newswatch.domain.listing import AliasKind, EntityId, ListingId
from newswatch.domain.mention import Field, Mention
from newswatch.domain.query import ArticleQuery
from newswatch.ports import Stores
from newswatch.services.export import (
    as_text,
    export_articles,
    rows,
    safe_cell,
    write_atomically,
)
from newswatch.services.watched import Watched
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

NOW = article("x").published
WATCHED = Watched(
    (
        listing("9988.HK", "alibaba", name="Alibaba Group", unit="HKD", mic="XHKG"),
        listing("BABA", "alibaba", name="Alibaba Group", unit="USD", mic="XNYS"),
    ),
    frozenset(),
)


@pytest.fixture
def stores() -> Stores:
    return open_stores(Database.in_memory())


def fill(stores: Stores, *titles: str) -> None:
    articles = [article(title, minutes_ago=n) for n, title in enumerate(titles)]
    for added in stores.news.add_articles(articles):
        stores.news.set_mentions(
            added.id,
            [
                Mention(
                    entity_id=EntityId("alibaba"),
                    field=Field.TITLE,
                    start=0,
                    end=1,
                    text="A",
                    evidence=AliasKind.NAME,
                    score=0.9,
                )
            ],
        )


def test_one_row_for_each_article_and_listing(stores: Stores) -> None:
    fill(stores, "Alibaba rises", "Another story about Alibaba")
    stores.market.save_quotes([quote("9988.HK 129.10 HKD from 124.10", NOW)])

    found = list(rows(stores, WATCHED, ArticleQuery(stories=False), NOW))

    assert [row["symbol"] for row in found] == ["9988.HK", "BABA"] * 2
    assert found[0]["title"] == "Alibaba rises"
    assert found[0]["price_now"] == 129.1
    assert found[1]["price_now"] is None, "no quote is no number"


def test_a_days_articles_share_the_bars_that_are_read(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(stores, "Alibaba rises", "Alibaba falls", "Alibaba rests")
    read: list[tuple[object, object]] = []
    bars = stores.market.bars

    def noted(
        listing_id: ListingId, interval: Interval, *more: Any, **unit: Any
    ) -> Any:
        read.append((listing_id, interval))
        return bars(listing_id, interval, *more, **unit)

    monkeypatch.setattr(stores.market, "bars", noted)
    list(rows(stores, WATCHED, ArticleQuery(stories=False), NOW))

    assert {symbol for symbol, _ in read} == {"9988.HK", "BABA"}
    assert len(read) == len(set(read))


def test_why_it_matched_is_said_in_words(stores: Stores) -> None:
    fill(stores, "Alibaba rises")

    found = list(rows(stores, WATCHED, ArticleQuery(stories=False), NOW))

    assert {row["why"] for row in found} == {"full name in title"}


def test_the_file_has_a_bom_and_crlf_and_reads_back(
    stores: Stores, tmp_path: Path
) -> None:
    fill(stores, '阿里巴巴 "升" 4%, 收市', "=HYPERLINK(1)")
    path = tmp_path / "news.csv"

    count = export_articles(
        stores, WATCHED, ArticleQuery(stories=False), path, "csv", NOW
    )

    raw = path.read_bytes()
    table = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == count + 1
    assert [row["title"] for row in table][::2] == [
        '阿里巴巴 "升" 4%, 收市',
        "'=HYPERLINK(1)",
    ]


def test_the_columns_are_the_same_without_any_news(stores: Stores) -> None:
    empty, _ = as_text([], "csv")
    fill(stores, "Alibaba rises")
    filled, _ = as_text(list(rows(stores, WATCHED, ArticleQuery(), NOW)), "csv")

    assert empty == filled.splitlines(keepends=True)[0]


def test_json_lines_read_back(stores: Stores) -> None:
    fill(stores, "=1+1 is a title")

    text, count = as_text(
        list(rows(stores, WATCHED, ArticleQuery(stories=False), NOW)), "jsonl"
    )

    assert [json.loads(line)["title"] for line in text.splitlines()] == [
        "=1+1 is a title"
    ] * count


@given(st.text())
def test_no_text_cell_is_run_as_a_formula(text: str) -> None:
    made = safe_cell(text)

    assert isinstance(made, str)
    assert not made.startswith(FORMULA_STARTS)
    assert made.endswith(text)


def test_a_falling_price_stays_a_number() -> None:
    assert safe_cell(-4.03) == -4.03


def test_a_full_disk_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.csv"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(StoreError, match="No space left on device"):
        write_atomically(path, b"new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["news.csv"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be written"):
        write_atomically(tmp_path / "nowhere" / "news.csv", b"")


@pytest.mark.skipif(os.name != "posix", reason="files of POSIX")
def test_behind_a_link_the_file_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "news.csv"
    target.parent.mkdir()
    target.write_text("old")
    link = tmp_path / "news.csv"
    link.symlink_to(target)

    write_atomically(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [each.name for each in target.parent.iterdir()] == ["news.csv"]


@pytest.mark.skipif(os.name != "posix", reason="files of POSIX")
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(
        target=lambda: read.append(pipe.read_bytes()), daemon=True
    )
    reader.start()

    write_atomically(pipe, b"new")
    assert stat.S_ISFIFO(pipe.stat().st_mode), "it was not replaced by a file"
    reader.join(10)

    assert read == [b"new"]


@pytest.mark.skipif(os.name != "posix", reason="files of POSIX")
def test_a_device_stays_a_device(tmp_path: Path) -> None:
    sink = tmp_path / "sink"
    try:
        os.mknod(sink, stat.S_IFCHR | 0o600, os.makedev(1, 3))  # as /dev/null
        sink.write_bytes(b"")
    except PermissionError:
        pytest.skip("only an administrator makes devices")

    write_atomically(sink, b"new")

    assert stat.S_ISCHR(sink.stat().st_mode)
