"""What an import changes is worked out before anything is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from builders import listing
from newswatch.domain.bar import Split
from newswatch.domain.listing import ListingId
from newswatch.domain.portfolio import Holding, Lot, Sale, Watchlist
from newswatch.statements import Resolver, Statement, read_statement
from newswatch.statements.plan import Known, Plan, make_plan
from newswatch.storage.database import Database
from newswatch.storage.imports import Importer
from newswatch.storage.market import MarketStore
from newswatch.storage.user import UserStore

Read = Callable[[str], Statement]
TODAY = date(2025, 2, 17)
APPLE = ListingId("AAPL")
TRADES = """date,action,symbol,quantity,price,currency
2024-03-01,Sell,AAPL,30,190,USD
2024-02-01,Buy,AAPL,50,180,USD
2024-01-02,Buy,AAPL,20,170,USD
"""


def plan(read: Read, text: str = TRADES, known: Known | None = None) -> Plan:
    return make_plan(read(text), known or Known({}), TODAY)


def shares(made: Plan, listing_id: ListingId = APPLE) -> Decimal:
    held = Holding(listing_id, tuple(made.lots.get(listing_id, ())))
    return held.shares_on(TODAY)


def test_purchases_make_lots_and_sales_take_from_the_oldest(read: Read) -> None:
    made = plan(read)

    first, second = made.lots[APPLE]
    assert [first.quantity, first.left(())] == [Decimal(20), Decimal(0)]
    assert [second.quantity, second.left(())] == [Decimal(50), Decimal(40)]
    assert second.sold == (Sale(date(2024, 3, 1), Decimal(10)),)
    assert shares(made) == 40


def test_what_was_not_held_cannot_be_sold(read: Read) -> None:
    made = plan(read, TRADES.replace("Sell,AAPL,30", "Sell,AAPL,71"))

    assert [each.reason for each in made.problems] == ["Only 70 were held by then."]
    assert shares(made) == 70, "nothing is sold in part"


def test_a_later_purchase_does_not_serve_an_earlier_sale(read: Read) -> None:
    made = plan(read, TRADES.replace("2024-03-01", "2024-01-15"))

    assert [each.reason for each in made.problems] == ["Only 20 were held by then."]


def test_a_sale_of_what_was_never_held_says_none(read: Read) -> None:
    made = plan(read, TRADES.replace("2024-03-01", "2019-01-15"))

    assert [each.reason for each in made.problems] == ["None were held by then."]


def test_splits_between_purchase_and_sale_count(read: Read) -> None:
    text = (
        "date,action,symbol,quantity,price\n"
        "2020-01-02,Buy,AAPL,100,300\n2021-01-04,Sell,AAPL,390,130\n"
    )
    four = Split(date(2020, 8, 31), Decimal(4))
    known = Known({}, {APPLE: (four,)})

    (lot,) = plan(read, text, known).lots[APPLE]

    assert lot.shares_on(TODAY, (four,)) == 10
    assert lot.quantity == 100


def test_a_split_learned_of_later_makes_it_right(read: Read) -> None:
    text = (
        "date,action,symbol,quantity,price\n"
        "2020-01-02,Buy,AAPL,100,300\n2021-01-04,Sell,AAPL,100,130\n"
    )

    (lot,) = plan(read, text).lots[APPLE]

    assert lot.shares_on(TODAY, ()) == 0
    assert lot.shares_on(TODAY, (Split(date(2020, 8, 31), Decimal(4)),)) == 300


def test_the_same_rows_again_change_nothing(read: Read) -> None:
    first = plan(read)

    again = plan(read, TRADES, Known(first.lots, keys=frozenset(first.keys)))

    assert again.lots == {}
    assert len(again.repeated) == 3


def test_a_longer_export_adds_only_what_is_new(read: Read) -> None:
    first = plan(read)
    longer = TRADES + "2025-01-02,Buy,AAPL,5,240,USD\n"

    again = plan(read, longer, Known(first.lots, keys=frozenset(first.keys)))

    assert [each.line for each in again.taken] == [5]
    assert shares(again) == 45


def test_two_equal_rows_of_one_file_are_two_purchases(read: Read) -> None:
    row = "2024-02-01,Buy,AAPL,50,180,USD\n"
    text = "date,action,symbol,quantity,price,currency\n" + row * 2

    first = plan(read, text)
    again = plan(read, text + row, Known(first.lots, keys=frozenset(first.keys)))

    assert shares(first) == 100
    assert shares(again) == 150


def test_a_row_that_a_typed_lot_says_already_does_not_double(read: Read) -> None:
    typed = plan(read).lots[APPLE][1]
    typed = Lot(
        listing_id=APPLE, quantity=Decimal("50.0"), price=typed.price,
        bought=typed.bought, id=7,
    )  # fmt: skip

    made = plan(read, TRADES, Known({APPLE: (typed,)}))

    assert [each.line for each in made.repeated] == [3]
    assert shares(made) == 40


def test_positions_without_a_day_are_refused_where_something_is_held(
    read: Read,
) -> None:
    text = "symbol,shares,price,currency\nAAPL,100,150,USD\nTSLA,5,200,USD\n"
    held = Lot(listing_id=APPLE, quantity=Decimal(100), id=1)

    made = plan(read, text, Known({APPLE: (held,)}))

    assert "You hold this already" in made.problems[0].reason
    (lot,) = made.lots[ListingId("TSLA")]
    assert lot.counted == TODAY


def test_new_listings_come_onto_the_watchlist(read: Read) -> None:
    made = plan(read, "symbol\nAAPL\n0700.HK\n", Known({}, followed={APPLE}))

    assert [each.id for each in made.follow] == ["0700.HK"]
    assert [each.line for each in made.repeated] == [2]


# --- stored -----------------------------------------------------------------------


def test_an_import_is_stored_at_once_and_taken_back_at_once(
    read: Read,
) -> None:
    database = Database.in_memory()
    user = UserStore(database)
    watchlist = user.add_watchlist("Mine")
    user.save_listings([listing("9988.HK")])
    user.save_watchlist(
        Watchlist(id=watchlist.id, name="Mine", listing_ids=(ListingId("9988.HK"),))
    )
    before = user.watchlists()[0]
    typed = user.add_lot(Lot(listing_id=APPLE, quantity=Decimal(3), bought=TODAY))
    importer = Importer(user, MarketStore(database))
    made = make_plan(read(TRADES), importer.known(), TODAY)

    for _ in range(2):  # done, undone, done again, undone
        importer.carry_out(made, before)
        assert make_plan(read(TRADES), importer.known(), TODAY).taken == ()
        assert Holding(APPLE, tuple(user.lots())).shares_on(TODAY) == 43
        assert user.watchlists()[0].listing_ids == ("9988.HK", "AAPL")

        importer.take_back(made, before)
        assert user.lots() == [typed]
        assert user.watchlists() == [before]
        assert user.import_keys() == frozenset()


NUMBERS = st.integers(1, 500)


@given(st.lists(st.tuples(st.booleans(), NUMBERS, st.integers(1, 28)), max_size=12))
def test_shares_after_are_what_was_bought_less_what_was_sold(
    trades: list[tuple[bool, int, int]],
) -> None:
    rows = [
        f"2024-02-{day:02},{'Buy' if buys else 'Sell'},AAPL,{number},10,USD"
        for buys, number, day in trades
    ]
    text = "date,action,symbol,quantity,price,currency\n" + "\n".join(rows)
    resolver = Resolver(lambda _: None, lambda _text, _limit: ())

    made = make_plan(read_statement(text, resolver), Known({}), TODAY)

    bought = sum(t.quantity or 0 for t in made.taken if t.side == "buy")
    sold = sum(t.quantity or 0 for t in made.taken if t.side == "sell")
    assert shares(made) == bought - sold
    assert len(made.taken) + len(made.problems) == len(trades), "nothing is dropped"


def test_what_is_not_bought_yet_is_not_held(read: Read) -> None:
    made = plan(read, TRADES.replace("2024-01-02", "2204-01-02"))

    assert [each.reason for each in made.problems] == ["That day is yet to come."]
    assert shares(made) == 20


def test_a_hostile_file_is_refused_line_by_line(read: Read) -> None:
    total = "symbol,action,quantity,total cost,currency,date\n"
    traps = ("1E-999999,9E9", "1E-9,9E999999", "9E999999,1", "1,1E-999999")
    rows = (f"AAPL,buy,{trap},USD,2024-01-02\n" for trap in traps)
    made = plan(read, total + "".join(rows))

    assert [(trade.quantity, trade.price) for trade in made.taken] == [
        (Decimal("1E-9"), None),
        (Decimal(1), None),
    ]
    assert len(made.problems) == 2
