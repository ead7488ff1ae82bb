"""Exporting news: one row for each article and listing it is about.

CSV is what spreadsheets read without harm: UTF-8 with BOM, RFC 4180, and text
that a spreadsheet would run as a formula gets an apostrophe in front. Numbers
stay numbers: a change of -4.03 is not text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from newswatch import paths
from newswatch.domain.cells import safe_text
from newswatch.domain.errors import StoreError
from newswatch.domain.listing import Listing
from newswatch.domain.mention import Mention, salience
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.domain.why import sentence
from newswatch.ports import NewsStore, Stores
from newswatch.services.reactions import Reactions
from newswatch.services.watched import Watched

COLUMNS = (
    "published_utc", "published_local", "symbol", "name", "title", "summary",
    "source", "language", "url", "matched_text", "match_score", "salience", "why",
    "spans", "unit", "price_at_publication", "change_15m_pct", "change_1h_pct",
    "change_close_pct", "change_now_pct", "reaction", "price_now", "price_now_at",
    "quote_state", "read", "starred", "similar",
)  # fmt: skip
"""Of the CSV, also where there are no rows."""

PAGE = 500
FORMATS = ("csv", "jsonl")

Cell = str | int | float | None


def rows(
    stores: Stores, watched: Watched, query: ArticleQuery, now: datetime
) -> Iterator[dict[str, Cell]]:
    """Yield one row for each article and each watched listing it mentions."""
    reactions = Reactions(stores.market, now)
    for article in all_rows(stores.news, query):
        for listing in _listings(article, watched):
            yield _row(article, listing, reactions)


def all_rows(news: NewsStore, query: ArticleQuery) -> Iterator[ArticleRow]:
    """Yield every row of a query, newest first, a page at a time."""
    page = news.page(query, limit=PAGE)
    while page:
        yield from page
        page = news.page(query, before=page[-1].id, limit=PAGE)


def export_articles(
    stores: Stores,
    watched: Watched,
    query: ArticleQuery,
    path: Path,
    format_name: str,
    now: datetime,
) -> int:
    """Write the articles of `query` to `path`; return how many rows.

    The file appears whole or not at all.

    Raises:
        StoreError: If the disk is full, or does not let us.
    """
    text, count = as_text(list(rows(stores, watched, query, now)), format_name)
    encoding = "utf-8-sig" if format_name == "csv" else "utf-8"
    write_atomically(path, text.encode(encoding))
    return count


def as_text(table: Sequence[dict[str, Cell]], format_name: str) -> tuple[str, int]:
    """Return the rows as CSV or JSON lines, and how many they are."""
    writers: dict[str, Callable[[Sequence[dict[str, Cell]]], str]] = {
        "csv": _csv,
        "jsonl": _jsonl,
    }
    return writers[format_name](table), len(table)


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader never sees half of it; see `paths.write`.

    Raises:
        StoreError: With the system's reason; nothing is left behind.
    """
    try:
        paths.write(path, content)
    except OSError as error:
        raise StoreError(
            "The export could not be written",
            f"{path}: {error.strerror}. An earlier file of that name is untouched.",
        ) from error


def safe_cell(value: Cell) -> Cell:
    """Return text that no spreadsheet runs; numbers as they are."""
    return safe_text(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class _Match:
    """The mentions of one listing's entity in one article."""

    mentions: tuple[Mention, ...]

    @property
    def best(self) -> Mention:
        return max(self.mentions, key=lambda mention: mention.score)


def _listings(article: ArticleRow, watched: Watched) -> Iterator[Listing]:
    for entity in dict.fromkeys(mention.entity_id for mention in article.mentions):
        yield from watched.listings_of(entity)


def _row(
    article: ArticleRow, listing: Listing, reactions: Reactions
) -> dict[str, Cell]:
    value = article.stored.article
    match = _Match(
        tuple(m for m in article.mentions if m.entity_id == listing.entity_id)
    )
    local = value.published.astimezone()
    return {
        "published_utc": value.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "published_local": local.isoformat(timespec="seconds"),
        "symbol": str(listing.id),
        "name": listing.name,
        "title": value.title,
        "summary": value.summary,
        "source": value.source,
        "language": value.language,
        "url": value.url,
        "matched_text": match.best.text,
        "match_score": round(match.best.score, 3),
        "salience": str(salience(match.mentions)),
        "why": sentence(match.best),
        "spans": " ".join(f"{m.field}:{m.start}-{m.end}" for m in match.mentions),
        **reactions.cells(value.published, listing),
        "read": "yes" if article.stored.read else "no",
        "starred": "yes" if article.stored.starred else "no",
        "similar": article.stored.similar,
    }


def _csv(table: Sequence[dict[str, Cell]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in table:
        writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return out.getvalue()


def _jsonl(table: Sequence[dict[str, Cell]]) -> str:
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in table)
