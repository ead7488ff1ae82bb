"""What a row of the news list is: a day's heading or an article with its chips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from newswatch.domain.article import ArticleId
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.mention import Mention, Salience, salience
from newswatch.domain.query import ArticleRow
from newswatch.ui import text
from newswatch.ui.user_data import UserData

MOST_CHIPS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """The day that the articles below were published on."""

    words: str


@dataclass(frozen=True, slots=True)
class NewsItem:
    """An article as the list shows it.

    Attributes:
        mentions: Those of companies the user follows; the others are not marked.
        listings: Whose chips and reactions stand beside it.
    """

    row: ArticleRow
    mentions: tuple[Mention, ...]
    listings: tuple[ListingId, ...]

    @property
    def id(self) -> ArticleId:
        """The article's id."""
        return self.row.stored.id

    @property
    def unread(self) -> bool:
        """Tell whether the user has not read it."""
        return self.row.stored.read is None


Item = Heading | NewsItem


def item_of(
    row: ArticleRow, data: UserData, featured: ListingId | None = None
) -> NewsItem:
    """Return the list's view of an article.

    Args:
        featured: Whose news the list shows: its chip is never left out.
    """
    followed = data.entities()
    mentions = tuple(m for m in row.mentions if m.entity_id in followed)
    return NewsItem(row, mentions, _listings(mentions, data, featured))


def _listings(
    mentions: Sequence[Mention], data: UserData, featured: ListingId | None
) -> tuple[ListingId, ...]:
    """Return up to three listings: of each company the first, then the rest.

    The featured one comes first, then those of companies that are held; within
    these, what the article is most about.
    """
    held = data.held_entities()
    entities = sorted(by_salience(mentions), key=lambda each: each not in held)
    families = [[each.id for each in data.listings_of(entity)] for entity in entities]
    families.sort(key=lambda family: featured not in family)
    for family in families:
        family.sort(key=lambda listing_id: listing_id != featured)
    longest = max((len(family) for family in families), default=0)
    turns = [
        family[turn]
        for turn in range(longest)
        for family in families
        if turn < len(family)
    ]
    return tuple(turns[:MOST_CHIPS])


def by_salience(mentions: Sequence[Mention]) -> list[EntityId]:
    """Return the entities mentioned, those the article is most about first."""
    grouped: dict[EntityId, list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault(mention.entity_id, []).append(mention)
    order = list(Salience)
    return sorted(grouped, key=lambda e: order.index(salience(tuple(grouped[e]))))


def day_words(day: date, today: date) -> str:
    """Return ``Today``, ``Yesterday`` or ``Sat 15 Feb``."""
    if day == today:
        return _tr("Today")
    if day == today - timedelta(days=1):
        return _tr("Yesterday")
    if today - day < timedelta(days=300):
        return text.short_day(day)
    return text.day(day)


def local_day(moment: datetime) -> date:
    """Return the user's date at `moment`."""
    return moment.astimezone().date()


def _tr(source: str) -> str:
    return QCoreApplication.translate("NewsItems", source)
