"""Feeds that follow from a listing, and the shipped catalogue."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from builders import listing
from newswatch import feed_catalog
from newswatch.domain.errors import StoreError
from newswatch.domain.listing import EntityKind
from newswatch.sources.feeds.derived import for_listing, google_news, sec_filings

ALIBABA = listing("9988.HK", name="Alibaba Group", name_zh="阿里巴巴", mic="XHKG")
BABA = listing("BABA", name="Alibaba Group", name_zh="阿里巴巴", mic="XNYS")


def query(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_a_hong_kong_share_has_headlines_and_searches_in_both_languages() -> None:
    yahoo, english, chinese = for_listing(ALIBABA)
    assert query(yahoo.url)["s"] == ["9988.HK"]
    assert query(english.url)["q"] == ['"Alibaba Group" when:7d']
    assert query(english.url)["ceid"] == ["US:en"]
    assert query(chinese.url)["q"] == ['"阿里巴巴" when:7d']
    assert query(chinese.url)["ceid"] == ["HK:zh-Hant"]
    assert {one.origin for one in (yahoo, english, chinese)} == {"listing"}
    assert not any(one.verified for one in (yahoo, english, chinese))


def test_an_american_company_files_with_the_sec() -> None:
    filings = for_listing(BABA)[-1]
    assert query(filings.url)["CIK"] == ["BABA"]
    assert query(filings.url)["output"] == ["atom"]
    assert query(sec_filings("1577552").url)["CIK"] == ["0001577552"]


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [("^HSI", EntityKind.INDEX), ("HSBA.L", EntityKind.COMPANY),
     ("2800.HK", EntityKind.FUND)],
)  # fmt: skip
def test_others_do_not(symbol: str, kind: EntityKind) -> None:
    feeds = for_listing(listing(symbol, kind=kind))
    assert feeds
    assert not any("sec.gov" in one.url for one in feeds)


def test_a_currency_has_no_feeds() -> None:
    assert for_listing(listing("HKD=X", kind=EntityKind.CURRENCY)) == ()


def test_only_the_languages_that_are_read() -> None:
    assert [one.language for one in for_listing(ALIBABA, ["zh-Hant"])] == ["zh-Hant"]
    assert "CN:zh-Hans" in google_news("阿里巴巴", "zh-Hans").url


def test_the_catalogue_is_whole() -> None:
    feeds = feed_catalog.load()
    assert len({one.url for one in feeds}) == len(feeds) >= 60
    assert {one.language for one in feeds} == {"en", "zh-Hant", "zh-Hans"}
    assert {one.region for one in feeds} == {"hk", "cn", "us", "world"}
    assert not any(one.verified for one in feeds), "nothing here could be asked"
    for one in feeds:
        assert urlsplit(one.url).hostname
        assert one.title


def test_regions_and_languages_choose() -> None:
    chosen = feed_catalog.choose(feed_catalog.load(), ["hk"], ["zh-Hant"])
    assert chosen
    assert {(one.region, one.language) for one in chosen} == {("hk", "zh-Hant")}
    assert {one.origin for one in chosen} == {"catalog"}
    assert any(one.enabled for one in chosen)


@pytest.mark.parametrize("text", ["", "{}", '[{"url": 1}]'])
def test_a_damaged_catalogue_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "catalog.json"
    path.write_text(text)
    with pytest.raises(StoreError, match="catalogue cannot be read"):
        feed_catalog.load(path)
