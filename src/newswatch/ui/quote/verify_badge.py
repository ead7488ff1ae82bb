"""A badge: do an article's figures agree with our own data?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from newswatch.domain.query import ArticleRow
from newswatch.domain.verify import Check, CheckKind, Verdict
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import engine_words
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.unfolding import Unfolding
from newswatch.ui.quote.verify_facts import VerifyReader
from newswatch.ui.quote.widgets import colour, label, link

SIGNS = {Verdict.AGREES: "✓", Verdict.DIFFERS: "≠", Verdict.UNKNOWN: "?"}


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("verify", source)


class VerifyBadge(Unfolding):
    """Sums up the checks; a click shows each with its arithmetic."""

    def __init__(
        self, context: UiContext, lookup: Lookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, spacing=2, parent=parent)
        self._reader = VerifyReader(context, lookup)
        self._checks: tuple[Check, ...] = ()

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checked figures of the article that is shown."""
        return self._checks

    def show_row(self, row: ArticleRow) -> None:
        """Check another article."""
        self._checks = tuple(self._reader.checks(row))
        self._close()

    def _fill(self) -> None:
        self.setVisible(bool(self._checks))
        if not self._checks:
            return
        tip = "\n".join(line(each) for each in self._checks)
        self._column.addWidget(link(summary(self._checks), self.toggle, tip))
        theme = self._context.theme.theme
        shades = {Verdict.AGREES: theme.up, Verdict.DIFFERS: theme.warning}
        for each in self._checks if self._open else ():
            words = label(11.5, wrap=True)
            words.setText(line(each))
            colour(words, shades.get(each.verdict, theme.faint))
            self._column.addWidget(words)


def summary(checks: Sequence[Check]) -> str:
    """Return the badge's words: ``✓ 5 figures agree with our data``."""
    verdicts = [each.verdict for each in checks]
    differing, agreeing = (
        verdicts.count(each) for each in (Verdict.DIFFERS, Verdict.AGREES)
    )
    if differing:
        words = tr("{n} of {all} figures differ from our data")
        return f"≠ {words.format(n=differing, all=len(checks))}"
    if agreeing:
        words = tr("{n} of {all} figures agree with our data")
        return f"✓ {words.format(n=agreeing, all=len(checks))}"
    words = tr("We have no data to check these figures with")
    return f"? {words}"


def line(found: Check) -> str:
    """Return one check with its sign, name and arithmetic."""
    return (
        f"{SIGNS[found.verdict]} {kind_word(found.kind)}: {engine_words(found.words)}"
    )


def kind_word(kind: CheckKind) -> str:
    """Return what was checked."""
    return {
        CheckKind.PRICE: tr("Price"),
        CheckKind.RATE: tr("Exchange rate"),
        CheckKind.CHANGE: tr("Change"),
        CheckKind.YEAR_TO_DATE: tr("Year to date"),
        CheckKind.TIME: tr("Time"),
    }[kind]
