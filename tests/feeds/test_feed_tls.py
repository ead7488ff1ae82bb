"""TLS, proxies, and both together."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
import trustme

from builders_feeds import Site, answer, get, item, redirect, rss, run
from newswatch.domain.errors import BadResponse, SourceError, Unreachable

pytestmark = pytest.mark.socket
BODY = rss(item("Alibaba rises"))


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


def serving(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


@pytest.fixture
def bundle(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    path = tmp_path / "bundle.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


@pytest.mark.usefixtures("bundle")
def test_tls_is_trusted_through_ssl_cert_file(authority: trustme.CA) -> None:
    async def job() -> None:
        async with Site(tls=serving(authority, "127.0.0.1")) as site:
            assert (await get(site.serve("/feed", answer(BODY)))).body == BODY

    run(job())


def test_tls_that_nobody_vouches_for_is_refused(authority: trustme.CA) -> None:
    async def job() -> None:
        async with Site(tls=serving(authority, "127.0.0.1")) as site:
            with pytest.raises(Unreachable, match="certificate is not trusted"):
                await get(site.serve("/feed", answer(BODY)))

    run(job())


def test_a_missing_bundle_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/bundle.pem")
    with pytest.raises(SourceError, match=r"/nowhere/bundle\.pem"):
        run(get("https://127.0.0.1:9/"))


@pytest.mark.usefixtures("bundle")
def test_a_proxy_that_ends_tls_stands_in_for_the_internet(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def job() -> None:
        context = serving(authority, "feeds.example", "new.example")
        async with Site(tls=context, proxy=True) as proxy:
            proxy.serve("/rss", answer(BODY))
            proxy.serve("/old", redirect("https://new.example/rss"))
            monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
            monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
            assert (await get("https://feeds.example/rss")).body == BODY
            assert (await get("http://plain.example/rss")).body == BODY
            assert (await get("https://feeds.example/old")).moved_to == (
                "https://new.example/rss"
            )
            assert "CONNECT feeds.example:443" in proxy.requests[0]

    run(job())


def test_a_proxy_does_not_open_the_users_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def job() -> None:
        async with Site(proxy=True) as proxy:
            proxy.serve("/feed", redirect("http://192.168.0.1/admin"))
            proxy.serve("/admin", answer(BODY))
            monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
            with pytest.raises(BadResponse, match="private address"):
                await get("http://feeds.example/feed")
            assert len(proxy.requests) == 1

    run(job())


def test_no_proxy_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def job() -> None:
        async with Site() as site:
            monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
            monkeypatch.setenv("NO_PROXY", "127.0.0.1")
            assert (await get(site.serve("/feed", answer(BODY)))).body == BODY

    run(job())


def test_a_proxy_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    with pytest.raises(Unreachable, match="proxy cannot be reached"):
        run(get("http://feeds.example/rss"))
