"""Mentions in their table. Their text is not kept: the article has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from newswatch.domain.article import ArticleId
from newswatch.domain.listing import AliasKind, EntityId
from newswatch.domain.mention import Field, Mention, Reason
from newswatch.storage.database import Database, Row


def write_mentions(
    database: Database, mentions: Mapping[ArticleId, Sequence[Mention]]
) -> None:
    """Replace the mentions of articles; inside a transaction."""
    database.execute_many(
        "DELETE FROM mention WHERE article_id = ?", ((each,) for each in mentions)
    )
    slugs = _slugs(chain.from_iterable(mentions.values()))
    numbers = {slug: _entity_number(database, slug) for slug in slugs}
    database.execute_many(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                article_id,
                number,
                numbers[mention.entity_id],
                mention.field.value,
                mention.start,
                mention.end,
                mention.evidence.value,
                mention.score,
                _encode(mention.reasons),
            )
            for article_id, some in mentions.items()
            for number, mention in enumerate(some)
        ),
    )


def read_mentions(
    database: Database, texts: Mapping[ArticleId, Mapping[Field, str]]
) -> dict[ArticleId, tuple[Mention, ...]]:
    """Return the mentions of these articles, each with the text it covers."""
    found: dict[ArticleId, list[Mention]] = {article_id: [] for article_id in texts}
    rows = database.rows(
        "SELECT m.article_id, slug, field, start, stop, evidence, score, reasons"
        " FROM mention m JOIN entity ON entity.id = m.entity_id"
        f" WHERE m.article_id IN ({','.join('?' * len(texts))})"
        " ORDER BY m.article_id, m.number",
        tuple(texts),
    )
    for row in rows:
        found[row[0]].append(_mention(row, texts[row[0]]))
    return {article_id: tuple(mentions) for article_id, mentions in found.items()}


def entity_numbers(database: Database, slugs: Sequence[EntityId]) -> list[int]:
    """Return the numbers of those entities that were ever mentioned."""
    marks = ",".join("?" * len(slugs))
    rows = database.rows(f"SELECT id FROM entity WHERE slug IN ({marks})", slugs)
    return [int(row[0]) for row in rows]


def _slugs(mentions: Iterable[Mention]) -> list[EntityId]:
    return sorted({mention.entity_id for mention in mentions})


def _entity_number(database: Database, slug: EntityId) -> int:
    row = database.row("SELECT id FROM entity WHERE slug = ?", (slug,))
    if row is None:
        row = database.row("INSERT INTO entity (slug) VALUES (?) RETURNING id", (slug,))
    assert row is not None
    return int(row[0])


def _encode(reasons: Sequence[Reason]) -> str:
    if not reasons:
        return ""
    told = [(r.code, r.detail, r.weight) for r in reasons]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _mention(row: Row, texts: Mapping[Field, str]) -> Mention:
    _, slug, field, start, stop, evidence, score, reasons = row
    return Mention(
        entity_id=EntityId(slug),
        field=Field(field),
        start=start,
        end=stop,
        text=texts[Field(field)][start:stop],
        evidence=AliasKind(evidence),
        score=score,
        reasons=tuple(Reason(*each) for each in json.loads(reasons)) if reasons else (),
    )
