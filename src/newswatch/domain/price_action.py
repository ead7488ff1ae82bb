"""The price action sentence: what a share does, as market reports write it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from newswatch.domain.fx import FxTable
from newswatch.domain.listing import Listing
from newswatch.domain.money import USD, Currency
from newswatch.domain.price_action_en import english
from newswatch.domain.price_action_zh import chinese
from newswatch.domain.price_facts import price_facts
from newswatch.domain.quote import Quote
from newswatch.domain.session import SessionCalendar


def price_action(
    listing: Listing,
    quote: Quote,
    *,
    now: datetime,
    calendar: SessionCalendar | None,
    fx: FxTable,
    display: Currency = USD,
    ytd_base: Decimal | None = None,
    language: str = "en",
) -> str:
    """Return the sentence for a listing, right for the state it is in.

    "Alibaba Group's shares on the Hong Kong exchange are trading at 129.10 Hong
    Kong dollars ($16.59), up 4.03% as of 9:41 AM local time. Year to date, the
    stock has risen by 58.79%."

    What is not known is left out: no rate of its time, no bracket; no base, no
    year to date. A suspect quote deserves no sentence; do not ask for one.

    Args:
        quote: Its latest, not suspect.
        now: Aware; decides between "are trading" and "closed on Friday".
        calendar: Of its market; None falls back to what the source says.
        fx: For the amount in brackets.
        display: The currency of the bracket; none if it is the share's own.
        ytd_base: Last year's last close, in the quote's unit
            (`performance.year_base`).
        language: ``"en"``; anything that starts with ``"zh"`` is Chinese.
    """
    facts = price_facts(
        listing,
        quote,
        now=now,
        calendar=calendar,
        fx=fx,
        display=display,
        ytd_base=ytd_base,
    )
    return chinese(facts) if language.startswith("zh") else english(facts)
