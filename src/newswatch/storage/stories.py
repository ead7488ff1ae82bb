"""Gathering articles into stories, inside the store."""

from __future__ import annotations

from newswatch.storage.adding import IDS_A_SECOND

LONGEST_STORY_IDS = (3 * 86_400 + 3_600) * IDS_A_SECOND
"""No article of a story has an id further than this above its first one's."""
