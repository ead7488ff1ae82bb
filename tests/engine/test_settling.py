"""Many articles at once: told at once; notified when their stories are known."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Sequence
from dataclasses import replace

import pytest

from builders import article
from engine_desk import Desk, desk
from fakes import TitleFinder
from newswatch.domain.article import Article
from newswatch.domain.feed import FeedState
from newswatch.domain.listing import ListingId
from newswatch.domain.query import ArticleQuery
from newswatch.engine.settling import SettleJob
from newswatch.ports import FeedOutcome
from newswatch.protocol import Message, NewsArrived, Notify
from newswatch.storage import index, stories
from patience import PATIENCE_S

MANY = stories.FEW + 1
SAME = (
    "Tencent said on Monday that it would spend several billion on data centres in"
    " the coming years. Twice it said so. Investors had waited for such a step for"
    " long, and shares rose by a few percent in early trading in Hong Kong."
)


@pytest.fixture
def made() -> Desk:
    made = desk("0700.HK")
    made.state.finder = TitleFinder("Tencent", "0700.HK")
    made.state.watched = replace(
        made.state.watched, held=frozenset({ListingId("0700.HK")})
    )
    return made


def copies(made: Desk, number: int) -> tuple[Article, ...]:
    """Return one text as so many papers have it."""
    now = made.clock.now()
    return tuple(
        replace(
            article("Tencent to build centres", n, summary=SAME, source=f"Paper {n}"),
            published=now,
            fetched=now,
        )
        for n in range(number)
    )


def take_in(made: Desk, articles: Sequence[Article], *, quiet: bool) -> list[Message]:
    """Store what a feed brings, and say what is told of it at once."""
    state = made.state
    outcome = FeedOutcome(FeedState(url="https://f.example/"), tuple(articles))
    delta = state.news.ingest(outcome, state.finder)
    state.tell_news(delta, quiet=quiet)
    return state.outbox.take()


def settle(made: Desk) -> list[Message]:
    """Do all that is left; return what is told of it."""

    async def steps() -> None:
        while await SettleJob(made.state).step():
            pass

    asyncio.run(steps())
    return made.state.outbox.take()


def notices(messages: Sequence[Message]) -> list[Notify]:
    return [each for each in messages if isinstance(each, Notify)]


def arrived(messages: Sequence[Message]) -> int:
    return sum(len(m.article_ids) for m in messages if isinstance(m, NewsArrived))


def test_many_copies_of_one_story_are_one_notice(made: Desk) -> None:
    at_once = take_in(made, copies(made, MANY), quiet=False)
    assert arrived(at_once) == MANY
    assert notices(at_once) == []

    later = settle(made)
    assert arrived(later) == MANY - 1  # all but the one that leads
    assert len(notices(later)) == 1
    assert settle(made) == []


def test_of_a_backlog_nobody_is_notified_later_either(made: Desk) -> None:
    take_in(made, copies(made, MANY), quiet=True)
    assert notices(settle(made)) == []

    again = replace(copies(made, 1)[0], source="Late", url="https://late.example/")
    assert notices(take_in(made, [again], quiet=False)) == []


def test_a_copy_of_what_still_waits_is_no_news(made: Desk) -> None:
    """The backlog's story is not known yet when the feed brings another copy."""
    take_in(made, copies(made, MANY), quiet=True)
    again = replace(copies(made, 1)[0], source="Late", url="https://late.example/")
    assert notices(take_in(made, [again], quiet=False)) == []
    assert notices(settle(made)) == []


def test_of_a_backlog_that_waits_no_article_stays_in_memory(made: Desk) -> None:
    """The database knows them: however many wait, here they are numbers."""
    take_in(made, copies(made, MANY), quiet=True)
    gc.collect()
    kept = [each for each in gc.get_objects() if type(each) is Article]
    assert [each.source for each in kept if each.summary == SAME] == []
    assert arrived(settle(made)) == MANY - 1


def test_few_articles_are_judged_at_once(made: Desk) -> None:
    assert len(notices(take_in(made, copies(made, 3), quiet=False))) == 1
    assert settle(made) == []


def test_what_an_engine_left_the_next_one_does(made: Desk) -> None:
    """Also when nothing new is stored: the job begins with it, and then waits."""
    state = made.state
    outcome = FeedOutcome(FeedState(url="https://f.example/"), copies(made, MANY))
    state.news.ingest(outcome, state.finder)

    async def run() -> None:
        job = asyncio.create_task(SettleJob(state).run())
        while await state.lanes.store(_is_left, made):  # noqa: ASYNC110 - a thread says
            await asyncio.sleep(0.01)
        job.cancel()
        await asyncio.gather(job, return_exceptions=True)

    asyncio.run(asyncio.wait_for(run(), 30))
    assert arrived(state.outbox.take()) == MANY - 1


def test_it_is_settled_when_the_stories_are_told_and_not_before(made: Desk) -> None:
    """A picture of the demo waits for that."""

    async def run() -> None:
        settling = SettleJob(made.state)
        job = asyncio.create_task(settling.run())
        await settling.settled()
        take_in(made, copies(made, MANY), quiet=True)
        await settling.settled()
        job.cancel()
        await asyncio.gather(job, return_exceptions=True)

    asyncio.run(asyncio.wait_for(run(), PATIENCE_S))
    assert arrived(made.state.outbox.take()) == MANY - 1


def _is_left(made: Desk) -> bool:
    """Tell whether more than one story is shown."""
    return len(made.state.stores.news.page(ArticleQuery())) > 1


def test_the_index_is_written_when_enough_articles_wait(
    made: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "ENOUGH", 10)
    take_in(made, copies(made, MANY), quiet=True)

    settle(made)
    assert not made.state.stores.news.index_some()
