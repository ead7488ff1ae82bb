"""The shipped catalogue of finance feeds: Hong Kong, China, the United States.

Written from public knowledge; a feed counts as verified once it has answered
in the user's own program, not before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from newswatch import paths
from newswatch.domain.errors import StoreError
from newswatch.domain.feed import CATALOG, Feed


class CatalogFeed(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """One feed of the catalogue.

    Attributes:
        language: ``"en"``, ``"zh-Hant"`` or ``"zh-Hans"``.
        region: What it writes about: ``"hk"``, ``"cn"``, ``"us"``, ``"world"``.
        topic: ``"markets"``, ``"business"``, ``"companies"``, ``"filings"``,
            ``"economy"``, ``"policy"`` or ``"technology"``.
        default: Switched on when its region and language are chosen.
        note: What to know of it, for the settings page.
    """

    url: str
    title: str
    language: str
    region: str
    topic: str
    verified: bool = False
    default: bool = True
    note: str = ""

    def feed(self) -> Feed:
        """Return it as a feed to be read."""
        return Feed(
            url=self.url,
            title=self.title,
            language=self.language,
            region=self.region,
            origin=CATALOG,
            enabled=self.default,
            verified=self.verified,
        )


def load(path: Path | None = None) -> tuple[CatalogFeed, ...]:
    """Read the catalogue, in its order.

    Raises:
        StoreError: If the file is missing or damaged.
    """
    path = path or paths.resource("feeds", "catalog.json")
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[CatalogFeed, ...])
    except (OSError, msgspec.MsgspecError) as error:
        raise StoreError(
            "The feed catalogue cannot be read",
            "Install Newswatch again; your own feeds are not affected.",
        ) from error


def choose(
    catalog: Iterable[CatalogFeed],
    regions: Collection[str],
    languages: Collection[str],
) -> list[Feed]:
    """Return the feeds of these regions and languages, as feeds to be read."""
    return [
        one.feed()
        for one in catalog
        if one.region in regions and one.language in languages
    ]
