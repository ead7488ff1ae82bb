"""What the user made survives a database that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from builders import article, listing, money
from newswatch import paths
from newswatch.domain.errors import StoreDamaged, StoreError
from newswatch.domain.feed import Feed
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.portfolio import Lot
from newswatch.domain.query import ArticleQuery
from newswatch.ports import Stores, UserAlias
from newswatch.storage import backup, copies
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores
from newswatch.storage.user import UserStore

TODAY = date(2025, 2, 17)
HK = ListingId("9988.HK")
Made = tuple[object, ...]
HEADER = b"SQLite format 3\0" + bytes(52) + b"NWTC" + bytes(28)
RUINED = HEADER + b"x" * 9000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newswatch.sqlite3"


def fill(path: Path) -> Made:
    """Make one of everything that a user makes; return it as it reads."""
    database = Database.open(path)
    stores, user, news = (
        open_stores(database),
        UserStore(database),
        ArticleStore(database),
    )
    user.save_listings([listing("9988.HK", "alibaba")])
    made = user.add_watchlist("Tech")
    user.save_watchlist(replace(made, listing_ids=(HK,)))
    user.add_lot(
        Lot(listing_id=HK, quantity=Decimal(800), price=money("80.10 HKD"), note="n")
    )
    user.add_alias(UserAlias(EntityId("alibaba"), "Ali", blocked=False))
    user.add_alias(UserAlias(EntityId("alibaba"), "Ali Baba", blocked=True))
    stores.feeds.save_feed(Feed(url="https://news.example/feed", title="Mine"))
    starred, _ = news.add_articles([article("Kept"), article("Not kept")])
    news.set_starred([starred.id], article("x").fetched)
    found = read(stores)
    database.close()
    return found


def read(stores: Stores) -> Made:
    starred = stores.news.page(ArticleQuery(starred=True, stories=False), limit=9)
    return (
        stores.user.watchlists(),
        stores.user.lots(),
        stores.user.listings(),
        stores.user.aliases(),
        stores.feeds.feeds(),
        [(row.stored.article, row.stored.starred) for row in starred],
    )


def read_at(path: Path) -> Made:
    database = Database.open(path)
    try:
        return read(open_stores(database))
    finally:
        database.close()


def test_all_that_a_user_makes_comes_back(path: Path) -> None:
    made = fill(path)
    kept = backup.keep_copy(path, TODAY)
    path.write_bytes(RUINED)

    taken, aside = backup.restore(path)

    assert taken == kept
    assert read_at(path) == made
    assert aside is not None
    assert aside.read_bytes().endswith(b"x"), "what was there is kept"


def test_a_copy_is_one_file_that_can_be_opened_by_itself(path: Path) -> None:
    made = fill(path)
    kept = backup.keep_copy(path, TODAY)

    assert kept is not None
    assert [each.name for each in kept.parent.iterdir()] == ["user-2025-02-17.sqlite3"]
    assert read_at(kept) == made
    assert [row.stored.article.title for row in _all(kept)] == ["Kept"]


def _all(path: Path) -> list[object]:
    database = Database.open(path)
    try:
        return list(ArticleStore(database).page(ArticleQuery(stories=False), limit=9))
    finally:
        database.close()


def test_a_log_left_behind_is_not_taken_for_the_copys(path: Path) -> None:
    made = fill(path)
    backup.keep_copy(path, TODAY)
    beside = path.with_name(path.name + "-wal")
    beside.write_bytes(b"of the damaged one")

    backup.restore(path)

    assert not beside.exists()
    assert read_at(path) == made


def test_a_week_is_kept_and_the_settings_with_it(path: Path) -> None:
    fill(path)
    path.with_name("settings.json").write_text("{}")
    for day in range(10):
        backup.keep_copy(path, TODAY + timedelta(days=day))

    found = copies.all_copies(path)

    assert len(found) == copies.KEPT == len(list(copies.folder(path).iterdir())) / 2
    assert copies.newest(path) == found[-1]
    assert copies.day_of(found[-1]) == "2025-02-26"


def test_nothing_is_no_reason_to_replace_a_copy(path: Path) -> None:
    made = fill(path)
    kept = backup.keep_copy(path, TODAY)
    path.unlink()
    Database.open(path).close()

    assert backup.keep_copy(path, TODAY) is None
    assert kept is not None
    assert read_at(kept) == made


@pytest.mark.parametrize("content", [b"", RUINED, b"text"])
def test_a_damaged_or_emptied_database_says_that_there_is_a_copy(
    path: Path, content: bytes
) -> None:
    fill(path)
    backup.keep_copy(path, TODAY)
    path.write_bytes(content)

    with pytest.raises(StoreDamaged, match=r"2025-02-17.*doctor --restore"):
        Database.open(path)
    assert path.read_bytes() == content


def test_without_a_copy_none_is_promised(path: Path) -> None:
    path.write_bytes(RUINED)

    with pytest.raises(StoreDamaged, match="There is no copy of it"):
        Database.open(path)
    with pytest.raises(StoreError, match="no copy to put back"):
        backup.restore(path)


def test_a_damaged_copy_is_refused_before_anything_is_moved(path: Path) -> None:
    made = fill(path)
    kept = backup.keep_copy(path, TODAY)
    assert kept is not None
    content = kept.read_bytes()
    kept.write_bytes(content[:200] + b"x" * (len(content) - 200))

    with pytest.raises(StoreDamaged, match="The copy is damaged"):
        backup.restore(path)
    assert read_at(path) == made


def test_a_full_disk_leaves_the_earlier_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = fill(path)
    kept = backup.keep_copy(path, TODAY)

    def full(_fresh: Path, _path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(paths, "replace", full)
    with pytest.raises(StoreError, match="No space left"):
        backup.keep_copy(path, TODAY)

    assert kept is not None
    assert read_at(kept) == made
    assert len(list(kept.parent.iterdir())) == 1
