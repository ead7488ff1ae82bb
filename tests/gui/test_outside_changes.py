"""What the command line stores while the window runs is shown, and not overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack

from builders import listing
from gui.sample_world import NOW, World
from gui.stage import Stage
from newswatch.domain.listing import ListingId
from newswatch.domain.portfolio import Lot
from newswatch.protocol import WatchedChanged
from newswatch.storage.database import Database
from newswatch.storage.user import UserStore
from newswatch.ui.import_sheet import ImportSheet
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist.lots_editor import SHARES, LotsEditor

HELD = ListingId("9988.HK")
IMPORTED = listing("ZZQX", name="Zanzibar Quartz", unit="USD")
OTHER = listing("YYQX", name="Yonder Quartz", unit="USD")


@pytest.fixture
def sample(stage: Stage, tmp_path: Path) -> World:
    return stage.world(database=Database.open(tmp_path / "newswatch.sqlite3"))


@pytest.fixture
def outside(sample: World) -> Iterator[UserStore]:
    """The same file as another process sees it."""
    path = sample.database.path
    assert path is not None
    database = Database.open(path)
    yield UserStore(database)
    database.close()


@pytest.fixture
def sent() -> list[object]:
    return []


@pytest.fixture
def data(sample: World, sent: list[object]) -> UserData:
    context = sample.context
    stack = QUndoStack()
    made = UserData(context.user, context.directory, sent.append, stack)
    stack.setParent(made)
    made.load()
    return made


def store_outside(user: UserStore, data: UserData) -> None:
    """Do as `newswatch import` does: past what the window knows."""
    before = data.watchlists[0]
    ids = (*before.listing_ids, IMPORTED.id)
    with user.transaction():
        user.save_listings([IMPORTED])
        user.save_watchlist(replace(before, listing_ids=ids))
        user.set_lots(IMPORTED.id, [Lot(listing_id=IMPORTED.id, quantity=Decimal(10))])


def ids_of(data: UserData) -> tuple[ListingId, ...]:
    return data.watchlists[0].listing_ids


def test_an_import_is_shown_and_the_engine_told(
    outside: UserStore, data: UserData, sent: list[object]
) -> None:
    store_outside(outside, data)

    data.catch_up()

    assert IMPORTED.id in ids_of(data)
    assert [lot.quantity for lot in data.lots(IMPORTED.id)] == [Decimal(10)]
    assert sent == [WatchedChanged()]


def test_without_news_nothing_is_said(data: UserData, sent: list[object]) -> None:
    data.add(data.watchlists[0].id, OTHER)
    sent.clear()

    data.catch_up()

    assert not sent
    assert data.undo_stack.canUndo()


def test_a_store_where_nobody_else_wrote_is_not_read_again(
    data: UserData, outside: UserStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(UserStore, "lots", lambda _: read.append("lots") or [])
    data.catch_up()
    read.clear()

    data.catch_up()
    assert not read

    store_outside(outside, data)
    data.catch_up()
    assert read


def test_a_change_in_the_window_keeps_the_import(
    outside: UserStore, data: UserData
) -> None:
    store_outside(outside, data)

    data.add(data.watchlists[0].id, OTHER)
    data.undo_stack.undo()

    assert ids_of(data)[-1] == IMPORTED.id
    assert data.lots(IMPORTED.id)


def test_undo_does_not_reach_behind_an_import(
    outside: UserStore, data: UserData
) -> None:
    data.add(data.watchlists[0].id, OTHER)
    store_outside(outside, data)

    data.catch_up()
    data.undo_stack.undo()

    assert ids_of(data)[-2:] == (OTHER.id, IMPORTED.id)


def test_undo_at_once_after_an_import_keeps_the_import(
    outside: UserStore, data: UserData
) -> None:
    data.add(data.watchlists[0].id, OTHER)
    store_outside(outside, data)

    assert data.undo() == "", "nothing has told the window of the import yet"

    assert ids_of(data)[-2:] == (OTHER.id, IMPORTED.id)
    assert data.lots(IMPORTED.id)


def test_redo_at_once_after_an_import_keeps_the_import(
    outside: UserStore, data: UserData
) -> None:
    data.add(data.watchlists[0].id, OTHER)
    data.undo()
    store_outside(outside, data)

    assert data.redo() == ""

    assert ids_of(data)[-1] == IMPORTED.id


def test_undo_tells_what_it_took_back(data: UserData) -> None:
    data.add(data.watchlists[0].id, OTHER)

    assert data.undo() == f"add {OTHER.id}"
    assert data.undo() == ""
    assert data.redo() == f"add {OTHER.id}"


# --- sheets that are open meanwhile ---------------------------------------------


@pytest.fixture
def editor(stage: Stage, sample: World, data: UserData) -> LotsEditor:
    data.set_lots(HELD, [lot(100), lot(50)])
    return stage.keep(LotsEditor(data, sample.context.price_book, HELD, now=NOW))


def lot(shares: int, number: int = 0) -> Lot:
    return Lot(listing_id=HELD, quantity=Decimal(shares), id=number)


def shares(editor: LotsEditor) -> list[str]:
    found = (editor.table.item(row, SHARES) for row in range(editor.table.rowCount()))
    return [item.text() if item else "" for item in found]


def store_lots(user: UserStore, data: UserData) -> None:
    """Take one share off the second lot, and add a third: as an import may."""
    first, second = data.lots(HELD)
    lots = [first, replace(second, quantity=Decimal(49)), lot(7)]
    user.set_lots(HELD, lots)


def test_an_open_editor_shows_what_is_stored_meanwhile(
    outside: UserStore, data: UserData, editor: LotsEditor
) -> None:
    typed = editor.table.item(0, SHARES)
    assert typed is not None
    typed.setText("120")
    store_lots(outside, data)

    data.catch_up()

    assert shares(editor) == ["120", "49", "7"], "what is typed stays"
    assert "Changed elsewhere" in editor.problem.text()
    editor.accept()
    assert [each.quantity for each in data.lots(HELD)] == [120, 49, 7]


def test_an_editor_saves_nothing_over_what_it_has_not_shown(
    outside: UserStore, data: UserData, editor: LotsEditor
) -> None:
    store_lots(outside, data)

    editor.accept()

    assert [each.quantity for each in data.lots(HELD)] == [100, 49, 7]
    editor.accept()
    assert [each.quantity for each in data.lots(HELD)] == [100, 49, 7]
    assert not editor.isVisible()


def test_a_file_is_looked_at_again_if_its_rows_came_from_elsewhere(
    stage: Stage, sample: World, outside: UserStore, data: UserData, tmp_path: Path
) -> None:
    path = tmp_path / "lots.csv"
    path.write_text(f"symbol,shares\n{HELD},5\n", encoding="utf-8")
    data.set_lots(HELD, [])
    sheet = stage.keep(ImportSheet(path, sample.context, data, data.watchlists[0]))
    outside.set_lots(HELD, [lot(100)])

    sheet.accept()

    assert [each.quantity for each in data.lots(HELD)] == [100]
    assert sheet.summary.text().startswith("Changed elsewhere meanwhile")
