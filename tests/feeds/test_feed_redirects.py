"""Redirects are followed where that is safe, and remembered where they stay."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from unittest import mock

import pytest

from builders_feeds import (
    Site,
    answer,
    failure,
    get,
    item,
    redirect,
    rss,
    run,
    visit,
)
from newswatch.domain.errors import BadResponse
from newswatch.sources import addresses

pytestmark = pytest.mark.socket
BODY = rss(item("Alibaba rises"))


def test_permanent_redirects_are_remembered_and_others_are_not() -> None:
    async def job() -> None:
        async with Site() as site:
            new = site.serve("/new", answer(BODY))
            site.serve("/newer", redirect("/new", "308 Permanent Redirect"))
            old = site.serve("/old", redirect("/newer"))
            outcome = await visit(old)
            assert outcome.state.moved_to == new
            assert len(outcome.articles) == 1
            await visit(old, outcome.state)
            assert site.requests[-1].startswith("GET /new ")
            for code in ("302 Found", "303 See Other", "307 Temporary Redirect"):
                site.serve("/today", redirect("/new", code))
                assert (await visit(site.url("/today"))).state.moved_to == ""
            site.serve("/today", redirect("/old", "302 Found"))
            assert (await visit(site.url("/today"))).state.moved_to == ""

    run(job())


def test_a_permanent_redirect_to_a_page_is_not_remembered() -> None:
    async def job() -> None:
        async with Site() as site:
            site.serve("/home", answer(b"<!doctype html><html><p>Welcome</p></html>"))
            outcome = await visit(site.serve("/old", redirect("/home")))
            assert outcome.error is not None
            assert outcome.state.moved_to == ""

    run(job())


@pytest.mark.parametrize(
    "target",
    ["/feed", "file:///etc/passwd", "ftp://127.0.0.1/x", "//[broken/", "javascript:1"],
)
def test_redirects_that_lead_nowhere_are_refused(target: str) -> None:
    assert isinstance(failure(redirect(target)), BadResponse)


def test_a_redirect_without_a_target_is_refused() -> None:
    assert "where to" in failure(answer(status="301 Moved")).hint


def test_a_long_chain_of_redirects_is_refused() -> None:
    async def job() -> None:
        async with Site() as site:
            for number in range(10):
                site.serve(f"/{number}", redirect(f"/{number + 1}"))
            with pytest.raises(BadResponse, match="too many"):
                await get(site.url("/0"))
            assert len(site.requests) == 6

    run(job())


def test_a_loop_is_noticed_at_once() -> None:
    async def job() -> None:
        async with Site() as site:
            site.serve("/a", redirect("/b"))
            site.serve("/b", redirect("/a"))
            with pytest.raises(BadResponse, match="circles"):
                await get(site.url("/a"))
            assert len(site.requests) == 2

    run(job())


@pytest.mark.parametrize(
    "target",
    ["127.0.0.1", "localhost", "[::1]", "10.0.0.8", "169.254.169.254", "2130706433",
     "0x7f.1", "router.lan", "[::ffff:192.168.1.1]", "0.0.0.0", "printer",
     "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "[64:ff9b::7f00:1]"],
)  # fmt: skip
def test_a_public_feed_cannot_lead_into_the_users_network(target: str) -> None:
    """What makes a peer private is patched out for the first server alone."""

    async def job() -> None:
        async with Site() as site:
            site.serve("/feed", redirect(f"http://{target}:{site.port}/inside"))
            site.serve("/inside", answer(BODY))
            with (
                mock.patch(
                    "newswatch.sources.http._is_private_peer", return_value=False
                ),
                mock.patch.object(
                    sys.modules["newswatch.sources.http"],
                    "names_private_host",
                    lambda url: (
                        not url.endswith("/feed") and addresses.names_private_host(url)
                    ),
                ),
                pytest.raises(BadResponse, match="private address"),
            ):
                await get(site.url("/feed"))
            assert len(site.requests) == 1

    run(job())


def public_peers() -> AbstractContextManager[object]:
    """Make loopback look like a server on the internet."""
    return mock.patch("newswatch.sources.http._is_private_peer", return_value=False)


def test_a_public_name_that_resolves_to_a_private_address_is_refused() -> None:
    async def job() -> None:
        async with Site() as site:
            site.serve("/feed", redirect(f"http://inside.example:{site.port}/inside"))
            site.serve("/inside", answer(BODY))
            found = [{"host": "127.0.0.1", "port": site.port}]
            with (
                mock.patch(
                    "newswatch.sources.http._is_private_peer", return_value=False
                ),
                mock.patch.object(
                    sys.modules["newswatch.sources.http"],
                    "names_private_host",
                    return_value=False,
                ),
                mock.patch(
                    "newswatch.sources.addresses.ThreadedResolver.resolve",
                    mock.AsyncMock(return_value=found),
                ),
                pytest.raises(BadResponse, match="private address"),
            ):
                await get(site.url("/feed"))
            assert len(site.requests) == 1

    run(job())


def test_a_private_peer_is_refused_by_whatever_spelling_it_was_reached() -> None:
    async def job() -> None:
        async with Site() as site:
            site.serve("/feed", redirect(f"http://127.0.0.1:{site.port}/inside"))
            site.serve("/inside", answer(BODY))
            with (
                mock.patch(
                    "newswatch.sources.http._is_private_peer", side_effect=[False, True]
                ),
                mock.patch(
                    "newswatch.sources.http.names_private_host", return_value=False
                ),
                pytest.raises(BadResponse, match="private address"),
            ):
                await get(site.url("/feed"))

    run(job())


def test_a_feed_of_the_users_own_network_may_redirect_inside_it() -> None:
    async def job() -> None:
        async with Site() as site:
            site.serve("/inside", answer(BODY))
            to = f"http://127.0.0.1:{site.port}/inside"
            assert (await get(site.serve("/feed", redirect(to)))).body == BODY

    run(job())
