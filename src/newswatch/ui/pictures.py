"""Pictures of articles as the window has them: from the folder, never from the web.

The engine fetches them. Here they are read and decoded on a thread of their own:
what a stranger wrote may take long to decode, and may be a trap.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent import futures
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from newswatch import protocol
from newswatch.domain.article import ArticleId, StoredArticle
from newswatch.domain.picture import MOST_BYTES, picture_kind
from newswatch.settings import Settings
from newswatch.storage.pictures import PictureCache
from newswatch.ui.pace import Soon
from newswatch.ui.settings_model import SettingsModel

log = logging.getLogger(__name__)

MOST_PIXELS = 16_000_000
MOST_MEGABYTES = 80
"""What one picture may take while it is decoded: `MOST_PIXELS`, four bytes each."""

LEAST_SIDE = 24
"""Smaller ones count readers."""

MOST_STRETCHED = 6
ASK_MS = 60
ASK_AGAIN_S = 660.0
"""The engine itself rests for ten minutes after a server did not answer."""

KEPT = 300
NOTED = 5_000
"""Pictures of which is known who shows them, and whether there are any."""


class Use(Enum):
    """Where a picture is shown: width and height there, and whether it is cropped."""

    ROW = 112, 112, True
    PAGE = 1200, 400, False


Key = tuple[str, Use]
_MODES = {
    True: Qt.AspectRatioMode.KeepAspectRatioByExpanding,
    False: Qt.AspectRatioMode.KeepAspectRatio,
}


class Pictures(QObject):
    """Hands out what is there, and has the rest fetched.

    Signals:
        changed: `tuple[ArticleId, ...]`: a picture came, or will not come.
        switched: Pictures are wanted now, or no longer.
    """

    changed = Signal(object)
    switched = Signal()
    _decoded = Signal(object, object)

    def __init__(
        self,
        settings: SettingsModel,
        folder: Path | None,
        send: Callable[[protocol.FromWindow], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache = PictureCache(folder) if folder is not None else None
        self._send = send
        self._on = settings.settings.show_pictures
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._none: set[str] = set()
        self._articles: OrderedDict[str, set[ArticleId]] = OrderedDict()
        self._wanted: set[Key] = set()
        self._busy: set[Key] = set()
        self._waiting: dict[str, float] = {}  # since when, by time.monotonic
        self._thread: futures.Executor | None = None
        self._soon = Soon(self._look, self, soon_ms=ASK_MS)
        self._decoded.connect(self._on_decoded, Qt.ConnectionType.QueuedConnection)
        settings.changed.connect(self._on_settings)

    def expected(self, stored: StoredArticle) -> bool:
        """Tell whether there is room to be left for a picture."""
        url = stored.article.image_url
        return self._on and bool(url) and url not in self._none

    def get(self, stored: StoredArticle, use: Use) -> QPixmap | None:
        """Return a picture, or None and `changed` when there is one."""
        if not self.expected(stored):
            return None
        url = stored.article.image_url
        key = (url, use)
        self._note(url, stored.id)
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
        elif key not in self._busy and not self._is_asked_for(url):
            self._wanted.add(key)
            self._soon.ask()
        return known

    def on_arrived(self, article_ids: tuple[ArticleId, ...]) -> None:
        """The engine has fetched: whoever shows it asks again."""
        arrived = set(article_ids)
        for url, shown_by in self._articles.items():
            if url in self._waiting and arrived & shown_by:
                del self._waiting[url]
                self.changed.emit(tuple(shown_by))

    def close(self) -> None:
        """End the thread; what it has begun is finished."""
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
            self._thread = None

    # --- how -----------------------------------------------------------------------

    def _note(self, url: str, article_id: ArticleId) -> None:
        """Note who shows a picture; forget that of those not shown for long."""
        self._articles.setdefault(url, set()).add(article_id)
        self._articles.move_to_end(url)
        if len(self._articles) > NOTED:
            gone, _ = self._articles.popitem(last=False)
            self._none.discard(gone)
            self._waiting.pop(gone, None)

    def _is_asked_for(self, url: str) -> bool:
        since = self._waiting.get(url)
        return since is not None and time.monotonic() - since < ASK_AGAIN_S

    def _look(self) -> None:
        """Have the folder looked into for what was asked for."""
        if self._cache is None or not self._on:
            return
        if self._thread is None:
            # Not at the start: most users want no pictures.
            QImageReader.setAllocationLimit(MOST_MEGABYTES)
            self._thread = futures.ThreadPoolExecutor(1, "pictures")
        wanted, self._wanted = self._wanted, set()
        self._busy |= wanted
        for key in wanted:
            done = self._thread.submit(self._work, self._cache, key)
            done.add_done_callback(_log_bug)

    def _work(self, cache: PictureCache, key: Key) -> None:
        """Read and decode; on the thread."""
        body = cache.read(key[0])
        found = None if body is None else decode(body, key[1])
        self._decoded.emit(key, found)

    def _on_decoded(self, key: Key, found: QImage | None) -> None:
        self._busy.discard(key)
        shown_by = self._articles.get(key[0], set())
        if not self._on:
            return
        if found is None:
            self._waiting[key[0]] = time.monotonic()
            self._send(protocol.WantPictures(article_ids=tuple(sorted(shown_by))))
            return
        if found.isNull():
            self._none.add(key[0])
        else:
            self._kept[key] = QPixmap.fromImage(found)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self.changed.emit(tuple(shown_by))

    def _on_settings(self, settings: Settings) -> None:
        if settings.show_pictures == self._on:
            return
        self._on = settings.show_pictures
        self._kept.clear()
        self._none.clear()
        self._waiting.clear()
        self._wanted.clear()
        self._articles.clear()
        self.switched.emit()


def _log_bug(done: futures.Future[None]) -> None:
    """Say what went wrong on the thread: nobody asks for its results."""
    error = None if done.cancelled() else done.exception()
    if error is not None:
        log.critical("A bug", exc_info=error)


def decode(body: bytes, use: Use) -> QImage:
    """Return a picture, made small for its use; a null image if it is none to show.

    The head of the file tells the size: what is too large is not decoded at all.
    """
    kind = picture_kind(body)
    if not kind or len(body) > MOST_BYTES:
        return QImage()
    data = QByteArray(body)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not _is_sensible(size):
        return QImage()
    width, height, cropped = use.value
    if size.width() > width or size.height() > height:
        reader.setScaledSize(size.scaled(width, height, _MODES[cropped]))
    return reader.read()


def _is_sensible(size: QSize) -> bool:
    short, long = sorted((size.width(), size.height()))
    return (
        size.isValid()
        and short >= LEAST_SIDE
        and long <= MOST_STRETCHED * short
        and short * long <= MOST_PIXELS
    )
