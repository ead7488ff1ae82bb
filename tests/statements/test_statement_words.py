"""What brokers call a trade: bought, sold, called off, or something else."""

from __future__ import annotations

import pytest

from newswatch.statements.actions import Deed, deed_of


@pytest.mark.parametrize(
    ("action", "deed"),
    [
        ("buy - market", Deed.BOUGHT),
        ("stop limit buy", Deed.BOUGHT),
        ("you bought", Deed.BOUGHT),
        ("achat au comptant", Deed.BOUGHT),
        ("wertpapierkauf", Deed.BOUGHT),
        ("reinvestment", Deed.BOUGHT),
        ("現買", Deed.BOUGHT),
        ("aankoop", Deed.BOUGHT),
        ("s", Deed.SOLD),
        ("stocks/etf sale", Deed.SOLD),
        ("wertpapierverkauf", Deed.SOLD),
        ("沽出", Deed.SOLD),
        ("buy to cover", Deed.COVERED),
        ("sell short", Deed.SHORTED),
        ("沽空", Deed.SHORTED),
        ("sell to open", Deed.SHORTED),
        ("cancel buy", Deed.CANCELLED),
        ("sell (ca.)", Deed.CANCELLED),
        ("dividend received best buy co inc (bby)", Deed.MONEY),
        ("interest on purchase", Deed.MONEY),
        ("dividend s&p 500", Deed.MONEY),
        ("transfer out", Deed.MOVED),
        ("merger", Deed.MOVED),
        ("buy/sell", Deed.UNKNOWN),
        ("買賣", Deed.UNKNOWN),
        ("認購", Deed.UNKNOWN),
        ("forward split", Deed.SPLIT),
        ("reverse split", Deed.SPLIT),
        ("you bought prospectus under separate cover apple inc", Deed.BOUGHT),
        ("you bought short term bond etf", Deed.BOUGHT),
        ("you sold short term bond etf", Deed.SOLD),
        ("you sold short sale apple inc", Deed.SHORTED),
        ("short", Deed.SHORTED),
        ("delivery (inbound)", Deed.BOUGHT),
        ("auslieferung", Deed.SOLD),
        ("transfer_out", Deed.SOLD),
        ("買入撤單", Deed.CANCELLED),
    ],
)
def test_words_of_brokers(action: str, deed: Deed) -> None:
    assert deed_of(action) is deed
