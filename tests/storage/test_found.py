"""What is found is marked to the character; nothing that can be typed is an error."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import article
from newswatch.domain.query import ArticleQuery
from newswatch.storage.articles import ArticleStore
from newswatch.storage.found import places

TITLE = '騰訊控股 rises 😀 in "Hong Kong"; Nestlé and the S&P 500 rise'


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("騰訊", ["騰訊"]),
        ("腾讯控股", ["騰訊控股"]),
        ("訊", ["訊"]),
        ("rise", ["rise", "rise"]),  # still being typed: also the beginning of rises
        ("rise ", ["rise"]),
        ("ise", []),  # no word begins so
        ("ＲＩＳＥＳ ", ["rises"]),
        ("nestle", ["Nestlé"]),
        ("s&p", ["S&P"]),
        ('"hong kong"', ["Hong Kong"]),
        ("hong 500", ["Hong", "500"]),
        ("控股rises", ["控股", "rises"]),
        ("😀", []),
        ("", []),
    ],
)
def test_what_is_found_is_marked(typed: str, expected: list[str]) -> None:
    assert [TITLE[start:end] for start, end in places(TITLE, typed)] == expected


def test_signs_that_fold_to_more_or_fewer_are_marked_whole() -> None:
    assert places("a ﬁrm", "f") == [(2, 3)]
    assert places("Cafe\u0301 noir", "cafe") == [(0, 5)]
    assert places("…騰訊", "騰訊") == [(1, 3)]


SYNTAX = "( )) (( AND OR NOT NEAR(a a* * ^a -a +a {a}:b terms:a ' \\ % _ ; \0 a\0b"
HOSTILE = (
    SYNTAX,
    *SYNTAX.split(),
    *('"', '""', '"(', '"a\nb"', '"a\0b"', "\ud800", "a\ud800b", '"a\ud800b'),
    *(
        "a\u200db",
        "騰",
        "龘",
        "😀",
        "（騰訊）",
        '騰訊"控股"',
        "İ",
        "ß",
        "ﬁ",
        "½",
        "한글",
        "ｶﾞ",
    ),
    "x" * 500,
    "騰" * 500,
    "".join(chr(0x4E00 + i) for i in range(500)),
    " ".join(f"{a}{b}" for a, b in product("abcdefghijklmnopq", repeat=2))[:500],
    " ".join(f"{a}.{b}" for a, b in product(range(10), repeat=2)),
)


@pytest.mark.parametrize("more", [{}, {"unread": True}, {"sources": ("Example",)}])
@pytest.mark.usefixtures("each_form")
def test_hostile_queries_are_only_queries(
    articles: ArticleStore, more: dict[str, object]
) -> None:
    articles.add_articles([article(TITLE, 1), article("x y z " * 90, 2)])
    for typed in HOSTILE:
        query = ArticleQuery(text=typed, **more)  # type: ignore[arg-type]
        assert articles.count(query) == len(articles.page(query)) <= 2
        places(TITLE, typed)


signs = st.sampled_from('ab S&Pé騰讯"(*)\ud800\0…ﬁ\u0301İ ')


@given(text=st.text(signs, max_size=30), typed=st.text(signs, max_size=12))
def test_places_are_in_the_text_and_apart(text: str, typed: str) -> None:
    last = 0
    for start, end in places(text, typed):
        assert last <= start < end <= len(text)
        last = end
