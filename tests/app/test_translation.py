"""The window in Traditional Chinese: nothing left out, nothing out of date."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from newswatch.domain import why
from newswatch.paths import resource
from newswatch.ui import text, translation

TEXTS = resource("translations", "newswatch_zh_HK.ts")
PLACEHOLDER = re.compile(r"\{\w*\}|%n|\t.*$|&(?=\w)")


@dataclass(frozen=True)
class Message:
    """A text, what it became, and whether a translator has finished it."""

    context: str
    source: str
    translated: str
    finished: bool


def messages() -> list[Message]:
    """Return what the file of texts holds."""
    return [
        _message(context.findtext("name", ""), each)
        for context in ET.parse(TEXTS).getroot().iter("context")
        for each in context.iter("message")
    ]


def _message(context: str, message: ET.Element) -> Message:
    found = message.find("translation")
    assert found is not None
    return Message(
        context=context,
        source=message.findtext("source", ""),
        translated=found.findtext("numerusform") or found.text or "",
        finished="type" not in found.attrib,
    )


def signs(words: str) -> list[str]:
    """Return placeholders, keys behind a tab, and marks of an access key."""
    return sorted(PLACEHOLDER.findall(words))


@pytest.fixture
def chinese() -> Iterator[QTranslator]:
    before = QLocale()
    text.set_language("zh_HK")
    translator = QTranslator()
    assert translator.load(QLocale("zh_HK"), "newswatch", "_", str(TEXTS.parent))
    yield translator
    QLocale.setDefault(before)


def test_every_text_is_translated() -> None:
    assert [m for m in messages() if not (m.finished and m.translated)] == []
    assert len(messages()) > 700


def test_translations_keep_their_placeholders() -> None:
    broken = [m for m in messages() if signs(m.source) != signs(m.translated)]
    assert broken == []


def test_the_compiled_texts_are_those_of_the_source(chinese: QTranslator) -> None:
    stale = [
        m
        for m in messages()
        if chinese.translate(m.context, m.source, None, 2) != m.translated
    ]
    assert stale == []


def test_every_reason_of_a_match_has_words(chinese: QTranslator) -> None:
    missing = [w for w in why.WORDS.values() if not chinese.translate("why", w)]
    assert missing == []


def test_a_known_text_is_chinese(chinese: QTranslator) -> None:
    assert chinese.translate("FilterBar", "Holdings") == "持倉"
    assert chinese.filePath().endswith("newswatch_zh_HK.qm")


def test_english_is_not_translated() -> None:
    folder = str(TEXTS.parent)
    assert not QTranslator().load(QLocale("en"), "newswatch", "_", folder)


@pytest.mark.parametrize("language", ["zh_HK", "zh_TW"])
def test_traditional_chinese_is_had_where_its_region_is_not(
    language: str, chinese: QTranslator
) -> None:
    QLocale.setDefault(QLocale(language))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)

    assert translation.load(chinese, "newswatch", str(TEXTS.parent))
    assert translation.load(QTranslator(), "qtbase", qt)


def test_simplified_chinese_and_french_stay_english() -> None:
    before = QLocale()
    for language in ("zh_CN", "fr_FR"):
        QLocale.setDefault(QLocale(language))
        assert not translation.load(QTranslator(), "newswatch", str(TEXTS.parent))
    QLocale.setDefault(before)


@pytest.mark.usefixtures("chinese")
def test_numbers_and_days_are_written_as_in_hong_kong() -> None:
    assert text.volume(4_400_000) == "440.0萬"
    assert text.volume(48_200_000) == "4,820萬"
    assert text.volume(5_210_000_000) == "52.1億"
    assert text.full_day(date(2025, 2, 17)) == "2025年2月17日"


SOURCES = Path(translation.__file__).parent


def literals(path: Path) -> Iterator[str]:
    """Yield the texts that a module hands to Qt, or to a `tr` of its own."""
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        number = {"tr": 0, "_tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}.get(name)
        if number is not None and number < len(call.args):
            words = call.args[number]
            if isinstance(words, ast.Constant) and isinstance(words.value, str):
                yield words.value


def test_every_text_of_the_window_was_collected() -> None:
    """One that the collector misses would stay English without a word."""
    known = {message.source for message in messages()}
    missed = {
        f"{path.name}: {words}"
        for path in SOURCES.rglob("*.py")
        for words in literals(path)
        if words and words not in known
    }
    assert not missed
