"""Short ways to make and read the list of news in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from builders import article
from gui.panes import build
from gui.sample_world import NOW, World, mentions
from gui.stage import Stage
from newswatch.ui.news.items import NewsItem
from newswatch.ui.news.pane import NewsPane


def make_pane(stage: Stage, sample: World) -> NewsPane:
    """Build the list of news over a world, as it is when the window has opened."""
    made, data = build(NewsPane, sample.context)
    lists = data.watchlists
    made.start(lists[0].id if lists else 0, None)
    made.resize(620, 700)
    stage.keep(made)
    return made


def titles(pane: NewsPane) -> list[str]:
    """The titles in the order of the list."""
    return [item.row.stored.article.title for item in pane.model.articles()]


def first(pane: NewsPane) -> NewsItem:
    """The topmost article."""
    return pane.model.articles()[0]


def add(sample: World, title: str, minutes_ago: int, names: dict[str, str]) -> int:
    """Store an article with its mentions (words of the title: company); its id."""
    when = NOW - timedelta(minutes=minutes_ago)
    fresh = replace(
        article(title), published=when, fetched=when, url=f"https://a.example/{title}"
    )
    added = sample.context.news.add_articles([fresh])[0]
    sample.context.news.set_mentions(added.id, mentions(title, "", names))
    return added.id
