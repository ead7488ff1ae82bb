"""Numbers, times and spans as people read them, in the default `QLocale`.

Nothing here guesses: what is not known is `MISSING`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from newswatch.domain.listing import Entity, Listing
from newswatch.domain.money import Money, decimals_of, price_unit
from newswatch.domain.wording import enough_decimals, money_decimals

MISSING = "—"
MINUS = "\N{MINUS SIGN}"
UP_ARROW = "▲"
DOWN_ARROW = "▼"

SIGNS = {
    "HKD": "HK$",
    "USD": "US$",
    "GBP": "£",
    "EUR": "€",
    "JPY": "JP¥",
    "CNY": "CN¥",
    "TWD": "NT$",
    "SGD": "S$",
    "AUD": "A$",
    "CAD": "C$",
    "KRW": "₩",
    "INR": "₹",
}
"""Signs that say which dollar, which yen; other currencies show their code."""

UNWIELDY = Decimal(10) ** 15
EXACT_DIGITS = 15
"""A float has every digit of a number with as many."""

UNIT_SUFFIX = {"GBp": "p", "GBX": "p", "GBx": "p"}

_ENGLISH = QLocale("en")

_NO_LANGUAGE = "C"
"""A name, not `QLocale.Language.C`: making that enumeration takes 10 ms."""

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

_AGES: tuple[tuple[timedelta, timedelta, Any], ...] = (
    (_MINUTE, timedelta(seconds=1), QT_TRANSLATE_NOOP("text", "%n s ago")),
    (_HOUR, _MINUTE, QT_TRANSLATE_NOOP("text", "%n min ago")),
    (_DAY, _HOUR, QT_TRANSLATE_NOOP("text", "%n h ago")),
    (7 * _DAY, _DAY, QT_TRANSLATE_NOOP("text", "%n d ago")),
)
"""Below each limit an age is counted in that unit; above all, it is a day."""


def set_language(language: str) -> None:
    """Make `language` (``"en"``, ``"zh_HK"``; ``""`` the system's) the default.

    Where we do not speak the system's language, it is English as it is written in
    that country: days and numbers must not speak another one than the words.
    """
    chosen = QLocale(language) if language else QLocale.system()
    spoken, _, country = chosen.name().partition("_")
    if spoken != "en" and not is_traditional(chosen):
        chosen = QLocale(f"en_{country}") if country else _ENGLISH
    QLocale.setDefault(chosen)


def is_traditional(wanted: QLocale) -> bool:
    """Tell whether somebody wants Traditional Chinese, of whatever region."""
    return any("Hant" in each for each in wanted.uiLanguages())


def locale() -> QLocale:
    """Return the default locale; English where the system names none.

    The "C" locale would write 84912.40 without a separator.
    """
    found = QLocale()
    return _ENGLISH if found.name() == _NO_LANGUAGE else found


def is_chinese() -> bool:
    """Tell whether the window speaks Chinese, and names are wanted in it."""
    return QLocale().name().startswith("zh")


def tr(source: str, *, n: int = -1) -> str:
    """Translate a text of this module; `n` chooses the plural."""
    return QCoreApplication.translate("text", source, None, n)


def name_of(named: Listing | Entity) -> str:
    """Return a name in the window's language, where it is known in that."""
    return (named.name_zh if is_chinese() else "") or named.name


# --- numbers -----------------------------------------------------------------


def number(value: Decimal, decimals: int) -> str:
    """Return `value` rounded half up, with separators and a real minus sign.

    With more than `EXACT_DIGITS` it is written as ``1.50e+20``: nobody counts the
    digits, and they would be wrong.
    """
    rounded = _rounded(value, decimals)
    huge = rounded.adjusted() + 1 + decimals > EXACT_DIGITS and abs(rounded) >= 1
    exact = locale().toString(0.0 if huge else float(abs(rounded)), "f", decimals)
    body = f"{abs(rounded):.2e}" if huge else exact
    return f"{MINUS}{body}" if rounded < 0 else body


def signed(value: Decimal, decimals: int = 2) -> str:
    """Return `value` with its sign; zero, also after rounding, has none."""
    rounded = _rounded(value, decimals)
    return f"+{number(rounded, decimals)}" if rounded > 0 else number(rounded, decimals)


def price_decimals(value: Decimal, unit: str = "") -> int:
    """Return how many decimals a price is shown with.

    Its currency's; as many as it came with, up to two, where that has fewer (half
    yen), up to four where the price is small, and three digits of what is smaller
    still: no price is written as zero. Pence have one, index points two.
    """
    came_with = max(0, -int(value.normalize().as_tuple().exponent))
    counted = price_unit(unit)
    if unit in UNIT_SUFFIX:
        return max(1, min(came_with, 2))
    least = decimals_of(counted.currency or "") if counted.per_major <= 100 else 0
    most = max(_most_decimals(abs(value)), least)
    return max(least, min(came_with, most))


def _most_decimals(size: Decimal) -> int:
    if size >= 10:
        return 2
    return 3 if size >= 1 else max(4, enough_decimals(size, 3))


def price(value: Decimal | None, unit: str = "") -> str:
    """Return a price as its market writes it: ``129.10``, ``871.2p``."""
    if value is None:
        return MISSING
    return number(value, price_decimals(value, unit)) + UNIT_SUFFIX.get(unit, "")


def compact_price(value: Decimal | None, unit: str = "") -> str:
    """Return a price for a narrow place: index points above 1,000 lose decimals."""
    if value is not None and price_unit(unit).currency is None and abs(value) >= 1000:
        return number(value, 0)
    return price(value, unit)


def currency_sign(currency: str) -> str:
    """Return ``HK$``, ``US$``, ``£`` or, where there is none, ``CHF`` and a space."""
    return SIGNS.get(currency, f"{currency} ")


def money(amount: Money | None, decimals: int | None = None) -> str:
    """Return an amount with its sign: ``US$84,912.40``, ``US$0.0014``."""
    if amount is None:
        return MISSING
    digits = money_decimals(amount) if decimals is None else decimals
    text = number(abs(amount.amount), digits)
    minus = MINUS if _rounded(amount.amount, digits) < 0 else ""
    return f"{minus}{currency_sign(amount.currency)}{text}"


def signed_money(amount: Money, decimals: int | None = None) -> str:
    """Return ``▲ +HK$3,967.00``: arrow and sign, so that colour is never needed."""
    digits = decimals_of(amount.currency) if decimals is None else decimals
    pointer = arrow(amount.amount, digits)
    sign = "+" if pointer == UP_ARROW else ""
    return f"{pointer} {sign}{money(amount, digits)}".strip()


def short_money(amount: Money | None) -> str:
    """Return an amount with four digits that count: ``HK$970.6``, ``HK$1,903``."""
    return MISSING if amount is None else money(amount, short_decimals(amount))


def short_decimals(amount: Money) -> int:
    """Return with how many decimals `short_money` writes an amount."""
    size = abs(amount.amount)
    digits = 0 if size >= 1000 else 1 if size >= 100 else 2
    few = min(digits, decimals_of(amount.currency))
    return few if size >= 1 else max(4, enough_decimals(size, 2))


def between(low: Money, high: Money, decimals: int | None = None) -> str:
    """Return an interval of one currency: ``US$16.45–16.66``."""
    digits = money_decimals(low) if decimals is None else decimals
    return f"{money(low, digits)}–{number(high.amount, digits)}"


def percent(fraction: Decimal | None, decimals: int = 2) -> str:
    """Return ``+4.03%`` for 0.0403."""
    if fraction is None:
        return MISSING
    return f"{signed(fraction * 100, decimals)}%"


def arrow(value: Decimal | None, decimals: int = 2) -> str:
    """Return ▲, ▼ or nothing; for a percentage hand over per cents, not a fraction."""
    if value is None:
        return ""
    rounded = _rounded(value, decimals)
    if not rounded:
        return ""
    return UP_ARROW if rounded > 0 else DOWN_ARROW


def arrow_percent(fraction: Decimal | None, decimals: int = 2) -> str:
    """Return ``▲ +4.03%``: arrow and sign, so that colour is never needed."""
    if fraction is None:
        return MISSING
    return f"{arrow(fraction * 100, decimals)} {percent(fraction, decimals)}".strip()


def quantity(value: Decimal) -> str:
    """Return a number of shares with the decimals it has, up to eight (a bitcoin)."""
    decimals = max(0, -int(value.normalize().as_tuple().exponent))
    return number(value, min(decimals, 8))


MOST_COUNTED = 10_000
"""Articles are counted up to here: counting a million takes a second."""


def tally(count: int) -> str:
    """Return how many there are: ``12``, and ``9,999+`` from `MOST_COUNTED` on."""
    if count < MOST_COUNTED:
        return locale().toString(count)
    return f"{locale().toString(MOST_COUNTED - 1)}+"


_SIZES = ((10**9, " B"), (10**6, " M"), (10**3, " K"))
_CHINESE_SIZES = ((10**8, "億"), (10**4, "萬"))


def volume(shares: int | None) -> str:
    """Return ``48.2 M`` or ``4,820萬``; `MISSING` if not known."""
    if shares is None:
        return MISSING
    for size, unit in _CHINESE_SIZES if is_chinese() else _SIZES:
        if shares >= size:
            count = Decimal(shares) / size
            return f"{number(count, 1 if count < 1000 else 0)}{unit}"
    return number(Decimal(shares), 0)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    if abs(value) >= UNWIELDY:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


# --- times -------------------------------------------------------------------


def age(since: datetime | None, now: datetime) -> str:
    """Return how long ago, roughly: ``12 s ago``, ``12 min ago``, ``16 h ago``."""
    if since is None:
        return tr("never")
    passed = now - since
    if passed < timedelta(seconds=5):
        return tr("just now")
    for limit, unit, words in _AGES:
        if passed < limit:
            return tr(words, n=passed // unit)
    return day(since.astimezone().date())


def duration(length: timedelta) -> str:
    """Return ``12h 49m``, ``49m`` or ``2d 4h``."""
    minutes = max(0, -(-int(length.total_seconds()) // 60))
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return tr("{days}d {hours}h").format(days=days, hours=hours)
    if hours:
        return tr("{hours}h {minutes}m").format(hours=hours, minutes=minutes)
    return tr("{minutes}m").format(minutes=minutes)


def day(value: date) -> str:
    """Return ``17 Feb 2025`` in the user's order."""
    pattern = "yyyy年M月d日" if is_chinese() else "d MMM yyyy"
    return locale().toString(QDate(value.year, value.month, value.day), pattern)


def short_day(value: date) -> str:
    """Return ``Mon 17 Feb``."""
    pattern = "M月d日 ddd" if is_chinese() else "ddd d MMM"
    return locale().toString(QDate(value.year, value.month, value.day), pattern)


def full_day(value: date) -> str:
    """Return ``Mon 17 Feb 2025``; in Chinese, which is wide, without the weekday."""
    pattern = "yyyy年M月d日" if is_chinese() else "ddd d MMM yyyy"
    return locale().toString(QDate(value.year, value.month, value.day), pattern)


def time_of_day(moment: datetime, zone: ZoneInfo | None = None) -> str:
    """Return ``09:41`` in `zone`, or in the user's own."""
    local = moment.astimezone(zone)
    return locale().toString(QTime(local.hour, local.minute), "HH:mm")


def zone_name(moment: datetime, zone: ZoneInfo) -> str:
    """Return ``HKT``, ``EST``… or the offset where a zone has no letters."""
    return moment.astimezone(zone).tzname() or moment.astimezone(UTC).tzname() or ""


# --- spans -------------------------------------------------------------------


def utf16_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Convert a span of code points into Qt's (position, length) in UTF-16 units.

    They differ behind any character outside the Basic Multilingual Plane, such
    as an emoji, which takes two units.

    >>> utf16_span("🚀 Tencent", 2, 9)
    (3, 7)
    """
    position = len(text[:start].encode("utf-16-le", "surrogatepass")) // 2
    length = len(text[start:end].encode("utf-16-le", "surrogatepass")) // 2
    return position, length
