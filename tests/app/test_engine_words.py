"""What the engine, the store and the domain say is said in the user's language."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from builders import quote
from builders_market import hk
from newswatch.calendars import Calendars
from newswatch.domain.claims import find_statements
from newswatch.domain.suspicion import doubt
from newswatch.domain.verify import Known, check
from newswatch.paths import resource
from newswatch.sources import http_errors
from newswatch.sources.yahoo import failures
from newswatch.ui import text
from newswatch.ui.engine_words import engine_words, title_and_hint

TEXTS = resource("translations", "newswatch_zh_HK.ts")
PACKAGING = Path(__file__).parents[2] / "packaging"
HAN = re.compile(r"[\N{CJK UNIFIED IDEOGRAPH-4E00}-\N{CJK UNIFIED IDEOGRAPH-9FA5}]")
ENGLISH = re.compile(r"\b(?:the|is|of|it|we|our|had|this)\b", re.IGNORECASE)
PRICE_ACTION = (
    "Alibaba's shares are trading at 129.10 Hong Kong dollars ($16.59), up 4.03% as "
    "of 9:41 AM local time. Year to date, the stock has risen by 58.79%."
)


def collector() -> ModuleType:
    path = PACKAGING / "engine_sentences.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def chinese(qapp: QCoreApplication) -> Iterator[None]:
    before = QLocale()
    text.set_language("zh_HK")
    translator = QTranslator(qapp)
    assert translator.load(QLocale("zh_HK"), "newswatch", "_", str(TEXTS.parent))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def is_chinese(words: str) -> bool:
    return bool(HAN.search(words)) and not ENGLISH.search(words)


def test_no_sentence_from_below_the_window_is_left_to_translate() -> None:
    root = ET.parse(TEXTS).getroot()
    known = {
        message.findtext("source")
        for context in root.iter("context")
        if context.findtext("name") == "engine"
        for message in context.iter("message")
    }
    assert set(collector().sentences()) - known == set()
    assert len(known) > 150


def test_the_collector_finds_constants_and_what_varies() -> None:
    source = 'f"The server has a problem ({status})"\nx = "Check the disk. Go on now."'
    found = set(collector().of_module(f"def f():\n    y = {source}"))
    assert found == {
        "The server has a problem ({})",
        "Check the disk.",
        "Go on now.",
    }


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 429, 451, 500, 503])
def test_a_server_that_refuses_says_so_in_chinese(status: int) -> None:
    feed = http_errors.from_status("x", status, None)
    yahoo = failures.refusal(status, {}, "")
    assert feed is not None
    for error in (feed, yahoo):
        words = title_and_hint(error.title, error.hint)
        assert is_chinese(words), words
    if status in (500, 503):
        assert str(status) in engine_words(feed.title)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("factor", ["1.6", "0.4", "100", "0.01"])
def test_why_a_price_is_held_back_is_said_in_chinese(factor: str) -> None:
    good = quote("9988.HK 129.10 HKD")
    reason = doubt(good, replace(good, last=good.last * Decimal(factor)))
    assert is_chinese(engine_words(reason)), reason


@pytest.mark.usefixtures("chinese")
def test_the_arithmetic_of_the_badge_is_chinese() -> None:
    (statement,) = find_statements(PRICE_ACTION)
    known = Known(
        unit="HKD",
        price=Decimal("129.10"),
        previous_close=Decimal("124.10"),
        year_close=Decimal("81.30"),
        rate=1 / Decimal("7.7818"),
        calendar=Calendars().of("XHKG"),
        published=hk("09:45"),
    )
    strange = replace(known, price=Decimal(128), rate=None, calendar=None)
    nothing = replace(strange, price=None, previous_close=None, year_close=None)
    for ours in (known, strange, nothing):
        said = [engine_words(each.words) for each in check(statement, ours)]
        assert len(said) == 5
        assert [words for words in said if not is_chinese(words)] == []


@pytest.mark.usefixtures("chinese")
def test_values_stay_where_they_were() -> None:
    reason = "The price is suddenly in USD instead of HKD."
    assert engine_words(reason) == "報價的貨幣突然是 USD，而不是 HKD。"


@pytest.mark.usefixtures("chinese")
def test_title_and_hint_are_joined_as_in_chinese() -> None:
    said = title_and_hint("The disk is full", "Make some room.")
    assert said == "磁碟已滿。請騰出空間。"


@pytest.mark.usefixtures("chinese")
def test_what_has_no_translation_stays_as_it_is() -> None:
    assert engine_words("Nobody knows this 5. Nor this.") == (
        "Nobody knows this 5. Nor this."
    )


@given(st.text())
def test_without_a_translation_no_word_is_changed(said: str) -> None:
    assert engine_words(said).split() == said.split()


def test_english_keeps_its_full_stop() -> None:
    assert title_and_hint("Gone", "Wait.") == "Gone. Wait."
    assert title_and_hint("Gone.", "Wait.") == "Gone. Wait."
    assert title_and_hint("", "Wait.") == "Wait."
    assert title_and_hint("Gone", "") == "Gone"
