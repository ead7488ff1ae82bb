"""A reaction in one word or figure, for the narrow column beside an article."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from newswatch.domain.reaction import Reaction, ReactionState
from newswatch.ui import text
from newswatch.ui.engine_words import engine_words

_DECIMALS = 1
_FIGURES = frozenset(
    {ReactionState.MOVED, ReactionState.FLAT, ReactionState.DAILY_ONLY}
)


def short_words(reaction: Reaction) -> tuple[str, Decimal | None]:
    """Return the words, and the change that colours them: none if they say 0.0%."""
    if _is_the_days(reaction):
        return text.MISSING, None
    if reaction.state in _FIGURES and reaction.now is not None:
        fraction = reaction.now.fraction
        mark = "~" if reaction.state is ReactionState.DAILY_ONLY else ""
        shown = fraction if text.arrow(fraction * 100, _DECIMALS) else Decimal()
        return mark + text.percent(fraction, _DECIMALS), shown
    if reaction.state is ReactionState.TOO_FRESH:
        return _tr("too fresh"), None
    if reaction.state is ReactionState.NOT_TRADED:
        return _tr("closed"), None
    return text.MISSING, None


def _is_the_days(reaction: Reaction) -> bool:
    """Tell whether all that is known is the change of the day an article came out.

    Most of it was before the article: while minute bars are on their way, a whole
    morning's rise stood beside what was a minute old.
    """
    daily = reaction.state is ReactionState.DAILY_ONLY
    return daily and reaction.next_close is None


def explained(symbol: str, reaction: Reaction) -> str:
    """Return the reaction as a sentence or two, for a tool tip."""
    parts = []
    if reaction.now is not None:
        start = _tr("the close before") if reaction.from_close else _tr("publication")
        change = text.percent(reaction.now.fraction)
        parts.append(_tr("{0}: {1} since {2}.").format(symbol, change, start))
    else:
        parts.append(f"{symbol}:")
    steps = (
        (_tr("after 15 min"), reaction.after_15m),
        (_tr("after 1 h"), reaction.after_1h),
        (_tr("at the close"), reaction.next_close),
    )
    figures = [
        f"{text.percent(point.fraction)} {when}" for when, point in steps if point
    ]
    if figures:
        parts.append(", ".join(figures) + ".")
    if reaction.reason:
        parts.append(engine_words(reaction.reason))
    return " ".join(parts)


def _tr(source: str) -> str:
    return QCoreApplication.translate("BesideWords", source)
