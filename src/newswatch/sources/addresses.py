"""Which addresses a stranger may send us to: public ones only."""

from __future__ import annotations

import ipaddress
import socket
import unicodedata
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

_TRANSLATED = tuple(
    ipaddress.IPv6Network(text) for text in ("::/96", "64:ff9b::/96", "::ffff:0:0:0/96")
)
"""Addresses of IPv6 that end in one of IPv4, besides the mapped ones."""

_LOCAL_NAMES = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet")


class PrivateAddress(OSError):
    """A public server sends us to a private address."""


def is_private_address(text: str) -> bool:
    """Tell whether an address is not one of the public internet's.

    >>> is_private_address("127.0.0.1"), is_private_address("::ffff:10.0.0.1")
    (True, True)
    >>> is_private_address("1.1.1.1")
    False
    """
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return True
    if isinstance(address, ipaddress.IPv6Address):
        address = _carried(address) or address
    return not address.is_global or address.is_multicast


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that one of IPv6 stands for."""
    if any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def names_private_host(url: str) -> bool:
    """Tell whether a URL names this machine or its network, as far as its text says.

    Numbers in odd forms (``http://2130706433/``, ``http://0x7f.1/``) and digits
    of other shapes (``http://①②⑦.0.0.1``) count as what they stand for.
    """
    host = unicodedata.normalize("NFKC", urlsplit(url).hostname or "")
    host = host.replace("。", ".").rstrip(".").lower()
    literal = _literal(host)
    if literal is not None:
        return is_private_address(literal)
    return "." not in host or host.endswith(_LOCAL_NAMES)


def _literal(host: str) -> str | None:
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    if not host.replace(".", "").replace("x", "").isalnum() or not host[:1].isdigit():
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return None


class PublicResolver(AbstractResolver):
    """Resolves names, and refuses those that lead to a private address.

    It checks the very addresses that are then connected to, so that a name
    cannot change its mind in between.
    """

    def __init__(self) -> None:
        self._resolver = ThreadedResolver()

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,
    ) -> list[ResolveResult]:
        """Return the public addresses of a host.

        Raises:
            PrivateAddress: If there is none.
        """
        found = await self._resolver.resolve(host, port, family)
        public = [one for one in found if not is_private_address(one["host"])]
        if not public:
            raise PrivateAddress(f"{host} is a private address")
        return public

    async def close(self) -> None:
        """Nothing to close."""
        await self._resolver.close()
