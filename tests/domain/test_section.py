"""Where an article stood tells whether it is about markets, or nothing."""

from __future__ import annotations

import pytest

from newswatch.domain.section import NOWHERE, Desk, Origin, telling


@pytest.mark.parametrize(
    ("origin", "desk", "word"),
    [
        (Origin(section="Markets"), Desk.MARKETS, "Markets"),
        (Origin(section="財經"), Desk.MARKETS, "財經"),
        (Origin(section="Premier League football"), Desk.LEISURE, None),
        (Origin(section="體育"), Desk.LEISURE, "體育"),
        (
            Origin(url="https://news.example/business/a-1.html"),
            Desk.MARKETS,
            "business",
        ),
        (
            Origin(url="https://sports.example.com/a?b=/markets/"),
            Desk.LEISURE,
            "sports",
        ),
        (Origin(url="https://a.example/%E8%B2%A1%E7%B6%93/1"), Desk.MARKETS, "財經"),
        (Origin(source="RTHK 財經"), Desk.MARKETS, "RTHK 財經"),
        (Origin(source="Benzinga"), Desk.MARKETS, "Benzinga"),
        (
            Origin("Sport", "https://a.example/business/1", "CNBC"),
            Desk.LEISURE,
            "Sport",
        ),
    ],
)
def test_sections_addresses_and_sources_tell(
    origin: Origin, desk: Desk, word: str | None
) -> None:
    told = origin.told()
    assert told is not None
    assert told.desk is desk
    assert word is None or told.word == word


@pytest.mark.parametrize(
    "origin",
    [
        NOWHERE,
        Origin(section="World"),
        Origin(url="https://news.example/world/business-as-usual-in-sport"),
        Origin(url="https://news.example/business"),
        Origin(url="no address"),
        Origin(source="The Transport Gazette"),
    ],
)
def test_others_tell_nothing(origin: Origin) -> None:
    assert origin.told() is None


def test_a_source_is_told_from_a_section() -> None:
    by_source = Origin(source="Benzinga").told()
    by_section = Origin(section="Markets", source="Benzinga").told()
    assert by_source is not None
    assert by_source.by_source
    assert by_section is not None
    assert not by_section.by_source


def test_the_first_category_that_tells_is_kept() -> None:
    assert telling(["Hong Kong", "Business", "Sport"]) == "Business"
    assert telling(["Hong Kong", "a sentence about money " * 9]) == ""
