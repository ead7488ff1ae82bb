"""The head of the quote panel: name, market, price, change, converted, age."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from newswatch.domain.listing import Listing
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import QuoteState, state_of
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import engine_words
from newswatch.ui.quote.amounts import price_converted
from newswatch.ui.quote.header_facts import (
    HeaderText,
    Tone,
    header_text,
    pill,
    title_rest,
)
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.widgets import colour, elided, label

GAP = 10
"""Between the parts of the price, in pixels."""


class Header(QWidget):
    """Shows the latest quote of one listing, and never as better than it is."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lookup = Lookup(context)
        self._listing: Listing | None = None
        self._doubt = ""
        self._outage = ""
        self._plan: list[list[QLabel]] = []
        self._text: HeaderText | None = None
        self.name, self.rest, self.pill = elided(15, 650), elided(11.5), label(12)
        self.price, self.unit = label(30, 700), label(12.5)
        self.change, self.converted = label(14.5, 600), label(15)
        self.status, self.extended = label(11, wrap=True), label(11.5, wrap=True)
        self.doubt = label(11, wrap=True)
        self.doubt.hide()
        self._build()

    @property
    def state(self) -> QuoteState | None:
        """The state of the quote that is shown, or None without one."""
        quote = self._quote()
        if quote is None or self._listing is None:
            return None
        return state_of(
            quote, self._lookup.calendar(self._listing), self._context.clock.now()
        )

    @property
    def zone(self) -> tzinfo:
        """The exchange's time zone, or UTC where it is not known."""
        calendar = self._lookup.calendar(self._listing) if self._listing else None
        return calendar.zone if calendar else UTC

    def show_listing(self, listing: Listing) -> None:
        """Show another listing."""
        self._listing = listing
        self.name.setText(text.name_of(listing))
        self.name.setToolTip(listing.name)
        self.rest.setText(title_rest(listing))
        self.refresh()

    def set_doubt(self, reason: str) -> None:
        """Say that a newer price is held back as implausible, and why."""
        self._doubt = reason
        self.refresh()

    def set_outage(self, reason: str) -> None:
        """Say why no price comes at all; empty if prices come."""
        self._outage = reason
        self.refresh()

    def refresh(self) -> None:
        """Bring price, state and colours up to date."""
        if self._listing is None:
            return
        quote, state = self._quote(), self.state
        if quote is None or state is None:
            self._show_nothing()
        else:
            calendar = self._lookup.calendar(self._listing)
            now = self._context.clock.now()
            self._show_text(header_text(quote, state, calendar, now, _here(now)))
            self._show_converted(quote)
        self._colours()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the converted amount where there is room for it."""
        super().resizeEvent(event)
        self._arrange()

    # --- inside -----------------------------------------------------------------

    def _quote(self) -> Quote | None:
        if self._listing is None:
            return None
        return self._context.price_book.quote(self._listing.id)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._title = QGridLayout()
        self._title.setSpacing(6)
        self._title.setVerticalSpacing(0)
        self._title.setColumnStretch(1, 1)
        self._title.addWidget(self.name, 0, 0)
        self._title.addWidget(self.pill, 0, 2)
        column.addLayout(self._title)
        for each in (self.unit, self.change, self.converted):
            each.setContentsMargins(0, 0, 0, 6)
        self._rows = [QHBoxLayout() for _ in range(4)]
        for row in self._rows:
            row.setSpacing(GAP)
            column.addLayout(row)
        column.addWidget(self.extended)
        column.addWidget(self.status)
        column.addWidget(self.doubt)
        self.pill.setObjectName("phasePill")
        for each in (self.price, self.converted):
            flags = Qt.TextInteractionFlag.TextSelectableByMouse
            each.setTextInteractionFlags(flags)

    def _show_nothing(self) -> None:
        assert self._listing is not None
        calendar = self._lookup.calendar(self._listing)
        now = self._context.clock.now()
        phase = calendar.phase(now) if calendar else None
        words = pill(phase, calendar, now) if phase else ""
        self._text = None
        self.price.setText(text.MISSING)
        self.unit.setText(self._listing.unit)
        self.change.setText("")
        self.converted.hide()
        self.converted.setText("")
        self.extended.hide()
        self.pill.setText(words)
        self.pill.setVisible(bool(words))
        self.status.setText(self._why_nothing())
        self.status.setToolTip("")

    def _why_nothing(self) -> str:
        if self._context.clock.demo and self._context.price_book.quotes():
            return self.tr("The demo has no prices for this one.")
        if self._doubt:
            return self._held_back()
        asked = self.tr("No price has arrived yet; it has been asked for.")
        return self._outage or asked

    def _held_back(self) -> str:
        held = self.tr("A newer price is held back. {reason}")
        return held.format(reason=engine_words(self._doubt))

    def _show_text(self, shown: HeaderText) -> None:
        self._text = shown
        self.price.setText(shown.price)
        self.unit.setText(shown.unit or self.tr("points"))
        self.change.setText(shown.change)
        self.pill.setText(shown.pill)
        self.pill.setVisible(bool(shown.pill))
        self.status.setText(shown.status)
        self.extended.setText(shown.extended)
        self.extended.setVisible(bool(shown.extended))
        self.doubt.setText(self._held_back())
        self.doubt.setVisible(bool(self._doubt))
        for each in (self.price, self.status, self.change):
            each.setToolTip(shown.status_tip)

    def _show_converted(self, quote: Quote) -> None:
        other = price_converted(quote.last, quote.unit, self._context.price_book)
        self.converted.setVisible(other is not None)
        self.converted.setText(other.text if other else "")
        self.converted.setToolTip(other.tip if other else "")

    def _colours(self) -> None:
        theme = self._context.theme.theme
        tone = self._text.tone if self._text else Tone.OLD
        price = {Tone.OLD: theme.muted, Tone.WRONG: theme.faint}.get(tone, theme.text)
        status = {Tone.OLD: theme.warning, Tone.WRONG: theme.warning}
        sign = self._text.change_sign if self._text else 0
        colour(self.name, theme.text)
        colour(self.rest, theme.faint)
        colour(self.unit, theme.muted)
        colour(self.price, price)
        colour(
            self.change, theme.of_change(sign) if tone is not Tone.OLD else theme.flat
        )
        colour(self.converted, price)
        colour(self.status, status.get(tone, theme.faint))
        colour(self.extended, theme.muted)
        colour(self.doubt, theme.warning)
        self.pill.setStyleSheet(
            f"#phasePill {{ background: {theme.chip_on.name()}; border-radius: 9px;"
            f" border: 1px solid {theme.chip_on_border.name()}; padding: 2px 9px;"
            f" color: {theme.chip_on_text.name()}; }}"
        )

    def _arrange(self) -> None:
        self._arrange_title()
        self._arrange_price()

    def _arrange_title(self) -> None:
        parts = (self.name, self.rest, self.pill)
        wide = self.width() >= sum(x.sizeHint().width() for x in parts) + 12
        self._title.removeWidget(self.rest)
        if wide:
            self._title.addWidget(self.rest, 0, 1)
        else:
            self._title.addWidget(self.rest, 1, 0, 1, 3)

    def _arrange_price(self) -> None:
        """Fill rows with what fits: no part of the price is ever cut."""
        parts = (self.price, self.unit, self.change, self.converted)
        plan = packed([each for each in parts if each.text()], self.width())
        if plan == self._plan:
            return
        self._plan = plan
        for row in self._rows:
            while row.count():
                row.takeAt(0)
        for row, chosen in zip(self._rows, plan, strict=False):
            for each in chosen:
                if each is self.converted and self.price in chosen:
                    row.addStretch(1)
                row.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
            if self.converted not in chosen or self.price not in chosen:
                row.addStretch(1)


def packed(parts: Sequence[QLabel], width: int) -> list[list[QLabel]]:
    """Return labels in rows, as many in each as there is room for."""
    rows: list[list[QLabel]] = [[]]
    used = 0
    for each in parts:
        need = each.sizeHint().width() + GAP
        if rows[-1] and used + need > width + GAP:
            rows.append([])
            used = 0
        rows[-1].append(each)
        used += need
    return rows


def _here(now: datetime) -> tzinfo:
    zone = now.astimezone().tzinfo
    assert zone is not None
    return zone
