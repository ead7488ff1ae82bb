"""Why the list is empty, in words, with what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from newswatch.domain.health import SourceHealth, SourceKind, SourceStatus
from newswatch.ui import text
from newswatch.ui.engine_words import engine_words
from newswatch.ui.news.news_filter import NewsFilter, Scope

_BAD = (SourceStatus.RETRYING, SourceStatus.WAITING)
_SHOWN = 6
_MOST_TYPED = 60
"""Somebody may paste an article into the search field."""


@dataclass(frozen=True, slots=True)
class Emptiness:
    """What is known when nothing is to be shown.

    Attributes:
        watching: Something is on a watchlist.
        holding: There are lots.
        stored: Articles in the store, all in all.
        demo: This is the demo already.
    """

    chosen: NewsFilter
    watching: bool
    holding: bool
    stored: int
    sources: Sequence[SourceHealth]
    now: datetime
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """A headline, some sentences, and the buttons that help.

    Attributes:
        actions: Of ``"add"``, ``"all"``, ``"clear"``, ``"watchlist"``,
            ``"demo"``, ``"retry"``, ``"health"``.
    """

    title: str
    body: str
    actions: tuple[str, ...] = ()


def explain(empty: Emptiness) -> Explanation:
    """Return why nothing is shown; the first reason that holds."""
    if empty.stored and empty.chosen.narrowed:
        return _no_match(empty.chosen)
    if not empty.watching and not empty.holding:
        return _nothing_watched(empty)
    if not empty.stored:
        return _no_articles(empty)
    if empty.chosen.scope is Scope.HOLDINGS and not empty.holding:
        return Explanation(
            _tr("You hold nothing yet"),
            _tr("Enter what you bought from a listing's menu (Lots…)."),
            ("watchlist", "all"),
        )
    return Explanation(
        _tr("No article mentions these yet"),
        _tr(
            "{0} articles are stored, none of them about what is chosen here. "
            "New ones will appear by themselves."
        ).format(empty.stored),
        ("all",),
    )


def _no_match(chosen: NewsFilter) -> Explanation:
    if chosen.text:
        title = _tr("Nothing found for “{0}”").format(_shortened(chosen.text))
        body = _tr("Looked in titles and summaries, with the filters above.")
    else:
        title = _tr("Nothing matches these filters")
        body = _tr("Articles are there, but none with all the filters above.")
    return Explanation(title, body, ("clear", "all"))


def _shortened(typed: str) -> str:
    return typed if len(typed) <= _MOST_TYPED else f"{typed[:_MOST_TYPED]}…"


def _nothing_watched(empty: Emptiness) -> Explanation:
    body = _tr(
        "Add a company, and every article that mentions it will light up here, "
        "in English and in Chinese, whichever of its listings you hold."
    )
    actions = ("add", "all") if empty.stored else ("add",)
    return Explanation(
        _tr("Which companies do you follow?"), body, (*actions, *_demo(empty))
    )


def _no_articles(empty: Emptiness) -> Explanation:
    feeds = [s for s in empty.sources if s.kind is SourceKind.FEED]
    tried = [s for s in feeds if s.last_attempt is not None]
    failing = [s for s in feeds if s.status in _BAD]
    if failing and len(failing) == len(tried):
        return Explanation(
            _tr("No source could be reached"),
            "\n".join(_failures(failing, empty.now)),
            ("retry", "health", *_demo(empty)),
        )
    body = _tr("The sources are being asked now; the first articles take seconds.")
    return Explanation(_tr("No articles yet"), body, ("health", *_demo(empty)))


def _failures(failing: Sequence[SourceHealth], now: datetime) -> list[str]:
    """Return what is wrong: once, if it is the same with all, else of each."""
    reason = engine_words(failing[0].error_title)
    if len(failing) > 1 and len({s.error_title for s in failing}) == 1 and reason:
        # Nobody waits for each: the engine tries one, and then all (`FeedPlan`).
        again = _tr(
            "Is this computer online? One of them is tried every few minutes, and "
            "all of them as soon as it answers."
        )
        return [_tr("{0} sources: {1}").format(len(failing), reason), "", again]
    lines = [_failure(s, now) for s in failing[:_SHOWN]]
    if len(failing) > _SHOWN:
        lines.append(_tr("… and {0} more").format(len(failing) - _SHOWN))
    return [_tr("Is this computer online? They will be tried again:"), "", *lines]


def _failure(source: SourceHealth, now: datetime) -> str:
    if source.next_visit is None or source.next_visit <= now:
        again = _tr("again soon")
    else:
        again = _tr("again in {0}").format(text.duration(source.next_visit - now))
    return (
        f"{source.name}: {engine_words(source.error_title) or source.status} · {again}"
    )


def _demo(empty: Emptiness) -> tuple[str, ...]:
    return () if empty.demo else ("demo",)


def _tr(source: str) -> str:
    return QCoreApplication.translate("NewsEmpty", source)
