"""The picture above an article's text, once it is there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from newswatch.domain.article import ArticleId, StoredArticle
from newswatch.ui.pictures import Pictures, Use

MOST_HEIGHT = 200
CORNER = 8


class PictureBox(QWidget):
    """Hidden without a picture; never wider than it, nor than the page."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._stored: StoredArticle | None = None
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()
        pictures.changed.connect(self._on_changed)
        pictures.switched.connect(self._refresh)

    def show_article(self, stored: StoredArticle) -> None:
        """Show an article's picture, now or when it comes."""
        self._stored = stored
        self._refresh()

    def _on_changed(self, article_ids: tuple[ArticleId, ...]) -> None:
        if self._stored is not None and self._stored.id in article_ids:
            self._refresh()

    def _refresh(self) -> None:
        stored = self._stored
        self._picture = self._pictures.get(stored, Use.PAGE) if stored else None
        self.setVisible(self._picture is not None)
        self._fit()
        self.update()

    def _size(self) -> QSize:
        if self._picture is None:
            return QSize()
        natural = self._picture.size()
        room = QSize(min(self.width(), natural.width()), MOST_HEIGHT)
        return natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _fit(self) -> None:
        if self._picture is not None:
            self.setFixedHeight(max(1, self._size().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the picture is at this width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it with round corners."""
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        place = QRect(0, 0, self._size().width(), self._size().height())
        shape = QPainterPath()
        shape.addRoundedRect(place, CORNER, CORNER)
        painter.setClipPath(shape)
        painter.drawPixmap(place, self._picture)
        painter.end()
