"""What can go wrong without being a bug.

A `NewswatchError` is expected: its title says what happened, its hint what
the user can do. Everything else that is raised is a bug, and is shown as one.
"""

from datetime import timedelta


class NewswatchError(Exception):
    """An expected failure, worded for the user.

    Attributes:
        title: What happened, in a few words, without a full stop.
        hint: What to do about it, one or two sentences; may be empty.
    """

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__(f"{title}. {hint}".strip() if hint else title)
        self.title = title
        self.hint = hint


def with_name(name: str, title: str) -> str:
    """Return what happened with whose it is, unless that is said already.

    >>> with_name("yahoo", "Yahoo Finance does not answer")
    'Yahoo Finance does not answer'
    """
    return title if name.casefold() in title.casefold() else f"{name}: {title}"


class SourceError(NewswatchError):
    """A source in the outside world did not give what was asked.

    Attributes:
        source: Which one, as the user knows it, e.g. ``"Yahoo Finance"``.
    """

    def __init__(self, source: str, title: str, hint: str = "") -> None:
        super().__init__(title, hint)
        self.source = source


class Unreachable(SourceError):
    """No connection: no network, DNS, TLS, time-out, reset."""


class RateLimited(SourceError):
    """The source asked us to wait.

    Attributes:
        retry_after: How long it asked for, if it said so.
    """

    def __init__(
        self,
        source: str,
        title: str,
        hint: str = "",
        *,
        retry_after: timedelta | None = None,
    ) -> None:
        super().__init__(source, title, hint)
        self.retry_after = retry_after


class BadResponse(SourceError):
    """The source answered with something we cannot use (or with nothing)."""


class Gone(SourceError):
    """The source says that this will never come back (HTTP 410)."""


class StoreError(NewswatchError):
    """The database: disk full, locked, damaged, read-only, too new, not ours."""


class StoreDamaged(StoreError):
    """The database cannot be read any more; the hint says whether there is a copy."""


class NoRate(NewswatchError):
    """An amount cannot be converted: the exchange rate is not known."""


class InputError(NewswatchError):
    """What the user typed cannot be used.

    Attributes:
        field: The name of the field or option, for marking it.
    """

    def __init__(self, field: str, title: str, hint: str = "") -> None:
        super().__init__(title, hint)
        self.field = field


class NothingFollowed(NewswatchError):
    """Articles are to be printed that mention a watchlist on which nothing is."""

    def __init__(self) -> None:
        super().__init__(
            "Your watchlist is empty, so no article can be about it",
            "Add listings in the window, or with: newswatch import FILE",
        )


class NoDisplay(NewswatchError):
    """There is nowhere to open a window; `why`, if somebody said so."""

    def __init__(self, why: str = "") -> None:
        because = f": {why.strip().rstrip('.')}" if why else ""
        super().__init__(
            f"There is no display to open a window on{because}",
            "Without one: newswatch watch, newswatch quotes, or --screenshot FILE.",
        )
