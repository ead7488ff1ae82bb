"""What "not about this holding" teaches: the words around a mention."""

from __future__ import annotations

import re

from newswatch import ports
from newswatch.domain.listing import EntityId
from newswatch.domain.mention import Field, Mention
from newswatch.domain.query import ArticleRow

_WORD_BEFORE = re.compile(r"(\w+\W{1,2})\Z", re.ASCII)
_WORD_AFTER = re.compile(r"\A(\W{1,2}\w+)", re.ASCII)
_HAN_NEAR = 2


def blocked_phrases(row: ArticleRow, entity_id: EntityId) -> list[ports.UserAlias]:
    """Return phrases that must not count for an entity, from one article.

    Each is the mention with its neighbours, never the bare name: that "Target"
    was a date in one headline says nothing of the next one.
    """
    article = row.stored.article
    texts = {Field.TITLE: article.title, Field.SUMMARY: article.summary}
    phrases = dict.fromkeys(
        phrase(texts[m.field], m) for m in row.mentions if m.entity_id == entity_id
    )
    return [ports.UserAlias(entity_id, text, blocked=True) for text in phrases]


def phrase(text: str, mention: Mention) -> str:
    """Return a mention with the word before and after it (two Han characters)."""
    before, after = text[: mention.start], text[mention.end :]
    left = _left(before)
    right = _right(after)
    return (left + text[mention.start : mention.end] + right).strip()


def _left(before: str) -> str:
    if match := _WORD_BEFORE.search(before):
        return match.group(1)
    return _han(before[-_HAN_NEAR:])


def _right(after: str) -> str:
    if match := _WORD_AFTER.match(after):
        return match.group(1)
    return _han(after[:_HAN_NEAR])


def _han(near: str) -> str:
    return near if near and all("\u3400" <= char <= "\u9fff" for char in near) else ""
