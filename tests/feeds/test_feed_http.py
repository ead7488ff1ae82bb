"""The fetcher over real sockets: manners, limits, and nothing followed blindly."""

from __future__ import annotations

import asyncio
import gzip
import sys
import zlib
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from unittest import mock

import brotli
import pytest

from builders_feeds import Site, answer, get, item, redirect, rss, run, visit
from newswatch.domain.errors import (
    BadResponse,
    Gone,
    RateLimited,
    SourceError,
    Unreachable,
)
from newswatch.sources import addresses
from newswatch.sources.http import HttpResponse

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

pytestmark = pytest.mark.socket
BODY = rss(item("Alibaba rises"))


def fetch(*answers: object, **limits: Any) -> HttpResponse:
    """Fetch /feed from a site with these answers."""

    async def job() -> HttpResponse:
        async with Site() as site:
            url = site.serve("/feed", *answers)  # type: ignore[arg-type]
            return await get(url, **limits)

    return run(job())


def failure(*answers: object, **limits: Any) -> SourceError:
    with pytest.raises(SourceError) as caught:
        fetch(*answers, **limits)
    assert caught.value.title
    return caught.value


def test_asks_only_for_what_has_changed() -> None:
    async def job() -> None:
        async with Site() as site:
            url = site.serve(
                "/feed",
                answer(
                    BODY, ETag='W/"1"', Last_Modified="Mon, 17 Feb 2025 01:00:00 GMT"
                ),
                answer(status="304 Not Modified", ETag='W/"1"'),
            )
            first = await visit(url)
            second = await visit(url, first.state)
            assert [one.title for one in first.articles] == ["Alibaba rises"]
            assert second.articles == ()
            assert second.error is None
            assert 'If-None-Match: W/"1"' in site.requests[1]
            assert "If-Modified-Since: Mon, 17 Feb 2025" in site.requests[1]
            assert second.state.etag == 'W/"1"'

    run(job())


def test_an_unchanged_body_without_validators_brings_nothing_again() -> None:
    async def job() -> None:
        async with Site() as site:
            url = site.serve("/feed", answer(BODY))
            first = await visit(url)
            assert (await visit(url, first.state)).articles == ()

    run(job())


def test_says_who_it_is_and_what_it_can_unpack() -> None:
    async def job() -> None:
        async with Site() as site:
            await get(site.serve("/feed", answer(BODY)))
            assert "User-Agent: Newswatch/" in site.requests[0]
            assert "://" not in site.requests[0]  # no page is claimed that is not there
            assert "Accept-Encoding: gzip, deflate, br, zstd" in site.requests[0]

    run(job())


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("gzip", gzip.compress(BODY)),
        ("gzip", gzip.compress(BODY[:50]) + gzip.compress(BODY[50:])),
        ("gzip", BODY),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY)[2:-4]),
        ("br", brotli.compress(BODY)),
        ("zstd", zstd.compress(BODY)),
        ("gzip, br", brotli.compress(gzip.compress(BODY))),
        ("identity", BODY),
        ("gzip", gzip.compress(BODY) + b"<!-- cached -->"),
        ("", gzip.compress(BODY)),
        ("br", BODY),
        ("zstd", BODY),
        ("utf-8", BODY),
        ("aws-chunked", BODY),
    ],
)
def test_unpacks(name: str, packed: bytes) -> None:
    assert fetch(answer(packed, Content_Encoding=name)).body == BODY


@pytest.mark.parametrize(
    ("name", "bomb"),
    [
        ("gzip", gzip.compress(bytes(50_000_000))),
        ("deflate", zlib.compress(bytes(50_000_000))),
        ("br", brotli.compress(bytes(50_000_000))),
        ("zstd", zstd.compress(bytes(50_000_000))),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(50_000_000)))),
    ],
)
def test_a_bomb_is_refused_before_it_bursts(name: str, bomb: bytes) -> None:
    assert failure(answer(bomb, Content_Encoding=name)).title == "The feed is too big"


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("gzip", gzip.compress(BODY)[:-12]),
        ("br", brotli.compress(BODY)[:-4]),
        ("zstd", zstd.compress(BODY)[:-4]),
        ("gzip", b"\x1f\x8bnothing of the sort"),
        ("compress", b"\x1f\x9d" + BODY),
        ("gzip, gzip, gzip", BODY),
    ],
)
def test_what_cannot_be_unpacked_is_named(name: str, packed: bytes) -> None:
    error = failure(answer(packed, Content_Encoding=name))
    assert error.title == "The feed cannot be unpacked"


def test_too_many_bytes_are_refused_with_and_without_a_length() -> None:
    big = answer(bytes(300_000))
    assert failure(big).title == "The feed is too big"
    assert failure(answer(bytes(300_000), Content_Length="")).title == (
        "The feed is too big"
    )


def test_a_server_may_ask_for_seconds_or_name_a_date() -> None:
    async def waits(*answers: bytes) -> timedelta | None:
        async with Site() as site:
            outcome = await visit(site.serve("/feed", *answers))
            assert isinstance(outcome.error, RateLimited)
            assert outcome.state.next_visit is not None
            assert outcome.state.last_attempt is not None
            asked = outcome.error.retry_after
            assert asked is not None
            assert outcome.state.next_visit >= outcome.state.last_attempt + asked
            return asked

    busy = "429 Too Many Requests"
    assert run(waits(answer(status=busy, Retry_After="7200"))) == timedelta(hours=2)
    date = "Mon, 17 Feb 2025 09:00:00 GMT"
    late = answer(status="503 Busy", Retry_After=date)
    assert run(waits(late)) == timedelta(hours=5)


def test_max_age_is_obeyed() -> None:
    async def job() -> None:
        async with Site() as site:
            headers = {"Cache_Control": "public, max-age=40000", "Age": "4000"}
            outcome = await visit(site.serve("/feed", answer(BODY, **headers)))
            assert outcome.state.next_visit is not None
            assert outcome.state.last_attempt is not None
            wait = outcome.state.next_visit - outcome.state.last_attempt
            assert wait >= timedelta(seconds=36_000)

    run(job())


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


def test_gone_is_gone() -> None:
    async def job() -> None:
        async with Site() as site:
            outcome = await visit(site.serve("/feed", answer(status="410 Gone")))
            assert isinstance(outcome.error, Gone)
            assert outcome.state.gone

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


def test_slow_bytes_run_out_of_time() -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        for _ in range(1000):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)

    error = failure(drip, total_s=0.3)
    assert isinstance(error, Unreachable)
    assert error.title == "The server took too long"


def test_a_server_that_says_nothing_runs_out_of_time() -> None:
    async def silence(_: asyncio.StreamWriter) -> None:
        await asyncio.sleep(1)

    assert failure(silence, total_s=0.2).title == "The server took too long"


def test_a_reset_in_the_middle_is_named() -> None:
    async def reset(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>")
        await writer.drain()
        writer.transport.abort()

    assert isinstance(failure(reset), Unreachable)


def test_a_body_shorter_than_announced_is_named() -> None:
    error = failure(answer(BODY, Content_Length=str(len(BODY) + 10)))
    assert error.title == "The answer broke off"


def test_what_is_not_http_is_named() -> None:
    assert isinstance(failure(b"SSH-2.0-OpenSSH_9.6\r\n"), SourceError)
    assert isinstance(failure(b""), Unreachable)


@pytest.mark.parametrize(
    ("status", "kind"),
    [("404 No", BadResponse), ("403 No", BadResponse), ("500 Oh", Unreachable),
     ("204 Empty", BadResponse), ("418 Teapot", BadResponse)],
)  # fmt: skip
def test_statuses_become_errors(status: str, kind: type[SourceError]) -> None:
    assert isinstance(failure(answer(status=status)), kind)
