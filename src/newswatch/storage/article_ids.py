"""What an article's id tells: when it was published, and little else.

Apart from the rest, so that reading pages need not import how stories are made.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

STORY_WINDOW: Final = timedelta(days=3)
"""As `domain.story.WINDOW`; a test holds them equal."""

SYMBOLS_APART: Final = "\n"
"""Between the symbols that a feed tagged an article with."""

IDS_A_SECOND: Final = 4
"""Articles published in the same second are told apart by the last two bits; more
of them go on into the next seconds. Dense ids make a small index: it keeps the
differences between them (docs/adr/0007)."""

LONGEST_STORY_IDS: Final = int(STORY_WINDOW.total_seconds()) * IDS_A_SECOND
"""No article of a story has an id further than this above its first one's."""


def first_id(published_ms: int) -> int:
    """Return the lowest id an article published then can have (ms since 1970)."""
    return published_ms // 1000 * IDS_A_SECOND


def published_ms(article_id: int) -> int:
    """Return about when an article was published (ms since 1970), to the second."""
    return article_id // IDS_A_SECOND * 1000
