"""Questions that keep SQLite busy for long, asked beside the event loop.

Counting 10,000 articles takes SQLite 15 ms, which it spends outside Python: a
thread costs the window nothing then. Only single statements belong here. Rows
that become Python objects are read on the window's thread, a few at a time: a
thread that runs Python would hold its lock, and the window up.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer

from newswatch.domain.errors import NewswatchError
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database

log = logging.getLogger(__name__)

T = TypeVar("T")
LOOK_MS = 10
PATIENCE_S = 2.0


class Asked:
    """One question and, once it is `done`, what came of it."""

    def __init__(self, question: Callable[[ArticleStore], Any]) -> None:
        self._question = question
        self._value: Any = None
        self._error: Exception | None = None
        self.done = False

    def find_out(self, store: ArticleStore) -> None:
        """Ask the store; an error waits until somebody looks at the answer."""
        try:
            self._value = self._question(store)
        except Exception as error:  # noqa: BLE001 - raised again by `answer`
            self._error = error
        self.done = True

    def fail(self, error: Exception) -> None:
        """Have an error for an answer."""
        self._error = error
        self.done = True

    def answer(self) -> Any:
        """Return the answer.

        Raises:
            Exception: What the question ended with.
        """
        if self._error is not None:
            raise self._error
        return self._value


class Lane(Protocol):
    """Where questions are answered."""

    def open(self) -> None:
        """Answer from now on; what was asked before waits until then."""
        ...

    def put(self, asked: Asked) -> None:
        """Answer it, now or later."""
        ...

    def close(self) -> None:
        """Answer nothing more."""
        ...


class ThisThread:
    """Answers at once, where it is asked."""

    def __init__(self, store: ArticleStore) -> None:
        self._store = store

    def open(self) -> None:
        """Nothing waits."""

    def put(self, asked: Asked) -> None:
        """Answer it now."""
        asked.find_out(self._store)

    def close(self) -> None:
        """Nothing is open."""


class ReadLane:
    """A thread with a connection of its own, for reading only.

    On a slow machine the first question comes before the first picture, when no
    other thread may run yet (`plain_import.run_late`).
    """

    def __init__(self, database: Database) -> None:
        self._main = database
        self._waiting: SimpleQueue[Asked | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Start the thread."""
        self._thread = threading.Thread(target=self._run, name="reads", daemon=True)
        self._thread.start()

    def put(self, asked: Asked) -> None:
        """Answer it soon."""
        self._waiting.put(asked)

    def close(self) -> None:
        """Close the connection once the present question is answered."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(PATIENCE_S)

    def _run(self) -> None:
        database: Database | None = None
        while (asked := self._waiting.get()) is not None:
            try:
                database = database or self._main.reader()
            except NewswatchError as error:
                asked.fail(error)
            else:
                asked.find_out(ArticleStore(database))
        if database is not None:
            database.close()


class Questions(QObject):
    """The questions of one widget; the answers come on the window's thread.

    Of each kind only the last question counts: a late answer to an earlier one
    is dropped.
    """

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._open: dict[str, tuple[Asked, Callable[[Any], None]]] = {}
        # Looked at by a timer: a thread must not reach for a widget that may
        # be gone by then.
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def settled(self) -> bool:
        """Whether all questions are answered."""
        return not self._open

    def ask(
        self,
        kind: str,
        question: Callable[[ArticleStore], T],
        answer: Callable[[T], None],
    ) -> None:
        """Have `answer` called with what `question` gives."""
        asked = Asked(question)
        self._open[kind] = (asked, answer)
        self._lane.put(asked)
        self._timer.start()
        self._look()

    def drop(self, kind: str) -> None:
        """Forget a question: its answer is no longer wanted."""
        self._open.pop(kind, None)

    def _look(self) -> None:
        done = [kind for kind, (asked, _) in self._open.items() if asked.done]
        for kind in done:
            asked, answer = self._open.pop(kind)
            try:
                found = asked.answer()
            except NewswatchError as error:
                log.warning("not read: %s", error)
                continue
            answer(found)
        if not self._open:
            self._timer.stop()
