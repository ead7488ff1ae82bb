"""Pictures of articles, over real sockets: asked for once, kept small, or left out."""

from __future__ import annotations

import asyncio
import contextlib
import struct
import sys
import zlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest

from builders_feeds import Answer, Site, answer, item, parsed, redirect, rss, run
from engine_desk import Desk, desk
from newswatch.domain.article import ArticleId
from newswatch.domain.errors import Unreachable
from newswatch.domain.picture import MOST_BYTES, picture_kind
from newswatch.engine.pictures_job import PicturesJob
from newswatch.engine.real_sources import HttpVisitor
from newswatch.protocol import PicturesArrived
from newswatch.sources import addresses
from newswatch.storage.pictures import PictureCache


def png(width: int = 2, height: int = 2) -> bytes:
    """Return a black PNG; of a huge one only the head and a few rows are there."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data))
            + name
            + data
            + struct.pack(">I", zlib.crc32(name + data))
        )

    rows = zlib.compress(b"\0" * min(height * (width * 3 + 1), 1_000_000))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


class Shelf:
    """An engine that is asked for the picture of one stored article."""

    def __init__(self, folder: Path, *, on: bool = True) -> None:
        self.desk: Desk = desk("0700.HK")
        self.desk.state.settings = replace(self.desk.state.settings, show_pictures=on)
        self.cache = PictureCache(folder)
        self.job = PicturesJob(self.desk.state, self.cache)

    def store(self, url: str) -> ArticleId:
        """Store an article with a picture there, as its feed would bring it."""
        picture = f'<media:thumbnail url="{url}"/>'
        articles = parsed(rss(item(link=f"{url}.html", extra=picture)))
        (added,) = self.desk.stores.news.add_articles(articles)
        return added.id

    @contextlib.asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        """Have the real fetcher while it lasts."""
        visitor = HttpVisitor(self.desk.clock, "")
        self.desk.state.sources = replace(
            self.desk.state.sources, picture=visitor.picture
        )
        yield
        await visitor.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "pictures")


@pytest.fixture
def public() -> Iterator[None]:
    """Make loopback look like the internet, but for paths below /inside."""

    def private(url: str) -> bool:
        return "/inside" in url and addresses.names_private_host(url)

    http = sys.modules["newswatch.sources.http"]
    with (
        mock.patch.object(http, "names_private_host", private),
        mock.patch.object(http, "_is_private_peer", return_value=False),
    ):
        yield


def shown(shelf: Shelf, *answers: Answer, times: int = 1) -> tuple[Site, str]:
    """Show an article `times` times whose picture is answered so."""

    async def job() -> tuple[Site, str]:
        async with Site() as site, shelf.connected():
            site.serve("/inside", answer(png()))
            url = site.serve("/a.png", *answers)
            number = shelf.store(url)
            for _ in range(times):
                await shelf.job.fetch([number])
            return site, url

    return run(job())


pytestmark = pytest.mark.socket


@pytest.mark.usefixtures("public")
def test_switched_off_no_server_is_asked(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, on=False)
    site, url = shown(shelf, answer(png()))
    assert site.requests == []
    assert shelf.cache.read(url) is None
    assert shelf.desk.state.outbox.take() == []


@pytest.mark.usefixtures("public")
def test_switched_on_there_is_one_request_without_cookies_or_traces(
    shelf: Shelf,
) -> None:
    site, url = shown(shelf, answer(png(), Set_Cookie="a=b"), times=3)
    (request,) = site.requests
    assert "cookie" not in request.lower()
    assert "referer" not in request.lower()
    assert "accept: image/" in request.lower()
    assert shelf.cache.read(url) == png()
    (told,) = shelf.desk.state.outbox.take()
    assert isinstance(told, PicturesArrived)


@pytest.mark.usefixtures("public")
def test_two_windows_of_time_ask_once_for_one_picture(shelf: Shelf) -> None:
    async def job() -> int:
        async with Site() as site, shelf.connected():
            number = shelf.store(site.serve("/a.png", answer(png())))
            await asyncio.gather(*(shelf.job.fetch([number]) for _ in range(5)))
            return len(site.requests)

    assert run(job()) == 1


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><img src=x>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"",
        b"\0" * 20_000_000,
    ],
    ids=["page", "svg", "empty", "20 MB"],
)
def test_what_is_no_small_picture_is_left_out_and_not_asked_for_again(
    shelf: Shelf, body: bytes
) -> None:
    site, url = shown(shelf, answer(body, Content_Type="image/png"), times=2)
    assert len(site.requests) == 1
    assert shelf.cache.read(url) == b""


@pytest.mark.usefixtures("public")
def test_a_body_that_never_says_how_long_it_is_is_cut_off(shelf: Shelf) -> None:
    endless = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + png()
    _, url = shown(shelf, endless + b"\0" * (MOST_BYTES + 100_000))
    assert shelf.cache.read(url) == b""


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.8", "router.lan"])
def test_no_picture_leads_into_the_users_network(shelf: Shelf, host: str) -> None:
    async def job() -> tuple[list[str], str]:
        async with Site() as site, shelf.connected():
            site.serve("/inside", answer(png()))
            url = site.serve("/a.png", redirect(f"http://{host}:{site.port}/inside"))
            await shelf.job.fetch([shelf.store(url)])
            return site.requests, url

    requests, url = run(job())
    assert len(requests) == 1
    assert shelf.cache.read(url) == b""


def test_not_even_the_first_address_may_be_private(shelf: Shelf) -> None:
    site, url = shown(shelf, answer(png()))
    assert site.requests == []
    assert shelf.cache.read(url) == b""


@pytest.mark.usefixtures("public")
def test_a_server_in_trouble_is_asked_again_but_not_at_once(shelf: Shelf) -> None:
    busy = answer(status="500 Internal Server Error")
    site, url = shown(shelf, busy, answer(png()), times=3)
    assert len(site.requests) == 1
    assert shelf.cache.read(url) is None
    shelf.job._not_before.clear()
    assert shelf.job._may_ask(url)


def test_addresses_that_rested_are_forgotten(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unreachable(url: str) -> bytes:
        raise Unreachable(url, "Nobody answers")

    sources = shelf.desk.state.sources
    shelf.desk.state.sources = replace(sources, picture=unreachable)
    monkeypatch.setattr("newswatch.engine.pictures_job.AGAIN_S", 0.0)
    urls = [f"https://pictures.example/{number}.png" for number in range(5)]
    for url in urls:
        run(shelf.job.fetch([shelf.store(url)]))
    assert list(shelf.job._not_before) == urls[-1:]


@pytest.mark.usefixtures("public")
def test_switching_off_forgets_all_pictures(shelf: Shelf) -> None:
    _, url = shown(shelf, answer(png()))
    state = shelf.desk.state
    run(shelf.job.tidy())
    assert shelf.cache.knows(url)
    state.settings = replace(state.settings, show_pictures=False)
    run(shelf.job.tidy())
    assert not shelf.cache.knows(url)


@pytest.mark.usefixtures("public")
def test_a_full_disk_costs_the_picture_only(shelf: Shelf) -> None:
    full = mock.patch("pathlib.Path.write_bytes", side_effect=OSError(28, "No space"))
    with full:
        _, url = shown(shelf, answer(png()))
    assert shelf.cache.read(url) is None
    assert shelf.desk.state.outbox.take() == []


def test_the_cache_stays_small_and_keeps_what_is_new(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, most_bytes=10_000, most_files=10)
    for number in range(40):
        cache.put(f"https://a.example/{number}", bytes(number))
    assert len(list(tmp_path.iterdir())) <= 10
    assert cache.read("https://a.example/39") == bytes(39)
    cache.put("https://a.example/large", bytes(9_000))
    cache.put("https://a.example/larger", bytes(9_500))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 10_000
    cache.clear()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (png(), "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"<svg", ""),
        (b"BM", ""),
        (b"", ""),
    ],
)
def test_the_kind_of_a_picture_is_told_by_its_first_bytes(
    body: bytes, kind: str
) -> None:
    assert picture_kind(body) == kind
