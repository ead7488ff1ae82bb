"""Checking an article's figures against our own data, with the arithmetic.

Each check says what was stated, what follows from it, what we know, and puts
the sum in words for a badge. What we do not know is unknown, not wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from newswatch.domain.claims import Number, Span, Statement
from newswatch.domain.fx import USDHKD_BAND, in_band
from newswatch.domain.money import HKD, USD, price_unit
from newswatch.domain.session import Session, SessionCalendar
from newswatch.domain.wording import price_text, rounded

PRICE_WITHIN = Decimal("0.003")
"""Prices a minute apart differ; this much is the same price."""

STRANGE_BEYOND = Decimal("0.2")
"""A price this far from ours is likelier to be of another listing."""

RATE_WITHIN = Decimal("0.005")
"""Likewise exchange rates, from one day to the next."""

PERCENT_WITHIN = Decimal("0.011")
"""Percentage points by which two roundings may differ."""


class Verdict(StrEnum):
    """How a stated figure compares with ours."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class CheckKind(StrEnum):
    """Which figure is checked."""

    PRICE = "price"
    RATE = "rate"
    CHANGE = "change"
    YEAR_TO_DATE = "year-to-date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Check:
    """One figure of an article, checked.

    Attributes:
        implied: What follows from it: the exchange rate, the previous close,
            last year's close, or the price itself; None for a time.
        ours: What we know of that; None if nothing.
        words: The arithmetic, in a sentence or two, for the badge.
        span: Where the figure stands in the text.
    """

    kind: CheckKind
    verdict: Verdict
    implied: Decimal | None
    ours: Decimal | None
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What our own data says, in the statement's unit; None is not known.

    Attributes:
        unit: What the listing is priced in; ``""`` for points or not known.
        price: At the time the statement gives (or at publication).
        low, high: Between which the price was about then; None is `price`.
        previous_close: Of the session before that day.
        year_close: Last year's last close.
        rate: Units of the bracket's currency for one of the price's.
        published: When the article came out; aware.
        calendar: Of the listing's market.
    """

    unit: str = ""
    price: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    previous_close: Decimal | None = None
    year_close: Decimal | None = None
    rate: Decimal | None = None
    published: datetime | None = None
    calendar: SessionCalendar | None = None


def check(statement: Statement, known: Known) -> list[Check]:
    """Check every figure of a statement, in the order of the text.

    A statement in another currency than the listing's, far from its price, or of
    a time that cannot be placed: then only the exchange rate is checked.
    """
    if statement.elsewhen or _about_another(statement, known):
        known = Known(rate=known.rate)
    checks = [_price(statement, known)]
    if statement.converted:
        checks.append(_rate(statement, known))
    if statement.change:
        checks.append(_change(statement, statement.change, known))
    if statement.at:
        checks.append(_time(statement, statement.at[1], known))
    if statement.year_to_date:
        checks.append(_year(statement, statement.year_to_date, known))
    return sorted(checks, key=lambda found: found.span.start)


def _about_another(statement: Statement, known: Known) -> bool:
    if statement.unit.contradicts(price_unit(known.unit)):
        return True
    if not known.price:
        return False
    return abs(statement.price.value / known.price - 1) > STRANGE_BEYOND


def _verdict(ours: Decimal | None, *, agrees: bool) -> Verdict:
    if ours is None:
        return Verdict.UNKNOWN
    return Verdict.AGREES if agrees else Verdict.DIFFERS


def _price(statement: Statement, known: Known) -> Check:
    stated, ours = statement.price, known.price
    slack = PRICE_WITHIN * stated.value + stated.half_step
    low, high = known.low or ours, known.high or ours
    agrees = (
        low is not None
        and high is not None
        and low - slack <= stated.value <= high + slack
    )
    verdict = _verdict(ours, agrees=agrees)
    text = price_text(stated.value, statement.unit)
    words = {
        Verdict.AGREES: f"We too had {_number(ours)} then.",
        Verdict.DIFFERS: f"The article says {text}; we had {_number(ours)} then.",
        Verdict.UNKNOWN: f"We have no price of that time to compare {text} with.",
    }[verdict]
    return Check(CheckKind.PRICE, verdict, stated.value, ours, words, stated.span)


# --- the amount in brackets implies an exchange rate ---


def _rate(statement: Statement, known: Known) -> Check:
    assert statement.converted is not None
    other, number = statement.converted
    price = statement.unit.money(statement.price.value)
    if price is None or not other.amount or not price.amount:
        words = "The article does not say in which currency the price is."
        return Check(
            CheckKind.RATE, Verdict.UNKNOWN, None, known.rate, words, number.span
        )
    if (price.currency, other.currency) == (HKD, USD):
        return _pegged(price.amount, other.amount, number, known)
    implied = other.amount / price.amount
    spread = number.half_step / price.amount
    agrees = known.rate is not None and (
        abs(implied - known.rate) <= known.rate * RATE_WITHIN + spread
    )
    sum_ = (
        f"{_number(other.amount)} ÷ {_number(price.amount)} = {_significant(implied)}"
    )
    ours = "unknown" if known.rate is None else _significant(known.rate)
    words = f"{sum_} {other.currency} for one {price.currency}; our rate is {ours}."
    verdict = _verdict(known.rate, agrees=agrees)
    return Check(CheckKind.RATE, verdict, implied, known.rate, words, number.span)


def _pegged(hkd: Decimal, usd: Decimal, number: Number, known: Known) -> Check:
    """Check USD/HKD: needs no data of ours, the band alone can refute it."""
    implied = hkd / usd
    ours = 1 / known.rate if known.rate else None
    low, high = USDHKD_BAND
    spread = implied * number.half_step / usd
    inside = in_band(implied) or low - spread <= implied <= high + spread
    near = ours is None or abs(implied - ours) <= ours * RATE_WITHIN + spread
    where = f"{'inside' if inside else 'outside'} the band of {low} to {high}"
    words = f"{_number(hkd)} ÷ {_number(usd)} = {implied:.4f} HKD for one USD, {where}."
    if ours is not None:
        words = f"{words[:-1]}; our rate is {ours:.4f}."
    verdict = Verdict.AGREES if inside and near else Verdict.DIFFERS
    return Check(CheckKind.RATE, verdict, rounded(implied, 4), ours, words, number.span)


# --- a percentage implies the close it is counted from ---


def _change(statement: Statement, percent: Number, known: Known) -> Check:
    return _from_close(
        CheckKind.CHANGE,
        statement,
        percent,
        known.previous_close,
        "the previous close",
    )


def _year(statement: Statement, percent: Number, known: Known) -> Check:
    return _from_close(
        CheckKind.YEAR_TO_DATE,
        statement,
        percent,
        known.year_close,
        "last year's last close",
    )


def _from_close(
    kind: CheckKind,
    statement: Statement,
    percent: Number,
    ours: Decimal | None,
    what: str,
) -> Check:
    price = statement.price.value
    factor = 1 + percent.value / 100
    if factor <= 0:
        words = "No price falls by a hundred percent or more."
        return Check(kind, Verdict.DIFFERS, None, ours, words, percent.span)
    implied = rounded(price / factor, _decimals(statement.price))
    text = price_text(implied, statement.unit)
    words = f"{_number(price)} ÷ {_number(factor)} = {text} implied as {what}; "
    if ours is None:
        words += "we do not know it."
        return Check(kind, Verdict.UNKNOWN, implied, None, words, percent.span)
    actual = (price / ours - 1) * 100
    slack = max(PERCENT_WITHIN, percent.half_step) + 100 * (
        statement.price.half_step / ours
    )
    agrees = abs(actual - percent.value) <= slack
    words += f"ours is {_number(ours)}, which makes {rounded(actual, 2):+}%."
    return Check(
        kind, _verdict(ours, agrees=agrees), implied, ours, words, percent.span
    )


# --- a time must lie in trading hours, before publication ---


def _time(statement: Statement, span: Span, known: Known) -> Check:
    at = stated_moment(statement, known.published, known.calendar)
    if at is None or known.calendar is None:
        words = "We cannot tell when that was."
        return Check(CheckKind.TIME, Verdict.UNKNOWN, None, None, words, span)
    local = known.calendar.local(at)
    when = f"{local:%H:%M} on {local:%Y-%m-%d}"
    session = known.calendar.session_on(local.date())
    open_then = session is not None and session.open <= at <= session.settled
    verdict = Verdict.AGREES if open_then else Verdict.DIFFERS
    words = f"The market {'traded' if open_then else 'was shut'} at {when}, its time."
    return Check(CheckKind.TIME, verdict, None, None, words, span)


def stated_session(
    statement: Statement, published: datetime, calendar: SessionCalendar
) -> Session | None:
    """Return the session whose close is stated: the last, or that of a weekday.

    None where that weekday had no session, or has not closed.
    """
    last = calendar.last_close_before(published)
    if statement.weekday is None:
        return last
    back = (calendar.day_of(published).weekday() - statement.weekday) % 7
    day = calendar.day_of(published) - timedelta(days=back)
    session = calendar.session_on(day)
    return session if session and session.close <= published else None


def stated_moment(
    statement: Statement,
    published: datetime | None,
    calendar: SessionCalendar | None,
) -> datetime | None:
    """Return the moment a statement speaks of: aware; None if it cannot be told.

    Its time of day is the exchange's (it must say "local time"), on the last
    such moment before publication.
    """
    if published is None or calendar is None or not statement.at or not statement.local:
        return None
    local = calendar.local(published)
    moment = datetime.combine(local.date(), statement.at[0], calendar.zone)
    return moment if moment <= published else moment - timedelta(days=1)


def _decimals(number: Number) -> int:
    exponent = number.value.as_tuple().exponent
    return max(2, -exponent if isinstance(exponent, int) else 0)


def _number(value: Decimal | None) -> str:
    """Return a number plainly: at least two decimals, no trailing noise."""
    if value is None:
        return "—"
    exponent = value.normalize().as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    return f"{rounded(value, max(2, min(own, 4))):,f}"


def _significant(value: Decimal) -> str:
    return f"{value:.5g}"
