"""The reader's marks stand on their words, and nothing in its HTML does harm."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from builders import article
from gui.sample_world import World
from gui_quote.quote_world import add_article, mention, row_of
from newswatch.domain.mention import Field
from newswatch.ui.palette import DARK, LIGHT
from newswatch.ui.quote.reader import Reader
from newswatch.ui.quote.reader_document import fill, marks_of, without_loads


def marked(reader: Reader) -> list[str]:
    """Return the words that are marked, as they stand in the document."""
    found = []
    for start, end in reader.browser.marks:
        cursor = QTextCursor(reader.browser.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.append(cursor.selectedText())
    return found


def test_marks_stand_on_their_words_behind_an_emoji(
    reader: Reader, made: World
) -> None:
    reader.show_article(row_of(made, "Tencent and Meituan"))

    assert marked(reader) == ["Tencent", "Meituan"]


def test_marks_stand_on_chinese_names_in_title_and_body(
    reader: Reader, made: World
) -> None:
    reader.show_article(row_of(made, "阿里巴巴升"))

    assert marked(reader) == ["阿里巴巴", "騰訊", "阿里"]


def test_marks_follow_into_html_with_other_white_space(
    reader: Reader, made: World
) -> None:
    summary_text = "Shares rose. 🚀 Alibaba led. Tencent followed."
    html = (
        "<p>Shares   rose.</p>"
        "<p>🚀&nbsp;<b>Ali</b>baba led. <i>Tencent</i> followed.</p>"
    )
    row = add_article(
        made,
        article("Tech up", 3, summary=summary_text, html=html),
        mention(summary_text, "Alibaba", "alibaba"),
        mention(summary_text, "Tencent", "tencent"),
    )

    reader.show_article(row)

    assert marked(reader) == ["Alibaba", "Tencent"]


def test_a_mention_whose_text_has_changed_is_not_marked() -> None:
    document = QTextDocument()
    one = article("Nothing of the kind", summary="Nor here")
    fill(document, one, DARK)

    found = marks_of(document, one, [mention("xx Alibaba", "Alibaba", "alibaba")])
    titled = mention("xx Alibaba", "Alibaba", "alibaba", Field.TITLE)

    assert found == []
    assert marks_of(document, one, [titled]) == []


def test_nothing_that_loads_is_left_in_the_html() -> None:
    html = (
        "<p>a</p><img src='file:///x.png'><IMG SRC=http://x/y>"
        "<style>@import 'x';</style><script>alert(1)</script><link rel=x href=x>"
        "<iframe src=x></iframe><p>b</p><svg><image href='file:///x'/></svg>"
        "<script>never closed"
    )

    left = without_loads(html)

    assert left.replace("</iframe>", "") == "<p>a</p><p>b</p>"


def test_a_title_with_markup_is_shown_as_it_stands(reader: Reader, made: World) -> None:
    row = add_article(made, article("<b>Alibaba</b> &amp; <img src=x>", 4))

    reader.show_article(row)

    assert reader.browser.toPlainText() == "<b>Alibaba</b> &amp; <img src=x>"


def test_a_new_theme_recolours_the_text(reader: Reader, made: World) -> None:
    reader.show_article(row_of(made, "extends rally"))

    made.context.theme.set_theme(LIGHT)

    cursor = QTextCursor(reader.browser.document())
    cursor.setPosition(12)
    assert cursor.charFormat().foreground().color() == LIGHT.text
    assert reader.browser._mark_colour == LIGHT.highlight_bg
