"""Is a new quote or rate plausible? If not, it is held until confirmed.

A pure state machine: it is handed what was good, what is held and what is new,
and says what counts now. The store keeps the three between calls.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from newswatch.domain.fx import FxRate, in_band
from newswatch.domain.money import HKD, Currency, price_unit
from newswatch.domain.quote import Quote
from newswatch.domain.rate_ranges import for_a_dollar, range_of

JUMP = Decimal("0.4")
"""A larger step from the last good price is held."""

AGREES_WITHIN = Decimal("0.1")
"""A second observation this close to the held one confirms it."""

UNIT_HOLDS = timedelta(hours=12)
"""A share that is traded in another unit now is so the next day too."""

OUTSIDE_AT_MOST = 10
"""Times the session's price: a trade outside it that is further off is a fault."""

RATE_JUMP = Decimal("0.1")
"""A larger step of an exchange rate is held."""

_HUNDRED = 100
_LEAST_HUNDREDFOLD, _MOST_HUNDREDFOLD = Decimal(70), Decimal(140)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What counts after a new quote has been judged.

    Attributes:
        good: The quote to show, to sum and to store; None if there is none yet.
        pending: A quote that is held until confirmed; None if nothing is held.
        reason: Why it is held, in a sentence for the user; empty if it is not.
    """

    good: Quote | None
    pending: Quote | None = None
    reason: str = ""


def judge(
    previous_good: Quote | None,
    pending: Quote | None,
    new: Quote,
    *,
    split: Decimal | None = None,
    unit: str = "",
) -> Verdict:
    """Return what counts now that `new` has arrived.

    An older trade than the good one changes nothing. A jump of more than 40 %,
    a price a hundred times too high or low, or another unit is held; a later
    trade, or another source, that agrees with the held one clears it, and so
    does a split that explains the jump. What is likelier a fault than news needs
    more: another unit the next day, a hundredfold its own previous close. A first
    quote is believed, unless it is that, or in another unit than the listing's:
    then nothing is known yet. So is the first that is back in the listing's unit.

    Args:
        previous_good: The last quote believed.
        pending: What is held already.
        split: New shares for one old since `previous_good` (2 for 2-for-1).
        unit: What the listing is known to be priced in, quotes aside; ``""`` where
            nobody knows.

    Raises:
        ValueError: If the quotes are of different listings.
    """
    if previous_good is None:
        return _first(pending, new, unit)
    if new.listing_id != previous_good.listing_id:
        raise ValueError(f"{new.listing_id} is not {previous_good.listing_id}")
    if new.as_of < previous_good.as_of:
        return Verdict(previous_good, pending, _reason(previous_good, pending, split))
    if _strange_unit(previous_good, unit) and _has_unit(new, unit):
        return _first(pending, new, unit)
    reason = doubt(previous_good, new, split=split)
    if not reason or _confirms(previous_good.unit, pending, new):
        return Verdict(new)
    held = pending if pending is not None and _agrees(pending, new) else new
    return Verdict(previous_good, held, reason)


def _first(pending: Quote | None, new: Quote, unit: str) -> Verdict:
    """Judge a quote before which none was believed, by its unit and its own close."""
    strange_unit = _strange_unit(new, unit)
    reason = strange_unit or _strange_close(new)
    if not reason or _confirms(unit if strange_unit else new.unit, pending, new):
        return Verdict(new)
    held = pending if pending is not None and _agrees(pending, new) else new
    return Verdict(None, held, reason)


def _strange_unit(new: Quote, unit: str) -> str:
    if not price_unit(new.unit).contradicts(price_unit(unit)):
        return ""
    return f"The price came as {new.last:,f} {new.unit}, but this one trades in {unit}."


def _has_unit(new: Quote, unit: str) -> bool:
    return bool(new.unit) and not _strange_unit(new, unit)


def _strange_close(new: Quote) -> str:
    close = new.previous_close
    return _jump(new.last / close) if close and _hundredfold(new.last / close) else ""


def doubt(good: Quote, new: Quote, *, split: Decimal | None = None) -> str:
    """Return why `new` is not plausible after `good`, or ``""``.

    A split explains its own jump, and demands none: a source may have counted
    in new shares before its day.
    """
    if new.unit != good.unit:
        return f"The price is suddenly in {_unit(new)} instead of {_unit(good)}."
    ratio = new.last / good.last
    reason = _jump(ratio)
    return "" if split and not _jump(ratio * split) else reason


def is_outside_price(price: Decimal, last: Decimal) -> bool:
    """Tell whether a trade outside the session may be one of a share at `last`.

    Shares do halve on a night's news, so this is no test for jumps: it finds what
    is counted in another unit, for which nothing would be waited for.
    """
    return last / OUTSIDE_AT_MOST < price < last * OUTSIDE_AT_MOST


def _jump(ratio: Decimal) -> str:
    if _hundredfold(ratio):
        return f"The price is suddenly {_HUNDRED} times {_direction(ratio)}."
    if abs(ratio - 1) > JUMP:
        return f"The price is suddenly {abs(ratio - 1):.0%} {_direction(ratio)}."
    return ""


def _reason(good: Quote, pending: Quote | None, split: Decimal | None) -> str:
    return doubt(good, pending, split=split) if pending is not None else ""


def _hundredfold(ratio: Decimal) -> bool:
    larger = max(ratio, 1 / ratio)
    return _LEAST_HUNDREDFOLD <= larger <= _MOST_HUNDREDFOLD


def _direction(ratio: Decimal) -> str:
    return "higher" if ratio > 1 else "lower"


def _unit(quote: Quote) -> str:
    return quote.unit or "no currency"


def _confirms(unit: str, pending: Quote | None, new: Quote) -> bool:
    """Tell whether `new` is a second observation of what `pending` says.

    The same trade told again by the same source is not; nor is, from it, what a
    fault that lasts would say: another unit than `unit`, or a price that is a
    hundred times the previous close it comes with.
    """
    if pending is None or not _agrees(pending, new):
        return False
    if new.source != pending.source:
        return True
    if new.unit != unit:
        return new.as_of - pending.as_of >= UNIT_HOLDS
    return new.as_of > pending.as_of and not _strange_close(new)


def _agrees(pending: Quote, new: Quote) -> bool:
    close = abs(new.last / pending.last - 1) <= AGREES_WITHIN
    return close and new.unit == pending.unit


@dataclass(frozen=True, slots=True)
class RateVerdict:
    """What counts after a new exchange rate has been judged; see `Verdict`."""

    good: FxRate | None
    pending: FxRate | None = None
    reason: str = ""


def judge_rate(
    previous_good: FxRate | None, pending: FxRate | None, new: FxRate
) -> RateVerdict:
    """Return which rate counts now that `new` has arrived.

    A USD/HKD outside its band is held until *another* source says the same: the
    peg is likelier to be misquoted than broken. So is a rate to the dollar where
    it has not been since 2000: upside down, or a hundredfold. Other rates are held
    when they jump by more than a tenth, until confirmed.

    Raises:
        ValueError: If the rates are of different pairs.
    """
    if previous_good is not None and new.pair != previous_good.pair:
        raise ValueError(f"{new.pair} is not {previous_good.pair}")
    if previous_good is not None and new.as_of < previous_good.as_of:
        return RateVerdict(previous_good, pending)
    outside = _outside(new)
    reason = outside or _rate_doubt(previous_good, new)
    confirmed = pending is not None and _confirms_rate(pending, new, outside=outside)
    if not reason or confirmed:
        return RateVerdict(new)
    return RateVerdict(previous_good, new, reason)


def _outside(rate: FxRate) -> str:
    """Say of a rate to the dollar that it is outside its band, or its past."""
    found = for_a_dollar(rate.base, rate.quote, rate.rate)
    if found is None:
        return ""
    currency, price = found
    return _off_peg(price) if currency == HKD else _off_range(currency, price)


def _off_peg(usdhkd: Decimal) -> str:
    if in_band(usdhkd):
        return ""
    return f"USD/HKD {usdhkd:.4f} lies outside the band of 7.75 to 7.85."


def _off_range(currency: Currency, price: Decimal) -> str:
    known = range_of(currency)
    if known is None or known[0] <= price <= known[1]:
        return ""
    return f"USD/{currency} {price:.4f} is where it has not been since 2000."


def _rate_doubt(good: FxRate | None, new: FxRate) -> str:
    if good is None or abs(new.rate / good.rate - 1) <= RATE_JUMP:
        return ""
    step = new.rate / good.rate - 1
    return f"{new.base}/{new.quote} suddenly moved by {step:+.0%}."


def _confirms_rate(pending: FxRate, new: FxRate, *, outside: str) -> bool:
    close = abs(new.rate / pending.rate - 1) <= RATE_JUMP / 10
    other_source = new.source != pending.source
    return close and (other_source or (not outside and new.as_of > pending.as_of))
