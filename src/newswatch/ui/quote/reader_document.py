"""An article as a document for reading, and where its mentions lie in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from newswatch.domain.article import Article
from newswatch.domain.mention import Field, Mention
from newswatch.ui import text
from newswatch.ui.quote.alignment import align
from newswatch.ui.theme import Theme, font

TITLE_PX, BODY_PX = 17, 14
LATIN_LEADING, HAN_LEADING = 138.0, 160.0
"""Line height in percent; Han characters fill their squares and need more air."""

_LOADS = re.compile(
    r"<(img|image|video|audio|source|picture|object|embed|iframe|link|base|meta)\b[^>]*>"
    r"|<(style|script|svg|head)\b.*?(</\2\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
"""What the reader never shows. The sanitiser has removed it before storage; this
is the second lock on the door."""

_BREAKS = tuple(map(ord, "\r\n\u2028\u2029\x0b\x0c"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention and the document positions it covers."""

    mention: Mention
    start: int
    end: int


def fill(
    document: QTextDocument, article: Article, theme: Theme, *, zoom: float = 1.0
) -> None:
    """Write title and body of `article` into `document`."""
    document.clear()
    document.setDefaultFont(_font(article, BODY_PX * zoom))
    document.setDefaultStyleSheet(_links(theme))
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_block(118.0, 6))
    cursor.setCharFormat(_format(article, theme, TITLE_PX * zoom, QFont.Weight.Bold))
    cursor.insertText(one_line(article.title))
    if not (article.html or article.summary):
        return
    body = _format(article, theme, BODY_PX * zoom, QFont.Weight.Normal)
    cursor.insertBlock(_block(_leading(article), 7), body)
    if article.html:
        _insert_html(cursor, article, body)
    else:
        cursor.insertText(article.summary, body)


def marks_of(
    document: QTextDocument, article: Article, mentions: Sequence[Mention]
) -> list[Marked]:
    """Return where `mentions` lie in a document that `fill` has written.

    A mention whose place cannot be told for certain is left out.
    """
    plain = document.toPlainText()
    title = one_line(article.title)
    spans = []
    for mention in mentions:
        span = _place(mention, article, title, plain[len(title) + 1 :])
        if span is not None:
            start, length = text.utf16_span(plain, *span)
            spans.append(Marked(mention, start, start + length))
    return spans


def _place(
    mention: Mention, article: Article, title: str, body: str
) -> tuple[int, int] | None:
    """Return the code points of the whole text that a mention covers."""
    start, end = mention.start, mention.end
    if mention.field is Field.TITLE:
        return (start, end) if title[start:end] == one_line(mention.text) else None
    if article.summary[start:end] != mention.text:
        return None
    span = align(article.summary, body, start, end)
    before = len(title) + 1
    return None if span is None else (span[0] + before, span[1] + before)


def colour_marks(
    document: QTextDocument, marks: Sequence[Marked], theme: Theme
) -> None:
    """Write the marked words in the highlight's colour."""
    shown = QTextCharFormat()
    shown.setForeground(theme.highlight_text)
    for mark in marks:
        cursor = QTextCursor(document)
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(shown)


def one_line(title: str) -> str:
    """Return a title whose line breaks are spaces, of the same length."""
    return "".join(
        " " if char in "\r\n\u2028\u2029\x0b\x0c" else char for char in title
    )


def without_loads(html: str) -> str:
    """Return `html` without elements that would load or hide something."""
    return _LOADS.sub("", html)


def is_han(article: Article) -> bool:
    """Tell whether an article is set in Chinese."""
    if article.language:
        return article.language.startswith(("zh", "ja"))
    return any("\u4e00" <= char <= "\u9fff" for char in article.title)


def _insert_html(cursor: QTextCursor, article: Article, body: QTextCharFormat) -> None:
    start = cursor.position()
    cursor.insertHtml(without_loads(article.html))
    end = cursor.position()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    spacing = QTextBlockFormat()
    _set_leading(spacing, _leading(article))
    spacing.setTopMargin(7)
    cursor.mergeBlockFormat(spacing)
    sizes = QTextCharFormat()
    sizes.setProperty(QTextCharFormat.Property.FontPixelSize, body.font().pixelSize())
    sizes.setFontFamilies(body.font().families())
    cursor.mergeCharFormat(sizes)


def _leading(article: Article) -> float:
    return HAN_LEADING if is_han(article) else LATIN_LEADING


def _block(leading: float, top: float) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(top)
    _set_leading(block, leading)
    return block


def _set_leading(block: QTextBlockFormat, percent: float) -> None:
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    block.setLineHeight(percent, kind)


def _font(article: Article, pixels: float, weight: int = QFont.Weight.Normal) -> QFont:
    language = article.language or ("zh-Hant" if is_han(article) else "")
    return font(pixels, weight, language=language, tabular=False)


def _format(
    article: Article, theme: Theme, pixels: float, weight: int
) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(_font(article, pixels, weight))
    made.setForeground(theme.text)
    return made


def _links(theme: Theme) -> str:
    return f"a {{ color: {theme.accent.name()}; text-decoration: none; }}"
