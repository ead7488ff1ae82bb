"""The fetcher over real sockets: manners, limits, and nothing followed blindly."""

from __future__ import annotations

import asyncio
import gzip
import sys
import zlib
from datetime import timedelta

import brotli
import pytest

from builders_feeds import (
    Site,
    answer,
    failure,
    fetch,
    get,
    item,
    rss,
    run,
    visit,
)
from newswatch.domain.errors import (
    BadResponse,
    Gone,
    RateLimited,
    SourceError,
    Unreachable,
)

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

pytestmark = pytest.mark.socket
BODY = rss(item("Alibaba rises"))


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


def test_gone_is_gone() -> None:
    async def job() -> None:
        async with Site() as site:
            outcome = await visit(site.serve("/feed", answer(status="410 Gone")))
            assert isinstance(outcome.error, Gone)
            assert outcome.state.gone

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
