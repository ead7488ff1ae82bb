"""What the window asks of the list of feeds, over a real socket."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders_feeds import Site, answer, item, rss, run
from engine_desk import Desk, desk
from newswatch.domain.feed import Feed
from newswatch.engine.feed_commands import FeedCommands
from newswatch.engine.real_sources import HttpVisitor
from newswatch.protocol import AddFeed, ExportFeeds, FeedsAnswered, ImportFeeds
from newswatch.sources.feeds.opml import read_opml, write_opml

LINK = b"<link rel=alternate type=application/rss+xml title=T href='/rss'>"
PAGE = b"<html><head>" + LINK + b"</head></html>"


@pytest.fixture
def made() -> Desk:
    return desk("0700.HK")


def asked(made: Desk, message: AddFeed | ImportFeeds | ExportFeeds) -> FeedsAnswered:
    """Return the one answer to a message; the feeds are looked for over HTTP."""
    return run(ask(made, message))


async def ask(
    made: Desk, message: AddFeed | ImportFeeds | ExportFeeds
) -> FeedsAnswered:
    visitor = HttpVisitor(made.clock, "")
    made.state.sources = replace(made.state.sources, find_feeds=visitor.find)
    await FeedCommands(made.state).carry_out(message)
    await visitor.close()
    (told,) = made.state.outbox.take()
    assert isinstance(told, FeedsAnswered)
    return told


@pytest.mark.socket
def test_the_feed_that_a_page_names_is_added_and_visited_at_once(made: Desk) -> None:
    async def job() -> FeedsAnswered:
        async with Site() as site:
            site.serve("/rss", answer(rss(item("Up"))))
            return await ask(made, AddFeed(address=site.serve("/", answer(PAGE))))

    assert run(job()) == FeedsAnswered(added=1)
    (feed,) = made.stores.feeds.feeds()
    assert (feed.title, feed.origin, feed.url.endswith("/rss")) == ("T", "user", True)
    assert made.state.wake.calls == 1


@pytest.mark.socket
def test_of_several_feeds_none_is_added_and_all_are_named(made: Desk) -> None:
    async def job() -> FeedsAnswered:
        async with Site() as site:
            page = PAGE.replace(LINK, LINK + LINK.replace(b"/rss'", b"/comments'"))
            return await ask(made, AddFeed(address=site.serve("/", answer(page))))

    told = run(job())
    assert [feed.url.rpartition("/")[2] for feed in told.choices] == ["rss", "comments"]
    assert made.stores.feeds.feeds() == []


@pytest.mark.socket
def test_an_address_without_a_feed_is_an_answer_in_words(made: Desk) -> None:
    async def job() -> FeedsAnswered:
        async with Site() as site:
            return await ask(made, AddFeed(address=site.url("/none")))

    told = run(job())
    assert (told.added, told.error_title) == (
        0,
        "There is no feed at this address (404)",
    )
    assert made.state.wake.calls == 0


def test_lists_go_in_and_out(made: Desk, tmp_path: Path) -> None:
    there, new = Feed(url="https://a.example/"), Feed(url="https://b.example/")
    made.stores.feeds.save_feed(there)
    path = tmp_path / "in.opml"
    path.write_bytes(write_opml([there, new]))
    assert asked(made, ImportFeeds(path=str(path))) == FeedsAnswered(added=1, known=1)
    out = tmp_path / "out.opml"
    told = asked(made, ExportFeeds(path=str(out)))
    assert told == FeedsAnswered(path=str(out), exported=2)
    assert [feed.url for feed in read_opml(out.read_bytes())] == [there.url, new.url]


def test_a_file_that_is_no_list_is_an_answer_in_words(made: Desk) -> None:
    told = asked(made, ImportFeeds(path=__file__))
    assert told.error_title == "This is not an OPML file"
    assert asked(made, ImportFeeds(path="/no/such")).error_title == (
        "The file cannot be read"
    )


def test_a_demo_says_that_it_adds_none(made: Desk) -> None:
    run(FeedCommands(made.state).carry_out(AddFeed(address="a.example")))
    (told,) = made.state.outbox.take()
    assert isinstance(told, FeedsAnswered)
    assert told.error_title == "The demo reads only its own feed"
