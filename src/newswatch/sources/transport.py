"""How the outside world is reached: proxy, certificates, time-outs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """How a source is reached.

    Attributes:
        cache: A folder for what a client keeps of its own (cookies, time zones).
        proxy: ``http://host:port``; empty follows HTTPS_PROXY and HTTP_PROXY.
        ca_bundle: A file of certificates; empty follows SSL_CERT_FILE.
        timeout_s: For a whole answer.
    """

    cache: Path
    proxy: str = ""
    ca_bundle: str = ""
    timeout_s: float = 15.0

    @property
    def verify(self) -> str | bool:
        """What an HTTP client takes for `verify`."""
        return self.certificates or True

    @property
    def certificates(self) -> str | None:
        """The file of certificates to trust, or None for the system's."""
        return self.ca_bundle or os.environ.get("SSL_CERT_FILE") or None
