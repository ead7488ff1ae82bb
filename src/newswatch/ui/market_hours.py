"""The session tables, opened when the window stands: not for the first paint."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from newswatch.domain.listing import Listing


class MarketHours(QObject):
    """Hands out session calendars once it is open.

    Until then nobody can judge how old a price is, and prices are shown as old.

    Attributes:
        rules: The module `domain.quote_state`, once it is open.

    Signals:
        opened: Judge everything now.
    """

    opened = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calendars: Any = None
        self._hours_of: Any = None
        self.rules: Any = None

    @property
    def is_open(self) -> bool:
        """Tell whether calendars can be had."""
        return self._calendars is not None

    def open(self) -> None:
        """Import the rules and tables; once."""
        if self._calendars is None:
            # Kept: an import statement takes 10 µs each time it is passed.
            from newswatch.calendars import Calendars
            from newswatch.domain import quote_state
            from newswatch.domain.symbols import hours_of

            self.rules = quote_state
            self._hours_of = hours_of
            self._calendars = Calendars()
            self.opened.emit()

    def of_listing(self, listing: Listing) -> Any:
        """Return the `SessionCalendar` a listing trades by; an index, its market's."""
        if self._calendars is None:
            return None
        return self._calendars.of(self._hours_of(listing))

    def of(self, mic: str) -> Any:
        """Return the `SessionCalendar` of a market, or None if none is shipped."""
        return self._calendars.of(mic) if self._calendars is not None else None
