"""Encodings: declared, mislabelled, and not declared at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_feeds import only
from newswatch.sources.feeds.encoding import decode, mended

TRADITIONAL = "滙豐控股公布業績，騰訊及阿里巴巴股價上升，恒生指數今日收市報升三百點"
SIMPLIFIED = "腾讯控股公布业绩，阿里巴巴股价上涨，恒生指数今日收盘上涨三百点，朱镕基"
JAPANESE = "アリババの株価が上昇、日経平均は反発した。今日の市場について"
HONG_KONG = "銅鑼灣啲鋪租嘅升幅，佢哋話喺旺角㗎"


def document(text: str, declared: str) -> str:
    head = f'<?xml version="1.0"{declared and f" encoding={declared!r}"}?>'
    return (
        f"{head}<rss version='2.0'><channel><title>x</title><item><title>{text}</title>"
        "<link>https://news.example/1</link></item></channel></rss>"
    )


@pytest.mark.parametrize(
    ("text", "real", "declared"),
    [
        (TRADITIONAL, "utf-8", "utf-8"),
        (TRADITIONAL, "utf-8", ""),
        (TRADITIONAL, "utf-8", "gb2312"),
        (TRADITIONAL, "utf-8", "iso-8859-1"),
        (TRADITIONAL, "utf-8-sig", "utf-8"),
        (TRADITIONAL, "utf-16", "utf-16"),
        (TRADITIONAL, "utf-16-le", "utf-16"),
        (TRADITIONAL, "utf-16-be", "utf-8"),
        (TRADITIONAL, "big5hkscs", "big5"),
        (TRADITIONAL, "big5hkscs", "Big5-HKSCS"),
        (TRADITIONAL, "big5hkscs", "utf-8"),
        (TRADITIONAL, "big5hkscs", ""),
        (HONG_KONG, "big5hkscs", "big5"),
        (SIMPLIFIED, "gbk", "gb2312"),
        (SIMPLIFIED, "gb18030", "gbk"),
        (SIMPLIFIED, "gb18030", "GB2312"),
        (SIMPLIFIED, "gbk", ""),
        (SIMPLIFIED, "gbk", "utf-8"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "shift_jis", "utf-8"),
        (JAPANESE, "euc_jp", "euc-jp"),
        ("Kältewelle „Zürich“", "cp1252", "iso-8859-1"),
        (TRADITIONAL, "big5hkscs", "iso-8859-1"),
        (TRADITIONAL, "big5hkscs", "gb2312"),
        (SIMPLIFIED, "gbk", "iso-8859-1"),
        (SIMPLIFIED, "gbk", "big5"),
        (TRADITIONAL, "utf-16-le", ""),
        (TRADITIONAL, "utf-16-be", ""),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        ("삼성전자 주가가 상승했다", "cp949", "euc-kr"),
        ("Société Générale monte, Crédit Agricole recule", "latin-1", "iso-8859-1"),
        ("Kältewelle", "latin-1", "utf-8"),
        ("Привет, рынок", "cp1251", "windows-1251"),
        ("Привет, рынок", "koi8-r", "koi8-r"),
    ],
)
def test_text_arrives_whatever_its_encoding(
    text: str, real: str, declared: str
) -> None:
    assert only(document(text, declared).encode(real)).title == text


@pytest.mark.parametrize("between", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", ["It’s Nestlé’s day…", "Nestlé", "滙豐“升”"])
def test_text_that_was_taken_for_western_is_read_again(text: str, between: str) -> None:
    twice = "".join(
        bytes([byte]).decode(between, "ignore") or chr(byte) for byte in text.encode()
    )
    assert mended(twice) == text


@pytest.mark.parametrize(
    "text", ["It’s “up”", "„Ü“ und „ä“ – 5 €", "CAFÉ» «É», Ž", "滙豐 “升” é", "Ã", "â€"]
)
def test_text_that_is_right_stays_as_it_is(text: str) -> None:
    assert mended(text) == text


def test_the_servers_charset_counts_where_the_document_has_none() -> None:
    body = document("Привет, рынок", "").encode("cp1251")
    assert "Привет" in decode(body, "text/xml; charset=windows-1251")


def test_a_declaration_that_nobody_knows_is_ignored() -> None:
    assert decode(document("Zürich", "x-unknown").encode()) == document(
        "Zürich", "x-unknown"
    )


def test_a_broken_character_does_not_spoil_the_rest() -> None:
    body = document(TRADITIONAL, "big5").encode("big5hkscs")
    assert TRADITIONAL[:10] in decode(body.replace(b"</title></item>", b"\xff</title>"))
    cut = document(TRADITIONAL, "utf-8").encode()
    assert TRADITIONAL[:10] in decode(cut + b"\xe6\xbb")
    english = document("It won’t, it can’t, it doesn’t", "utf-8").encode()
    assert "It won’t" in decode(english.replace(b"doesn", b"does\xff"))


@given(st.binary(max_size=200), st.text(max_size=20))
def test_never_fails(body: bytes, content_type: str) -> None:
    decode(body, content_type).encode("utf-8")


@given(st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.text(min_size=1))
def test_unicode_comes_back(name: str, text: str) -> None:
    legal = "".join(c for c in text if c.isprintable())
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16": b"", "utf-32": b""}
    assert decode(marks[name] + legal.encode(name)) == legal


_FORBIDDEN = {*range(0x20), 0xFFFE, 0xFFFF} - {*map(ord, "\t\n\r")}


@pytest.mark.parametrize("code", [*range(0x20), 0xFF0C, 0xFFFD, 0xFFFE, 0xFFFF])
def test_what_no_document_may_hold_goes_and_nothing_else(code: int) -> None:
    kept = "" if code in _FORBIDDEN else chr(code)
    assert decode(f"<a>騰訊{chr(code)}</a>".encode()) == f"<a>騰訊{kept}</a>"
