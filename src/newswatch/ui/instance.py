"""One window a profile: a second start raises the first."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, QObject, Signal

log = logging.getLogger(__name__)

PATIENCE_MS = 500
OPENING_S = 10.0
"""How long a window may take from its lock to its first answer."""
LOCKED = QLockFile.LockError.LockFailedError


class SingleInstance(QObject):
    """Knows whether another window of this profile is open.

    A lock file tells, and only if it is held (or for `listen`, after the first
    paint) is the network library imported.

    Signals:
        raise_requested: Somebody started us again and wants to see the window.
    """

    raise_requested = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._folder = folder
        self._server: Any = None

    @property
    def _name(self) -> str:
        import hashlib  # loads OpenSSL: not at start

        digest = hashlib.sha256(str(self._folder).encode()).hexdigest()[:16]
        return f"newswatch-{digest}"

    def hand_over(self, *, quietly: bool = False) -> bool:
        """Ask a window that is open to come to the front; False if there is none.

        One that is just opening does not listen yet, and is waited for.

        Args:
            quietly: Leave the other one where it is, as when the user logs in.
        """
        self._make_folder()
        if self._lock.tryLock(0) or self._lock.error() is not LOCKED:
            return False
        if quietly:
            return True
        give_up = time.monotonic() + OPENING_S
        while time.monotonic() < give_up:
            if self._ask():
                return True
            time.sleep(0.1)
        log.warning("Another window holds %s and does not answer", self._folder)
        return False

    def release(self) -> None:
        """Let another process be the one window: this one has ended."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _make_folder(self) -> None:
        """Without a folder there is no lock in it, and two would start at once."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:  # whoever opens the database tells the user
            log.warning("No folder for the lock: %s", error)

    def _ask(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(b"raise\n")
        socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Hear of it whenever somebody starts us again."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_asked)
        if not self._server.listen(self._name):
            log.warning("No second-start server: %s", self._server.errorString())

    def _on_asked(self) -> None:
        assert self._server is not None
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
        self.raise_requested.emit()
