"""Why an article matched, in words, for the tool tip of its row."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from newswatch.domain.listing import EntityId
from newswatch.domain.mention import Mention
from newswatch.ui import text
from newswatch.ui.news.items import NewsItem, by_salience
from newswatch.ui.user_data import UserData

MOST_MENTIONS = 3


def why_matched(item: NewsItem, data: UserData) -> str:
    """Return the evidence by company as simple HTML; empty where nothing matched."""
    blocks = [
        _block(entity, [m for m in item.mentions if m.entity_id == entity], data)
        for entity in by_salience(item.mentions)
    ]
    if not blocks:
        return ""
    head = QCoreApplication.translate("NewsWhy", "Why this matched")
    hint = QCoreApplication.translate("NewsWhy", "x: not about this holding")
    return f"<b>{head}</b><br>{'<br>'.join(blocks)}<br><i>{hint}</i>"


def _block(entity: EntityId, mentions: Sequence[Mention], data: UserData) -> str:
    # The words are the reader's, which is imported when the window stands.
    from newswatch.ui.quote.words import explain as explain_mention

    name = next((text.name_of(each) for each in data.listings_of(entity)), str(entity))
    lines = dict.fromkeys(
        html.escape(line)
        for m in mentions[:MOST_MENTIONS]
        for line in explain_mention(m)
    )
    return f"<b>{html.escape(name)}</b><br>" + "<br>".join(lines)
