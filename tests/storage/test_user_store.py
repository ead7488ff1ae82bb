"""What the user made is kept, in order, and can be put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import listing, money
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.money import HKD, Money
from newswatch.domain.portfolio import Lot, Sale
from newswatch.ports import UserAlias
from newswatch.storage.database import Database
from newswatch.storage.user import UserStore

BABA, HK = ListingId("BABA"), ListingId("9988.HK")


@pytest.fixture
def user(database: Database) -> UserStore:
    return UserStore(database)


def test_watchlists_keep_their_order_and_that_of_their_entries(user: UserStore) -> None:
    first, second = user.add_watchlist("Tech"), user.add_watchlist("Banks")
    filled = replace(first, name="Technology", listing_ids=(HK, BABA))
    user.save_watchlist(filled)

    assert user.watchlists() == [filled, second]
    user.order_watchlists([second.id, first.id])
    assert user.watchlists() == [second, filled]


def test_a_removed_watchlist_comes_back_as_it_was(user: UserStore) -> None:
    tech, banks = user.add_watchlist("Tech"), user.add_watchlist("Banks")
    tech = replace(tech, listing_ids=(HK, BABA))
    user.save_watchlist(tech)

    user.remove_watchlist(tech.id)
    assert user.watchlists() == [banks]
    user.save_watchlist(tech)
    user.order_watchlists([tech.id, banks.id])
    assert user.watchlists() == [tech, banks]


def test_a_listing_stands_once_in_a_watchlist(user: UserStore) -> None:
    one = user.add_watchlist("Tech")
    user.save_watchlist(replace(one, listing_ids=(HK, BABA, HK)))

    assert user.watchlists()[0].listing_ids == (HK, BABA)


def test_lots_come_oldest_first_and_undated_ones_last(user: UserStore) -> None:
    for bought in (None, date(2024, 5, 1), date(2023, 1, 2)):
        user.add_lot(Lot(listing_id=HK, quantity=Decimal(100), bought=bought))

    assert [lot.bought for lot in user.lots()] == [
        date(2023, 1, 2),
        date(2024, 5, 1),
        None,
    ]


def test_lots_of_one_listing_are_replaced_and_keep_their_ids(user: UserStore) -> None:
    other = user.add_lot(Lot(listing_id=BABA, quantity=Decimal(5)))
    kept = user.add_lot(
        Lot(listing_id=HK, quantity=Decimal("0.5"), price=money("80.10 HKD"), note="a")
    )
    before = [lot for lot in user.lots() if lot.listing_id == HK]
    user.set_lots(HK, [replace(kept, quantity=Decimal(7))])
    assert user.lots() == [other, replace(kept, quantity=Decimal(7))]

    user.set_lots(HK, before)
    assert user.lots() == [other, kept]


def test_lots_of_another_listing_are_refused_and_nothing_is_lost(
    user: UserStore,
) -> None:
    kept = user.add_lot(Lot(listing_id=HK, quantity=Decimal(5)))

    with pytest.raises(ValueError, match=r"9988\.HK"):
        user.set_lots(HK, [Lot(listing_id=BABA, quantity=Decimal(1))])
    assert user.lots() == [kept]


def test_listings_are_updated(user: UserStore) -> None:
    user.save_listings([listing("BABA", "alibaba")])
    better = listing(
        "BABA", "alibaba", name="Alibaba", unit="USD", ordinary_shares=Decimal(8)
    )
    user.save_listings([better])

    assert user.listings() == [better]


def test_aliases_are_learned_and_unlearned(user: UserStore) -> None:
    alias = UserAlias(EntityId("alibaba"), "阿里", blocked=True)
    user.add_alias(alias)
    user.add_alias(alias)
    assert user.aliases() == [alias]

    user.remove_alias(alias)
    user.remove_alias(alias)
    assert user.aliases() == []


@pytest.mark.parametrize(
    ("quantity", "price"),
    [("1e400", None), ("NaN", None), ("many", None), ("1", "Infinity"), ("0", "1")],
)
def test_a_lot_that_cannot_be_read_keeps_nobody_from_the_others(
    user: UserStore, database: Database, quantity: str, price: str | None
) -> None:
    kept = user.add_lot(Lot(listing_id=HK, quantity=Decimal(5)))
    database.execute(
        "INSERT INTO lot VALUES (99, 'BABA', ?, ?, ?, NULL, '', NULL, '')",
        (quantity, price, price and "HKD"),
    )

    assert user.lots() == [kept]


@given(
    quantity=st.decimals(min_value="1e-8", max_value="1e12", allow_nan=False),
    price=st.none() | st.decimals(min_value="0", max_value="1e9", allow_nan=False),
    bought=st.none() | st.dates(),
    counted=st.none() | st.dates(),
    sold=st.lists(st.builds(Sale, st.dates(), st.decimals("0.01", "1e9", places=2))),
    note=st.text(st.characters(codec="utf-8")),
)
def test_lots_round_trip_exactly(
    kept_database: Database,
    quantity: Decimal,
    price: Decimal | None,
    bought: date | None,
    counted: date | None,
    sold: list[Sale],
    note: str,
) -> None:
    user = UserStore(kept_database)
    user.set_lots(HK, [])
    lot = user.add_lot(
        Lot(
            listing_id=HK,
            quantity=quantity,
            price=None if price is None else Money(price, HKD),
            bought=bought,
            note=note,
            counted=counted,
            sold=tuple(sold),
        )
    )

    assert str(user.lots()) == str([lot])
