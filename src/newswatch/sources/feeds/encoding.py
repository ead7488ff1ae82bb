"""Bytes to text: what a feed declares, what it really is, and which of them wins.

Feeds lie about their encoding: GBK declared as GB2312, Big5 with Hong Kong's
characters declared as Big5, Big5 declared as UTF-8, no declaration at all. A
declaration counts only if the bytes can be read by it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WITHOUT_BOM = (
    (re.compile(rb"(?:[\t\n\r -~]\0\0\0){4}"), "utf-32-le"),
    (re.compile(rb"(?:\0\0\0[\t\n\r -~]){4}"), "utf-32-be"),
    (re.compile(rb"(?:[\t\n\r -~]\0){4}"), "utf-16-le"),
    (re.compile(rb"(?:\0[\t\n\r -~]){4}"), "utf-16-be"),
)
"""How ASCII looks in what says nothing of its encoding."""

_ESCAPES = re.compile(rb"\x1b(?:\$[@AB]|\([BJ])")
"""ISO 2022: Japanese in seven bits, which is UTF-8, too."""

_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "tis-620": "cp874",
    "iso8859-9": "cp1254",
}
"""What people write who mean the right one: a superset that really is in use."""

_GUESSES = ("utf-8", "gb18030", "big5hkscs", "cp932", "cp949", "euc_jp")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_PROLOG = 2000  # characters in which a document type is looked for
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTROLS = bytes(code >= ord(" ") or code in b"\t\n\r" for code in range(256))
"""Zero for each byte that is a control character."""

_NO_CHARACTER = "\uffff".encode()[:2]
"""How U+FFFE and U+FFFF begin in UTF-8."""

_HALF_A_CHARACTER = "unexpected end of data"
"""How Python calls UTF-8 that is good up to its last bytes."""

_CERTAIN = 0.5
"""What Chinese, Japanese and Korean score over, and misread text never does."""

_C1 = re.compile("[\x80-\x9f]")
_CP1252 = {
    code: bytes([code]).decode("cp1252", "replace").replace("\ufffd", "")
    for code in range(0x80, 0xA0)
}
_FROM_CP1252 = {ord(char): code for code, char in _CP1252.items() if char}
_COMMON_HAN = frozenset(
    "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于着下自之年"
    "月日公司股市場场經经濟济行元港美報报銀银業业億亿萬万升跌指數数今明投資资新聞闻華华"
)


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a document; never fails.

    Args:
        body: As received, decompressed.
        content_type: The HTTP header, for its charset; may be empty.
    """
    wide = _declared_by_form(body)
    if wide:
        return _tidy(body.decode(wide, "replace"))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == _HALF_A_CHARACTER:  # the document was cut off in it
            return decode(body[: error.start], content_type)
        return _tidy(_decode_legacy(body, content_type))
    return _tidy(text) if _may_be_illegal(body) else text


def _declared_by_form(body: bytes) -> str:
    """Return the encoding that the first bytes show, whatever words say."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return name
    for form, name in _WITHOUT_BOM:
        if form.match(body):
            return name
    shifts = b"\x1b" in body and body.isascii() and _ESCAPES.search(body)
    return "iso2022_jp_2" if shifts else ""


def _may_be_illegal(body: bytes) -> bool:
    """Tell quickly whether UTF-8 may hold what no XML document may.

    The pattern looks at every character, and takes as long as parsing does.
    """
    return b"\0" in body.translate(_CONTROLS) or _NO_CHARACTER in body


def _decode_legacy(body: bytes, content_type: str) -> str:
    damaged = body.decode("utf-8", "replace")
    if _is_mostly_whole(damaged):
        return damaged
    for name in _candidates(body, content_type):
        try:
            return _doubted(body.decode(name), body)
        except (UnicodeDecodeError, LookupError):
            continue
    return _best_guess(body)


def _doubted(text: str, body: bytes) -> str:
    """Return text as it was declared, unless it makes far more sense otherwise.

    Chinese declared as Latin, or as the other Chinese encoding, can be read so,
    and says nothing.
    """
    sense = _sense(text)
    if sense > _CERTAIN:
        return text
    guess = _best_guess(body)
    return guess if _sense(guess) > sense + _CERTAIN else text


def _is_mostly_whole(text: str) -> bool:
    """Tell whether UTF-8 has a few broken characters among many good ones."""
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return foreign - broken > 2 * broken


def _candidates(body: bytes, content_type: str) -> Iterator[str]:
    """Yield what the document and its server declare, widened."""
    found = _DECLARED.search(body[:1000])
    if found:
        yield from _widened(found[1].decode("ascii"))
    charset = _CHARSET.search(content_type)
    if charset:
        yield from _widened(charset[1])


def _widened(name: str) -> Iterator[str]:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return
    if known in {"utf-8", "utf-8-sig"}:
        return
    wider = _WIDER.get(known, known)
    if wider == "cp1252" and known == "ascii":
        return
    yield wider


def _best_guess(body: bytes) -> str:
    """Read bytes of unknown encoding in the way that makes the most sense."""
    tries = [body.decode(name, "replace") for name in _GUESSES]
    best = max(tries, key=_sense)
    return best if _sense(best) > 0 else body.decode("cp1252", "replace")


def _sense(text: str) -> float:
    """Tell how much a text looks like writing; broken characters weigh heavily."""
    sample = [char for char in text[:20000] if char > "\x7f"]
    if not sample:
        return 0.0
    good = sum(_worth(char) for char in sample)
    return good / len(sample)


def _worth(char: str) -> float:
    if char == "\ufffd":
        return -5.0
    if char in _COMMON_HAN:
        return 3.0
    if "\u3040" <= char <= "\u30ff":
        return 2.0
    if "\uac00" <= char <= "\ud7a3":
        return 0.6
    if "\ue000" <= char <= "\uf8ff" or "\uff61" <= char <= "\uff9f":
        return -2.0
    return 0.0


def _tidy(text: str) -> str:
    """Drop what no XML document may hold."""
    text = text.removeprefix("\ufeff")
    return _ILLEGAL.sub("", text) if _ILLEGAL.search(text) else text


def mended(text: str) -> str:
    """Repair one field: UTF-8 encoded twice, and what Windows left behind."""
    if text.isascii():
        return text
    text = _undoubled(text)
    if text.isprintable() or not _C1.search(text):
        return text
    return text.translate(_CP1252)


def _undoubled(text: str) -> str:
    """Read UTF-8 that somebody took for Latin-1 or Windows-1252: ``â€™``."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text
    except UnicodeEncodeError as error:
        if text[error.start - 1 : error.start] < "\x80":  # no part of a sequence
            return text
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        return text.translate(_FROM_CP1252).encode("latin-1").decode("utf-8")
    return text


def without_declarations(text: str) -> str:
    """Cut a document type's own declarations: entities can be bombs."""
    start = text.find("<!DOCTYPE", 0, _PROLOG)
    opened = text.find("[", start) if start >= 0 else -1
    if opened < 0 or 0 <= text.find(">", start) < opened:
        return text
    closed = text.find("]", opened)
    end = text.find(">", closed) if closed >= 0 else -1
    return text[:start] + text[end + 1 :] if end >= 0 else text[:start]
