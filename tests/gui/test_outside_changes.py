"""What the command line stores while the window runs is shown, and not overwritten."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QUndoStack

from builders import listing
from gui.sample_world import World
from newswatch.domain.listing import ListingId
from newswatch.domain.portfolio import Lot
from newswatch.protocol import WatchedChanged
from newswatch.ui.user_data import UserData

IMPORTED = listing("ZZQX", name="Zanzibar Quartz", unit="USD")
OTHER = listing("YYQX", name="Yonder Quartz", unit="USD")


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


def store_outside(sample: World, data: UserData) -> None:
    """Do as `newswatch import` does: past what the window knows."""
    user, before = sample.context.user, data.watchlists[0]
    ids = (*before.listing_ids, IMPORTED.id)
    with user.transaction():
        user.save_listings([IMPORTED])
        user.save_watchlist(replace(before, listing_ids=ids))
        user.set_lots(IMPORTED.id, [Lot(listing_id=IMPORTED.id, quantity=Decimal(10))])


def ids_of(data: UserData) -> tuple[ListingId, ...]:
    return data.watchlists[0].listing_ids


def test_an_import_is_shown_and_the_engine_told(
    sample: World, data: UserData, sent: list[object]
) -> None:
    store_outside(sample, data)

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


def test_a_change_in_the_window_keeps_the_import(sample: World, data: UserData) -> None:
    store_outside(sample, data)

    data.add(data.watchlists[0].id, OTHER)
    data.undo_stack.undo()

    assert ids_of(data)[-1] == IMPORTED.id
    assert data.lots(IMPORTED.id)


def test_undo_does_not_reach_behind_an_import(sample: World, data: UserData) -> None:
    data.add(data.watchlists[0].id, OTHER)
    store_outside(sample, data)

    data.catch_up()
    data.undo_stack.undo()

    assert ids_of(data)[-2:] == (OTHER.id, IMPORTED.id)
