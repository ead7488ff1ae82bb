"""Text and HTML out of feeds: plain where it must be, harmless where it need not."""

from __future__ import annotations

import gc
import re
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.sources.feeds.text import Sanitizer, absolute, one_line, plain_text

BASE = "https://news.example/a/b"


def clean(markup: str) -> str:
    return Sanitizer(BASE).clean(markup)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Alibaba  rises\n 4%", "Alibaba rises 4%"),
        ("AT&amp;T &amp;amp; Verizon", "AT&T & Verizon"),
        ("Tencent&#8217;s profit", "Tencent’s profit"),
        ("S&amp;amp;P 500", "S&P 500"),
        ("R&D up, P&L down", "R&D up, P&L down"),
        ("<b>Alibaba</b> rises", "Alibaba rises"),
        ("&lt;b&gt;Alibaba&lt;/b&gt; rises", "Alibaba rises"),
        ("&amp;lt;i&amp;gt;HSBC&amp;lt;/i&amp;gt;", "HSBC"),
        ("CPI < 2% and rates > 4%", "CPI < 2% and rates > 4%"),
        ("<AAPL> is a ticker", "<AAPL> is a ticker"),
        ("Up <script>alert(1)</script> 4%", "Up 4%"),
        ("<img src=x onerror=alert(1)>Up", "Up"),
        ("Up <script>alert(1)", "Up"),
        ("騰訊\u3000控股", "騰訊 控股"),
        ("a\u202eb\u200bc\x07d\xade\u200ff", "abcdef"),
        ("<em>Ali</em>baba, CO<sub class='x'>2</sub>", "Alibaba, CO2"),
        ("if a <b and c> d, <i>or</i> not", "if a <b and c> d, or not"),
        ("<p class='x'>One</p><p >Two</p ><a href=x>Three</a>", "One Two Three"),
        ("", ""),
    ],
)
def test_titles_are_plain_text(raw: str, title: str) -> None:
    assert one_line(raw) == title


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>One.</p><p>Two &amp; three.</p>", "One.\nTwo & three."),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("One\nline", "One line"),
        ("One.\n\nTwo.", "One.\nTwo."),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("&lt;p&gt;Hello&lt;/p&gt;", "Hello"),
        ("Tom &amp; Jerry &nbsp; &lt;3", "Tom & Jerry <3"),
        ("<style>p{}</style>Text<script>x()</script>", "Text"),
        ("a<!-- hidden -->b", "a b"),
        ('<a title="1 > 0" href="x">link</a>', "link"),
        ("<table><tr><td>1</td></tr><tr><td>2</td></tr></table>", "1\n2"),
        ("no <3 markup", "no <3 markup"),
    ],
)
def test_summaries_keep_their_paragraphs(raw: str, text: str) -> None:
    assert plain_text(raw) == text


def test_a_long_summary_ends_at_a_word() -> None:
    text = plain_text("word " * 2000)
    assert len(text) <= 2000
    assert text.endswith("word…")


@pytest.mark.parametrize(
    "markup",
    [
        "<b>x</b><script>alert(1)</script>",
        "<b onclick=alert(1)>x</b>",
        "<b>x</b><img src=file:///etc/passwd><img src='\\\\server\\share\\x.png'>",
        "<b>x</b><img src=https://tracker.example/pixel.gif>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='file:///etc/passwd'>x</a>",
        "<a href='\\\\server\\share'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<b>x</b><iframe src=https://x.example></iframe>",
        "<b style='background:url(file:///x)'>x</b><style>@import 'x'</style>",
        "<b>x</b><form action=https://x.example><input></form>",
        "<b>x</b><svg><image href=file:///x></svg><math><mi//xlink:href='data:x'></math>",
        "<b>x</b><object data=file:///x></object><embed src=file:///x>",
        "<b>x</b><base href=file:///><link rel=stylesheet href=file:///x>",
        "<b>x</b><meta http-equiv=refresh content='0;url=file:///x'>",
    ],
)
def test_nothing_active_survives(markup: str) -> None:
    cleaned = clean(markup).lower()
    assert "x" in cleaned
    for word in ("script", "file:", "onclick", "\\\\", "<img", "src", "data", "style"):
        assert word not in cleaned, cleaned
    assert not re.search(r"<(?!/?[ab]\b)", cleaned)


def test_links_become_absolute_and_only_web_links_stay() -> None:
    assert clean('<a href="/c">x</a>') == '<a href="https://news.example/c">x</a>'
    assert clean('<a href="mailto:a@b.c">x</a>') == "<a>x</a>"


def test_a_sanitiser_that_made_links_absolute_is_gone_after_its_document() -> None:
    sanitizer = Sanitizer(BASE)
    assert BASE[:8] in sanitizer.clean('<a href="/c">x</a>')
    watched = weakref.ref(sanitizer)

    del sanitizer
    gc.collect()

    assert watched() is None


def test_html_that_says_no_more_than_its_text_is_not_kept() -> None:
    assert clean("<p>Only paragraphs</p><br><img src=x>") == ""


def test_deep_nesting_costs_no_time() -> None:
    """Without a budget this takes the sanitiser a minute."""
    sanitizer = Sanitizer(BASE)
    assert sanitizer.clean("<b><div>" * 100_000) == ""
    for _ in range(1000):
        sanitizer.clean("<b><div>" * 2000)
    assert sanitizer._budget >= 0


@pytest.mark.parametrize(
    "piece",
    ["<", "<a", "<!--", "<script", '<a "', "<a '", "&", "&amp;", "&#", "<p>", "</p>",
     "\n\n", "<b <", '<p x="<', "&lt;p&gt;", "< ", "<![CDATA["],
)  # fmt: skip
def test_nothing_takes_more_than_linear_time(piece: str) -> None:
    """Quadratic patterns would run into the time limit of a test."""
    plain_text(piece * 100_000)
    one_line(piece * 100_000)


@given(st.text(alphabet="<>/&;#\"'=abscript !-x\n", max_size=80))
def test_plain_text_never_fails(text: str) -> None:
    assert "\n" not in one_line(text)
    assert "<script" not in plain_text(text).lower()


@pytest.mark.parametrize(
    ("link", "result"),
    [
        ("/x", "https://news.example/x"),
        ("c", "https://news.example/a/c"),
        ("HTTPS://Other.example/", "HTTPS://Other.example/"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("\\\\server\\share", ""),
        ("http://[broken", ""),
        ("http://[2001:db8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("//[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("http://[1:2]/x", ""),
        ("http://[::1]evil.example/x", ""),
        ("http://", ""),
        ("", ""),
    ],
)
def test_absolute_links_are_web_links(link: str, result: str) -> None:
    assert absolute(link, BASE) == result


@pytest.mark.parametrize("link", ["www.example.com/a", "www.example.co.uk"])
def test_a_host_without_a_scheme_is_on_the_web(link: str) -> None:
    assert absolute(link, BASE) == f"https://{link}"
