"""Table: what becomes of every recorded Yahoo answer, real ones and edited ones.

    .venv/bin/python benchmarks/table_yahoo_recordings.py ../shared/data

Each is read as its endpoint's answer is; what is no quote, chart, search or
summary is read as a quote, and must be refused by name.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from loopback.recordings import Recording, read_all
from newswatch.domain.bar import Interval
from newswatch.domain.errors import SourceError
from newswatch.domain.listing import ListingId
from newswatch.sources.yahoo.calendar import parse_earnings
from newswatch.sources.yahoo.chart_parse import (
    parse_chart,
    quote_from_chart,
    spark_records,
)
from newswatch.sources.yahoo.quote_parse import parse_quote_response, quote_records
from newswatch.sources.yahoo.search import parse_hits
from newswatch.sources.yahoo.session import Answer, Json, decode

NOW = datetime(2026, 8, 22, tzinfo=UTC)
ANY = ListingId("ANY")


def outcome(one: Recording) -> str:
    """Return what the program makes of a recording, in a few words.

    Raises:
        Exception: Anything but a `SourceError` is a bug.
    """
    try:
        body = decode(Answer(one.status, {}, one.text, ""))
        return READERS.get(one.kind, _quote)(body)
    except SourceError as error:
        return f"{type(error).__name__}: {error.title}"


def _quote(body: Json) -> str:
    batch = parse_quote_response(body, NOW)
    short = len(quote_records(body)) - len(batch.quotes)
    if not batch.quotes:
        return "no usable price: missing" if short else "nothing in it: missing"
    return "quotes" if not short else "quotes, some without a price: missing"


def _chart(body: Json) -> str:
    chart = parse_chart(body, ANY, Interval.D1, NOW)
    return "bars" if chart.series.bars else "no bar in it: missing"


def _spark(body: Json) -> str:
    found = [quote_from_chart(one, NOW) for one in spark_records(body)]
    return "quotes" if all(found) else "no usable price: missing"


def _search(body: Json) -> str:
    return "hits" if parse_hits(body) else "no hit"


def _summary(body: Json) -> str:
    return "dates" if parse_earnings(body, ANY) else "no dates in it"


READERS = {
    "quote": _quote,
    "chart": _chart,
    "spark": _spark,
    "search": _search,
    "summary": _summary,
}


def main() -> int:
    """Print the table."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    table: Counter[tuple[str, str, str]] = Counter()
    for one in read_all(folder):
        table[one.kind, "real" if one.real else "edited", outcome(one)] += 1
    print(f"{'answer':<9} {'':<7} {'count':>5}  becomes")
    for (kind, real, becomes), count in sorted(table.items()):
        print(f"{kind:<9} {real:<7} {count:>5}  {becomes}")
    print(
        f"{'all':<17} {table.total():>5}  values or a named error; no other exception"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
