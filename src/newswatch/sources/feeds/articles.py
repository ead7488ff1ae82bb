"""From what a feed says to articles: everything odd is decided here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from newswatch.domain.article import Article
from newswatch.domain.feed import Feed
from newswatch.domain.section import telling
from newswatch.sources.feeds import language
from newswatch.sources.feeds.dates import month_first, parse_date
from newswatch.sources.feeds.links import canonical
from newswatch.sources.feeds.raw import RawEntry, RawFeed
from newswatch.sources.feeds.symbols import tagged
from newswatch.sources.feeds.text import Sanitizer, absolute, one_line, plain_text
from newswatch.sources.feeds.zones import Customs

MAX_ENTRIES = 10_000
SKEW = timedelta(minutes=10)
"""A publication time this far ahead is a clock that runs fast; beyond, it is no
publication time."""

_CHINESE_REGIONS = frozenset({"hk", "cn"})
_CHINESE_HOSTS = (".hk", ".cn", ".tw", ".mo")
_TITLE_FROM_SUMMARY = 120
_FILES = 64  # of one document: most of its entries are filed alike
_SAMPLE = 5


def build(raw: RawFeed, feed: Feed, fetched: datetime) -> tuple[Article, ...]:
    """Return the articles of a document, newest first.

    An entry without a title borrows one from its summary; an entry with
    neither is left out: there is nothing to show.
    """
    builder = _Builder(raw, feed, fetched)
    found = [builder.article(entry) for entry in raw.entries[:MAX_ENTRIES]]
    articles = _each_once([one for one in found if one is not None])
    return tuple(sorted(articles, key=lambda one: one.published, reverse=True))


def _each_once(found: Sequence[Article]) -> Iterable[Article]:
    """Drop repetitions; tell apart what shares one link under several titles.

    Some feeds link every item to the same page: then the title, too, is part
    of the address.
    """
    titles: dict[str, str] = {}
    shared: set[str] = set()
    for article in found:
        if titles.setdefault(article.url, article.title) != article.title:
            shared.add(article.url)
    articles: dict[str, Article] = {}
    for article in found:
        if article.url in shared:
            address = f"{article.url.partition('#')[0]}#{_digest(article.title)}"
            article = replace(article, url=address)  # noqa: PLW2901
        articles.setdefault(article.url, article)
    return articles.values()


class _Filed(NamedTuple):
    """What an entry's categories tell."""

    symbols: tuple[str, ...] = ()
    section: str = ""


def _filed(categories: Sequence[tuple[str, str]]) -> _Filed:
    if not categories:
        return _Filed()
    section = one_line(telling(term for term, _ in categories if term))
    return _Filed(tagged(categories), section)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8"), digest_size=8).hexdigest()


class _Builder:
    """What all entries of one document share."""

    def __init__(self, raw: RawFeed, feed: Feed, fetched: datetime) -> None:
        self._feed = feed
        self._fetched = fetched
        self._base = _base(raw, feed)
        self._declared = _language(raw, feed)
        self._customs = _customs(raw, feed, self._declared)
        self._source = (
            one_line(feed.title) or one_line(raw.title) or _host(self._base) or feed.url
        )
        self._sanitizer = Sanitizer(self._base)
        self._filed = lru_cache(_FILES)(_filed)

    def article(self, entry: RawEntry) -> Article | None:
        summary = plain_text(entry.summary or entry.content)
        source = one_line(entry.source, 100)
        title = _title(entry, summary, source)
        if not title:
            return None
        published = self._published(entry)
        filed = self._filed(tuple(entry.categories))
        return Article(
            url=self._url(entry, title),
            title=title,
            summary="" if summary == title else summary,
            published=min(published or self._fetched, self._fetched),
            published_known=published is not None,
            fetched=self._fetched,
            source=source or self._source,
            feed_url=self._feed.url,
            language=language.detect(
                f"{title} {summary}", language.normal(entry.language) or self._declared
            ),
            symbols=filed.symbols,
            section=filed.section,
            html=self._sanitizer.clean(entry.content or entry.summary),
            image_url=self._image(entry),
        )

    def _published(self, entry: RawEntry) -> datetime | None:
        for text in entry.dates:
            moment = parse_date(text, self._customs) if text else None
            if moment is not None and moment <= self._fetched + SKEW:
                return moment
        return None

    def _url(self, entry: RawEntry, title: str) -> str:
        for link in (entry.original_link, entry.link):
            found = absolute(link, self._base) if link else ""
            if found:
                return canonical(found)
        if entry.guid.startswith(("http://", "https://", "/")):
            found = absolute(entry.guid, self._base)
            if found:
                return canonical(found)
        found = absolute(entry.other_link, self._base)
        return canonical(found) if found else self._made_up(entry.guid or title)

    def _made_up(self, key: str) -> str:
        """Give an entry without a link an address of its own in its feed."""
        digest = _digest(key)
        if self._base:
            return f"{self._base.partition('#')[0]}#{digest}"
        return f"urn:newswatch:{digest}"

    def _image(self, entry: RawEntry) -> str:
        """Return the picture that the feed names; one in the text may count readers."""
        return absolute(entry.image, self._base) if entry.image else ""


def _title(entry: RawEntry, summary: str, source: str) -> str:
    title = one_line(entry.title)
    if source and title.endswith(f" - {source}"):
        title = title[: -len(source) - 3].rstrip() or title
    return title or one_line(summary.partition("\n")[0], _TITLE_FROM_SUMMARY)


def _base(raw: RawFeed, feed: Feed) -> str:
    for link in (raw.base, feed.url, raw.link):
        if link.startswith(("http://", "https://")):
            return link
    return ""


def _customs(raw: RawFeed, feed: Feed, language_: str) -> Customs:
    """Tell how the dates of a feed are written.

    A Chinese feed writes China's time, except one that the catalogue places in
    the United States; so does an English one of a Chinese place.
    """
    chinese = language_.startswith("zh") and feed.region != "us"
    there = feed.region in _CHINESE_REGIONS or any(
        _host(url).endswith(_CHINESE_HOSTS) for url in (raw.link, raw.base, feed.url)
    )
    return Customs(
        chinese=chinese,
        in_china=chinese or (there and feed.region != "us"),
        month_first=month_first(date for entry in raw.entries for date in entry.dates),
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _language(raw: RawFeed, feed: Feed) -> str:
    """Return the language of a feed: as declared, unless its titles are Chinese.

    It also says how dates are read: a Chinese feed writes China's time, except
    one that the catalogue places in the United States.
    """
    declared = language.normal(raw.language) or language.normal(feed.language)
    titles = " ".join(entry.title for entry in raw.entries[:_SAMPLE])
    found = language.detect(f"{raw.title} {titles}", declared)
    return found if found.startswith("zh") or not declared else declared
