"""What a server did not give, in words for a command: it asks once and ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from newswatch.domain.errors import SourceError
from newswatch.sources.http_errors import LATER


@contextmanager
def asked_once() -> Iterator[None]:
    """Leave it to the user to try again, where an error says that the engine does.

    Raises:
        SourceError: What was raised within, with a hint that is true of a command.
    """
    try:
        yield
    except SourceError as error:
        hint = error.hint.replace(LATER, "Try again later.")
        raise SourceError(error.source, error.title, hint) from error
