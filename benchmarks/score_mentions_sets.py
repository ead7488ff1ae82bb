"""How well mentions agree with labels that others made, set by set.

    python benchmarks/score_mentions_sets.py DIR [--errors N]

DIR holds sets of texts, one JSON object a line: {"text", "summary", "labels"};
a label has "start" and "end", a "ticker", or the "ric" printed after a name.
What a figure means differs, since hardly any set labels everything:

- within: mentions that lie in somebody's label. Products, indices and short forms
  that were not labelled count against it, so it is a lower bound of precision.
- found: labelled names or codes of companies we know that are mentioned.
- closed: precision and recall of companies against a closed watchlist.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from newswatch import catalog
from newswatch.domain.listing import Entity, EntityId, EntityKind
from newswatch.domain.mention import Field, Mention
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher

Row = Mapping[str, Any]
SPAN_SETS: Final = ("finentity", "finer_ord", "cfsc_ner_zh", "semeval2017_t5_headlines")
TICKER_SETS: Final = ("fiqa_posts", "stockemotions")
CLOSED: Final = "gold_watchlist"
RIC_REACH: Final = 12
"""Characters after a labelled name in which its code is printed: <BABA.N>."""
US_RICS: Final = frozenset({"N", "O", "OQ"})


@dataclass
class Score:
    """Hits and misses of one figure, with a few of the misses."""

    hits: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, text: str, *, hit: bool) -> None:
        """Count one."""
        if hit:
            self.hits += 1
        else:
            self.misses.append(text)

    def __str__(self) -> str:
        total = self.hits + len(self.misses)
        return f"{self.hits / total:.3f} of {total:,}" if total else "nothing to count"


def main() -> None:
    """Print a line for each set that is there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dir", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="show so many of each")
    args = parser.parse_args()
    known = catalog.load()
    listed = [e for e in known if e.listings and e.kind is not EntityKind.OTHER]
    matcher = build_matcher(listed, known)
    for name in SPAN_SETS:
        within, found = spans(matcher, rows(args.dir / f"{name}.jsonl"), by_ric(known))
        show(name, "within", within, args.errors)
        show(name, "found", found, args.errors)
    for name in TICKER_SETS:
        found = cashtags(matcher, rows(args.dir / f"{name}.jsonl"), by_symbol(known))
        show(name, "found", found, args.errors)
    watchlist = args.dir / f"{CLOSED}.json"
    if watchlist.exists():
        closed(known, watchlist, args.errors)


def closed(known: Iterable[Entity], watchlist: Path, errors: int) -> None:
    """Score companies against a closed watchlist, all others protecting."""
    symbols = by_symbol(known)
    wanted = json.loads(watchlist.read_text(encoding="utf-8"))["watchlist"]
    ids = {symbols[symbol] for symbol in wanted if symbol in symbols}
    mine = [e for e in known if e.id in ids]
    matcher = build_matcher(mine, [e for e in known if e.id not in ids])
    right, found = Score(), Score()
    for row in rows(watchlist.with_name(f"{CLOSED}_mentions.jsonl")):
        said = {m.entity_id for m in matcher.find(row["text"])}
        labelled = {symbols[label["ticker"]] for label in row["labels"]}
        for entity_id in said:
            right.add(f"{entity_id}: {row['text'][:110]}", hit=entity_id in labelled)
        for entity_id in labelled:
            found.add(f"{entity_id}: {row['text'][:110]}", hit=entity_id in said)
    show(CLOSED, "precision", right, errors)
    show(CLOSED, "recall", found, errors)


def spans(
    matcher: Matcher, texts: Iterable[Row], rics: Mapping[str, EntityId]
) -> tuple[Score, Score]:
    """Score mentions against labelled places, and labelled codes against mentions."""
    within, found = Score(), Score()
    for row in texts:
        text, labels = row["text"], row["labels"]
        mentions = matcher.find(text)
        for mention in mentions:
            hit = any(_touches(mention, label, RIC_REACH) for label in labels)
            within.add(around(text, mention.start, mention.end), hit=hit)
        for label in labels:
            entity_id = rics.get(label.get("ric") or "")
            if entity_id:
                hit = any(
                    m.entity_id == entity_id and _touches(m, label, RIC_REACH)
                    for m in mentions
                )
                found.add(around(text, label["start"], label["end"]), hit=hit)
    return within, found


def cashtags(
    matcher: Matcher, texts: Iterable[Row], symbols: Mapping[str, EntityId]
) -> Score:
    """Score labelled tickers that stand in the text with a dollar sign."""
    found = Score()
    for row in texts:
        said = {m.entity_id for m in matcher.find(row["text"])}
        for label in row["labels"]:
            ticker = label.get("ticker", "")
            entity_id = symbols.get(ticker)
            if entity_id and f"${ticker} " in f"{row['text']} ":
                found.add(f"{ticker}: {row['text'][:110]}", hit=entity_id in said)
    return found


def _touches(mention: Mention, label: Row, reach: int) -> bool:
    in_title = mention.field is Field.TITLE
    before_end = mention.start < label["end"] + reach
    return bool(in_title and before_end and label["start"] < mention.end)


def by_symbol(known: Iterable[Entity]) -> dict[str, EntityId]:
    """Return whose each listing is."""
    return {symbol: entity.id for entity in known for symbol in entity.listings}


def by_ric(known: Iterable[Entity]) -> dict[str, EntityId]:
    """Return whose each code is, as Reuters prints it: BABA.N, 9988.HK."""
    found: dict[str, EntityId] = {}
    for symbol, entity_id in by_symbol(known).items():
        if "." in symbol:
            found[symbol] = entity_id
        else:
            found |= {f"{symbol}.{venue}": entity_id for venue in US_RICS}
    return found


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a set, none where it is not there."""
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def around(text: str, start: int, end: int) -> str:
    """Return a place with some of what stands around it."""
    before, after = text[max(0, start - 45) : start], text[end : end + 45]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def show(name: str, figure: str, score: Score, errors: int) -> None:
    """Print one figure, and some of what went wrong."""
    if not score.hits and not score.misses:
        return
    print(f"{name:26} {figure:10} {score}")
    for text in score.misses[:errors]:
        print(f"    {text}")


if __name__ == "__main__":
    main()
