"""What is called harmless is what the sanitiser returns as it came."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newswatch.sources.feeds.harmless import is_harmless
from newswatch.sources.feeds.text import plain_text, sanitiser

NAMES = ("p", "b", "i", "em", "strong", "ul", "ol", "li", "a")
TAGS = (
    *(f"<{name}>" for name in (*NAMES, "br", "u", "div", "script")),
    *(f"</{name}>" for name in NAMES),
)
LINKS = (
    '<a href="https://news.example/1?a=b&amp;c=d#e">',
    '<a href="http://a-b.example.com">',
    '<a href="https://xn--nxasmq6b.example/">',
    '<a href="https://1.2.3.999/">',
    '<a href="https://a..example/">',
    '<a href="javascript:alert(1)">',
    '<a href="https://news.example/" onclick="x">',
    '<a href="/relative">',
    '<img src="https://news.example/x.png">',
)
TEXTS = (
    "words",
    " ",
    "\n",
    "騰訊",
    "🚀",
    "&amp;",
    "&lt;",
    "&nbsp;",
    "&",
    "<",
    ">",
    '"',
)
ODD = ("\xa0", "\r", "\x00", "\x0c", "\u2028", "<!-- -->", "&#65;", "=", "'")
MARKUP = st.lists(st.sampled_from(TAGS + LINKS + TEXTS + ODD), max_size=12).map("".join)


@st.composite
def trees(draw: st.DrawFn) -> str:
    """HTML whose elements are closed, though not always where HTML allows them."""
    leaf = st.sampled_from(TEXTS + LINKS[:5])

    def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        many = st.lists(inner, max_size=4).map("".join)
        linked = st.builds(
            lambda link, held: f"{link}{held}</a>", st.sampled_from(LINKS), many
        )
        named = st.builds(
            lambda n, held: f"<{n}>{held}</{n}>", st.sampled_from(NAMES), many
        )
        return many | linked | named

    return draw(st.recursive(leaf, wrapped, max_leaves=12))


@given(MARKUP | trees())
@example('<p>Tencent <b>rose</b> <a href="https://news.example/1">more</a></p>')
@example("<ul>\n<li>one</li> <li><em>two</em></li></ul>")
def test_harmless_html_is_what_the_sanitiser_returns(markup: str) -> None:
    if is_harmless(markup):
        assert sanitiser(None).clean(markup) == markup


@given(MARKUP | trees())
@example("<p>one</p>two<br><ul>\n<li>three &amp;lt;b&amp;gt;</li></ul>")
def test_harmless_html_reads_as_what_needs_the_sanitiser(markup: str) -> None:
    odd = f"{markup}<u></u>"
    assert not is_harmless(odd)
    if is_harmless(markup) and "<" in markup:
        assert plain_text(markup) == plain_text(odd)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Words &amp; words<br>more</p>",
        '<p>騰訊 <a href="https://news.example/a?b=c&amp;d">more <b>of it</b></a></p>',
        "<ol><li>first</li>\n<li>second</li></ol>",
    ],
)
def test_what_feeds_usually_write_is_told(markup: str) -> None:
    assert is_harmless(markup)
    assert sanitiser(None).clean(markup) == markup


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<p onclick=x>words</p>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="https://news.example/" target="x">x</a>',
        '<a href="https://xn--a.example/">x</a>',
        "<p>not closed",
        "<p><p>twice</p></p>",
        "<b><p>a block in a word</p></b>",
        '<a href="https://a.example"><a href="https://b.example">x</a></a>',
        "<li>alone</li>",
        "a < b",
        "&nbsp;",
        "\x00",
    ],
)
def test_the_rest_is_the_sanitisers(markup: str) -> None:
    assert not is_harmless(markup)
