"""Count what the catalogue holds, by kind, by market and by index.

    python packaging/catalog/report.py

Says also what is not known: Hong Kong shares without a board lot, depositary
receipts without a ratio, companies of Hong Kong without a Chinese name.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from newswatch.catalog import Catalog, open_catalog
from newswatch.domain.listing import Listing
from newswatch.domain.symbols import canonical_symbol

ROOT = Path(__file__).resolve().parents[2]
RECEIPTS = {"XNYS", "XNAS", "OTCM"}


def main() -> None:
    catalog = open_catalog()
    aliases = [alias for entity in catalog.entities for alias in entity.aliases]
    cautions = sum(alias.ambiguous for alias in aliases)
    print(f"{len(catalog.entities)} entities, {len(catalog.listings)} listings,")
    print(f"{len(aliases)} aliases, {cautions} of them with a caution")
    show("kind", Counter(str(entity.kind) for entity in catalog.entities).items())
    show("market", markets(catalog).items())
    show("index (known/members)", indices(catalog))
    show("not known", gaps(catalog))


def show(title: str, rows: Iterable[tuple[str, object]]) -> None:
    print(f"\n{title}")
    for name, figure in rows:
        print(f"  {name:<40} {figure}")


def markets(catalog: Catalog) -> Counter[str]:
    counts = Counter(listing.mic or "(none)" for listing in catalog.listings)
    return Counter(dict(counts.most_common()))


def indices(catalog: Catalog) -> Iterable[tuple[str, str]]:
    path = ROOT / "tests" / "catalog" / "members.toml"
    for name, text in tomllib.loads(path.read_text(encoding="utf-8")).items():
        symbols = [canonical_symbol(each) for each in text.split()]
        known = sum(catalog.listing(each) is not None for each in symbols)
        yield name, f"{known}/{len(symbols)}"


def gaps(catalog: Catalog) -> Iterable[tuple[str, int]]:
    shares = [each for each in catalog.listings if each.kind == "company"]
    in_hong_kong = [each for each in shares if each.mic == "XHKG"]
    yield "Hong Kong shares without a board lot", count_without_lot(in_hong_kong)
    yield (
        "Hong Kong shares without a Chinese name",
        sum(not each.name_zh for each in in_hong_kong),
    )
    abroad = {each.entity_id for each in shares if each.mic not in RECEIPTS}
    yield (
        "receipts beside a home listing, no ratio",
        sum(
            each.mic in RECEIPTS
            and each.entity_id in abroad
            and each.ordinary_shares is None
            for each in shares
        ),
    )


def count_without_lot(listings: Iterable[Listing]) -> int:
    return sum(each.board_lot is None for each in listings)


if __name__ == "__main__":
    main()
