"""Which listing a row means: its symbol, exchange and currency together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newswatch.domain.errors import InputError
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.symbols import PREFIXES, canonical_symbol, mic_of
from newswatch.domain.venues import VENUES
from newswatch.statements.columns import folded

Find = Callable[[ListingId], Listing | None]
Search = Callable[[str, int], Sequence[Listing]]

_AMERICA = ""
_NAMES = {
    **{venue.mic: venue.suffix for venue in VENUES.values()},
    **PREFIXES,
    **dict.fromkeys(
        ("香港", "港股", "HONG KONG", "STOCK EXCHANGE OF HONG KONG"), ".HK"
    ),
    **dict.fromkeys(("美股", "美國", "美国", "USA", "UNITED STATES"), _AMERICA),
    **dict.fromkeys(("CBOE", "PINKSHEETS", "IEX", "NASDAQ GS", "NMS"), _AMERICA),
    **dict.fromkeys(("LONDON", "LSEETF", "LSE SETS", "LONDON STOCK EXCHANGE"), ".L"),
    **dict.fromkeys(("LONDON STOCK EXCHANGE (ETFS)", "UK"), ".L"),
    **dict.fromkeys(("HKG", "HONG KONG EXCHANGES", "HK EQUITY", "滬港通"), ".HK"),
    **dict.fromkeys(
        ("NEW YORK STOCK EXCHANGE", "NYSE ARCA", "NYSE AMERICAN"), _AMERICA
    ),
    **dict.fromkeys(
        ("NASDAQ.NMS", "NASDAQ.SCM", "CBOE BZX", "紐交所", "納斯達克"), _AMERICA
    ),
    **dict.fromkeys(("IBIS", "IBIS2", "XETRA", "DE"), ".DE"),
    **dict.fromkeys(("AEB", "EURONEXT AMSTERDAM", "NL"), ".AS"),
    **dict.fromkeys(("SBF", "EURONEXT PARIS", "FR"), ".PA"),
    **dict.fromkeys(("EBS", "SIX", "SIX SWISS EXCHANGE"), ".SW"),
    **dict.fromkeys(("TSEJ", "TOKYO"), ".T"),
    **dict.fromkeys(("SEHKNTL", "滬股", "沪股"), ".SS"),
    **dict.fromkeys(("SEHKSZSE", "深股"), ".SZ"),
}
"""How statements write an exchange, and our suffix for it."""

_SUFFIX_OF_CURRENCY = {
    "USD": _AMERICA,
    "HKD": ".HK",
    "GBP": ".L",
    "GBX": ".L",
    "JPY": ".T",
    "SGD": ".SI",
    "AUD": ".AX",
    "CAD": ".TO",
    "TWD": ".TW",
    "INR": ".NS",
    "KRW": ".KS",
}
"""Where a plain symbol trades that is paid in a currency of one country."""

_COUNTRIES = frozenset({"UK", "DE", "NL", "FR", "US"})
"""What some brokers put behind a code: ``VOD.UK``."""

_PAIR = re.compile(r"(.+)/(USD|HKD|GBP|GBX|EUR|JPY|AUD|CAD|CHF)")
"""How eToro writes a share and its currency."""

_ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9}\d")
_OPTION = re.compile(r"-?[A-Z.]{1,6} ?\d{6}[CP]\d+|.+ \d+(\.\d+)? [CP]")
_LONGEST = 40


class NoShare(InputError):
    """Cash, an option: nothing that Newswatch holds."""


class Resolver:
    """Finds listings for the symbols of statements.

    Args:
        find: A listing by its canonical symbol, of the user or the catalogue.
        search: Listings by name, best first.
    """

    def __init__(self, find: Find, search: Search) -> None:
        self._find = find
        self._search = search
        self._answers: dict[tuple[str, str, str], Listing | InputError] = {}

    def listing(self, symbol: str, exchange: str = "", currency: str = "") -> Listing:
        """Return the listing that is meant.

        Raises:
            InputError: With the reason, if none can be told.
        """
        asked = symbol, exchange, currency
        if asked not in self._answers:
            try:
                self._answers[asked] = self._resolved(*asked)
            except InputError as error:
                self._answers[asked] = error
        answer = self._answers[asked]
        if isinstance(answer, InputError):
            raise answer
        return answer

    def _resolved(self, symbol: str, exchange: str, currency: str) -> Listing:
        written = re.sub(r" equity$", "", symbol.strip(), flags=re.IGNORECASE)
        if pair := _PAIR.fullmatch(written):
            written, currency = pair.groups()
        _refuse_others(written)
        if named := self._by_name(written):
            return named
        whole = _with_exchange(written, exchange, currency)
        found = canonical_symbol(whole)
        known = self._find(found)
        if known is None and not exchange and self._is_american(written, whole):
            raise InputError(
                "symbol",
                f"“{written}” is paid in {currency}, and known in the US: write it with"
                " its exchange (VOD.L)",
            )
        return known or Listing(
            id=found, entity_id=EntityId(f"x:{found}"), name=str(found)
        )

    def _is_american(self, written: str, whole: str) -> bool:
        """Tell whether a symbol that a currency moved abroad is known at home."""
        return whole != written and self._find(ListingId(written.upper())) is not None

    def guessed(self, symbol: str, exchange: str = "", currency: str = "") -> bool:
        """Tell whether a symbol is American only because nothing says otherwise.

        Raises:
            InputError: If it is no symbol.
        """
        found = self.listing(symbol, exchange, currency).id
        plain = found == symbol.strip().upper().replace(".", "-")
        told = currency.strip() or exchange.strip().upper() in _NAMES
        ticker = found.replace("-", "").isalnum() and not mic_of(found)
        return plain and ticker and not told and self._find(found) is None

    def _by_name(self, written: str) -> Listing | None:
        """Return what ``Tesla`` names; ``tesla`` and ``TSLA`` are read as symbols."""
        ascii_only = written.isascii()
        if ascii_only and (written.upper() == written or written.lower() == written):
            return None
        for each in self._search(written, 3):
            names = {folded(each.name), folded(each.name_zh)}
            if any(
                n == folded(written) or n.startswith(folded(written)) for n in names
            ):
                return each
        if ascii_only and written.isalpha():
            raise InputError("symbol", f"“{written}” is not a symbol")
        return None


def _refuse_others(written: str) -> None:
    """Refuse what is no share: cash, options, ISINs, nonsense."""
    upper = written.upper()
    if "TOTAL" in upper.split():
        raise NoShare("symbol", "That is a sum")
    if not written or len(written) > _LONGEST:
        raise InputError("symbol", "There is no symbol")
    if upper.startswith(("$$", "CASH &")) or upper == "CASH":
        raise NoShare("symbol", "That is cash")
    if _OPTION.fullmatch(upper):
        raise NoShare("symbol", "That is an option")
    if _ISIN.fullmatch(upper) and not upper.isalpha():
        raise InputError("symbol", "That is an ISIN; a symbol is needed")


def _with_exchange(written: str, exchange: str, currency: str) -> str:
    """Return the symbol with the suffix that the exchange or the currency gives.

    Raises:
        InputError: If it could trade in several countries.
    """
    upper = _with_class(written.upper())
    code, mark, venue = upper.replace(":", ".").rpartition(".")
    if mark and venue in _NAMES and (len(venue) > len(".HK") or _behind(upper, venue)):
        return _joined(code, _NAMES[venue])
    if mic_of(upper) or not re.fullmatch(r"[A-Z0-9.\-]+", upper) or upper[0] == "^":
        return written
    known = _suffix_of(exchange.strip().upper(), currency.upper())
    if known is not None:
        return _joined(upper, known)
    if _names_market(written):
        return upper
    suffix = _SUFFIX_OF_CURRENCY.get(currency.upper()) if currency else _AMERICA
    if suffix is None:
        raise InputError(
            "symbol",
            f"“{written}” is paid in {currency}: write it with its exchange (SAP.DE)",
        )
    return _joined(upper, suffix)


def _with_class(upper: str) -> str:
    """Return ``BRK-B`` for ``BRK B`` and ``BRK/B``, as brokers write it."""
    if re.fullmatch(r"[A-Z]{2,4}[ /][AB]", upper):
        return upper.replace(" ", "-").replace("/", "-")
    return upper


def _behind(upper: str, venue: str) -> bool:
    """Tell whether an exchange stands behind a code: ``0700:HKG``, ``VOD.UK``."""
    return ":" in upper or venue in _COUNTRIES


def _suffix_of(exchange: str, currency: str) -> str | None:
    if exchange == "TSE":  # Toronto to one broker, Tokyo to the other
        return {"CAD": ".TO", "JPY": ".T"}.get(currency)
    return _NAMES.get(exchange)


def _names_market(written: str) -> bool:
    """Tell whether a symbol says by itself where it trades: ``US.AAPL``, ``9988``."""
    if written.isdigit():
        return True
    try:
        plain = canonical_symbol(written)
    except InputError:
        return True  # and it will be said so
    return bool(mic_of(plain)) or plain.replace("-", ".") != written.upper().replace(
        "-", "."
    )


def _joined(code: str, suffix: str) -> str:
    if suffix in {"", ".HK"} or code.endswith(suffix):
        return f"{code}.HK" if suffix and code.isdigit() else code
    return code.replace(".", "-") + suffix
