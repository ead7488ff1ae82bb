"""The reader: reasons, links, aliases, reactions, similar articles, checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from builders import article
from gui.sample_world import NOW, World
from gui_quote.quote_world import add_article, mention, recorder, row_of
from newswatch.domain.article import Article
from newswatch.domain.bar import Interval
from newswatch.domain.mention import Field
from newswatch.domain.query import ArticleRow
from newswatch.domain.verify import CheckKind, Verdict
from newswatch.protocol import WantBars
from newswatch.ui.quote.reader import Reader
from newswatch.ui.quote.verify_badge import summary
from newswatch.ui.quote.words import matched_on

SEED = (
    "Alibaba Group's shares on the Hong Kong exchange are trading at 129.10 Hong Kong "
    "dollars ($16.59), up 4.03% as of 9:41 AM local time. Year to date, the stock has "
    "risen by 58.79%."
)


def texts(widget: object) -> str:
    QApplication.processEvents()  # a layout shows what was added in its own time
    labels = widget.findChildren(QLabel)  # type: ignore[attr-defined]
    return "\n".join(each.text() for each in labels if not each.isHidden())


def test_before_an_article_is_chosen_it_says_how(reader: Reader) -> None:
    assert "Choose an article" in reader._hint.text()
    assert reader.row is None


def test_the_line_above_says_source_age_and_why(reader: Reader, made: World) -> None:
    reader.show_article(row_of(made, "阿里巴巴升"))

    line = reader._meta.text()

    assert line == "RTHK 財經 · 19 min ago · matched on title (name), body (name)"


def test_an_article_without_a_date_says_so(reader: Reader, made: World) -> None:
    row = add_article(made, article("No date", 0, published_known=False))

    reader.show_article(row)

    assert "no date given" in reader._meta.text()


def test_why_opens_with_reasons_in_words(reader: Reader, made: World) -> None:
    reader.show_article(row_of(made, "extends rally"))

    reader._why_link.click()

    said = texts(reader._why)
    assert "Alibaba Group" in said
    assert "“Alibaba” is written as a name; 97 % sure." in said


def test_not_about_says_which_article_and_company(
    reader: Reader, made: World, qtbot: QtBot
) -> None:
    row = row_of(made, "extends rally")
    reader.show_article(row)
    reader._why_link.click()
    button = next(
        each
        for each in reader._why.findChildren(QPushButton)
        if each.text() == "Not about Alibaba Group"
    )

    with qtbot.waitSignal(reader.not_about_requested) as signal:
        button.click()

    assert signal.args == [row.id, "alibaba"]


def test_only_a_web_address_is_opened(reader: Reader, made: World) -> None:
    opened: list[str] = []
    reader.browser._open_url = recorder(opened)
    row = row_of(made, "extends rally")
    reader.show_article(row)
    reader._open.click()

    bad = add_article(made, article("Bad link", 5, url="file:///etc/passwd"))
    reader.show_article(bad)
    reader._open.click()

    assert opened == [row.stored.article.url]


def test_starring_is_stored_and_told(reader: Reader, made: World, qtbot: QtBot) -> None:
    row = row_of(made, "extends rally")
    reader.show_article(row)

    with qtbot.waitSignal(reader.star_changed) as signal:
        reader._star.click()

    assert signal.args == [row.id, True]
    assert row_of(made, "extends rally").stored.starred == NOW
    assert "★" in reader._star.text()
    reader._star.click()
    assert row_of(made, "extends rally").stored.starred is None


def select(reader: Reader, start: int, end: int) -> None:
    cursor = reader.browser.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.browser.setTextCursor(cursor)


def test_selected_words_can_become_an_alias_of_a_company(
    reader: Reader, made: World, qtbot: QtBot
) -> None:
    reader.show_article(row_of(made, "extends rally"))
    assert reader._alias.isHidden()

    select(reader, 0, 7)
    menu = QMenu()
    qtbot.addWidget(menu)
    first = reader.alias_actions(menu)[0]

    assert not reader._alias.isHidden()
    assert first.text() == "Add “Alibaba” as alias for Alibaba Group"
    with qtbot.waitSignal(reader.alias_requested) as signal:
        first.trigger()
    assert signal.args == ["alibaba", "Alibaba"]


def test_a_long_selection_is_no_name(reader: Reader, made: World) -> None:
    reader.show_article(row_of(made, "extends rally"))

    select(reader, 0, 90)

    assert reader.selected_name() == ""
    assert reader._alias.isHidden()


def test_the_reactions_say_what_cannot_be_told(reader: Reader, made: World) -> None:
    reader.show_article(row_of(made, "extends rally"))

    said = texts(reader._reactions)

    assert "not traded since" in said  # New York has been shut since
    assert "too fresh to tell" in said  # Hong Kong is 15 minutes late


def test_the_reactions_have_numbers_where_there_are_prices(
    reader: Reader, made: World
) -> None:
    made.context.clock.set_demo_time(NOW + timedelta(minutes=20))
    row = add_article(
        made,
        article("Alibaba", 0, published=NOW - timedelta(minutes=10), fetched=NOW),
        mention("Alibaba", "Alibaba", "alibaba", Field.TITLE),
    )

    reader.show_article(row)

    assert "%" in texts(reader._reactions)


def test_similar_articles_open_and_can_be_read(
    reader: Reader, made: World, qtbot: QtBot
) -> None:
    title = "Harbour Bank lifts full-year dividend after profit beats estimates"
    body = "Harbour Bank raised its dividend after full-year profit beat all estimates."
    first = add_article(made, article(title, 50, summary=body, source="One"))
    add_article(
        made,
        article(title, 40, summary=body, source="Two", url="https://two.example/x"),
    )
    (row,) = made.context.news.rows([first.id])
    assert row.stored.similar == 1
    reader.show_article(row)

    reader._similar.toggle()

    assert "Two" in texts(reader._similar)
    assert "recycled" in texts(reader._similar)
    button = reader._similar.findChildren(QPushButton)[-1]
    with qtbot.waitSignal(reader.article_chosen) as signal:
        button.click()
    assert isinstance(signal.args[0], ArticleRow)


def test_a_later_articles_story_names_who_was_first(
    reader: Reader, made: World
) -> None:
    title = "Harbour Bank lifts full-year dividend after profit beats estimates"
    body = "Harbour Bank raised its dividend after full-year profit beat all estimates."
    add_article(made, article(title, 50, summary=body, source="One"))
    second = article(title, 40, summary=body, source="Two", url="https://two.example/x")
    later = add_article(made, second)

    reader.show_article(later)
    reader._similar.toggle()

    assert "One" in texts(reader._similar)
    assert "first to report" in texts(reader._similar)


def seed_article(**more: object) -> Article:
    at = NOW + timedelta(minutes=2)
    values: dict[str, object] = {"summary": SEED, "published": at, "fetched": at}
    return article("Alibaba rises", 0, **(values | more))


def test_the_seeds_sentence_agrees_with_our_data(reader: Reader, made: World) -> None:
    made.context.clock.set_demo_time(NOW + timedelta(minutes=20))
    row = add_article(made, seed_article(), mention(SEED, "Alibaba", "alibaba"))

    reader.show_article(row)

    found = {check.kind: check for check in reader._badge.checks}
    assert found[CheckKind.CHANGE].verdict is Verdict.AGREES
    assert found[CheckKind.YEAR_TO_DATE].verdict is Verdict.AGREES
    assert found[CheckKind.RATE].verdict is Verdict.AGREES
    assert "7.7818" in found[CheckKind.RATE].words
    button = reader._badge.findChildren(QPushButton)[0]
    assert "124.10" in button.toolTip()
    assert "81.30" in button.toolTip()


def test_wrong_figures_are_named_with_the_arithmetic(
    reader: Reader, made: World
) -> None:
    made.context.clock.set_demo_time(NOW + timedelta(minutes=20))
    wrong = SEED.replace("58.79", "85.79").replace("$16.59", "$19.59")
    row = add_article(
        made, seed_article(summary=wrong), mention(wrong, "Alibaba", "alibaba")
    )

    reader.show_article(row)
    reader._badge.toggle()

    assert summary(reader._badge.checks).startswith("≠ 2 of 5")
    assert "outside the band" in texts(reader._badge)


def test_an_article_without_figures_has_no_badge(reader: Reader, made: World) -> None:
    reader.show_article(row_of(made, "extends rally"))

    assert reader._badge.isHidden()


def test_the_page_is_as_high_as_its_text(reader: Reader, made: World) -> None:
    row = add_article(made, article("Long", 6, summary="word " * 900))
    reader.show_article(row)
    narrow = reader.browser.height()

    reader.resize(800, 500)

    assert reader.browser.height() < narrow
    assert reader.browser.verticalScrollBar().maximum() == 0


def test_text_can_be_made_larger(reader: Reader, made: World) -> None:
    reader.show_article(row_of(made, "extends rally"))
    before = reader.browser.height()

    reader.zoom_by(1.5)

    assert reader.browser.height() > before


def test_matched_on_names_fields_and_kinds() -> None:
    assert matched_on([]) == ""


def test_a_link_in_the_text_shows_where_it_goes(reader: Reader, made: World) -> None:
    html = '<p>See <a href="https://other.example/a">this</a></p>'
    row = add_article(made, article("Link", 7, summary="See this", html=html))
    reader.show_article(row)
    opened: list[str] = []
    reader.browser._open_url = recorder(opened)

    reader.browser.anchorClicked.emit(QUrl("https://other.example/a"))

    assert opened == ["https://other.example/a"]


def test_prices_of_an_old_article_are_asked_for_as_finely_as_they_are_kept(
    reader: Reader, made: World
) -> None:
    old = [(30, Interval.M5), (300, Interval.H1), (900, None)]
    for days, expected in old:
        at = NOW - timedelta(days=days)
        news = article("Alibaba", days, published=at, fetched=at)
        mentioned = mention("Alibaba", "Alibaba", "alibaba", Field.TITLE)
        reader.show_article(add_article(made, news, mentioned))
        made.sent.clear()

        reader._reactions._on_read()

        wanted = [m for m in made.sent if isinstance(m, WantBars)]
        fine = {m.interval for m in wanted} - {Interval.D1}
        assert fine == ({expected} if expected else set())
        assert all(m.start < at < m.end for m in wanted)


def test_leafing_through_a_list_asks_for_nothing(reader: Reader, made: World) -> None:
    at = NOW - timedelta(days=30)
    mentioned = mention("Alibaba", "Alibaba", "alibaba", Field.TITLE)
    for number in range(20):
        news = article("Alibaba", number, published=at, fetched=at)
        reader.show_article(add_article(made, news, mentioned))

    assert not [m for m in made.sent if isinstance(m, WantBars)]
    assert reader._reactions._ask.isActive()


def test_where_nothing_matched_why_is_not_offered(reader: Reader, made: World) -> None:
    row = row_of(made, "Alibaba")
    reader.show_article(replace(row, mentions=()))
    assert not reader._why_link.isEnabled()
    assert "Nothing you follow" in reader._why_link.toolTip()

    reader.show_article(row)
    assert reader._why_link.isEnabled()
    assert reader._why_link.toolTip() == ""
