"""How well articles are gathered into stories: pairwise precision and recall.

    python benchmarks/score_stories.py [--errors] [FILE.jsonl ...]

A file has one telling a line: {"group", "story", "hours", "title", "summary"}.
Pairs are made within a group, whose stories are easily taken for one another;
two tellings belong together if they have the same story. "Gathered" is what the
store makes of a group, article by article, as they were published: pairs that it
has in one story. The baseline, in the same run: titles that share half their words.

The rules were made with the first set. The second was labelled before any rule ran
on it, and then used, too; the third was labelled last, and first measured with
rules that had never seen it (docs/adr/0004-feeds.md has these figures).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

from newswatch.domain import story
from newswatch.domain.article import Article, ArticleId
from newswatch.domain.story_wording import Wording, read
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.terms import fold

SETS = sorted((Path(__file__).parent.parent / "tests" / "stories").glob("*.jsonl"))
START = datetime(2025, 3, 3, 8, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Telling:
    group: str
    story: str
    hours: float
    title: str
    summary: str

    @property
    def wording(self) -> Wording:
        return read(self.title, self.summary, fold)

    @property
    def article(self) -> Article:
        published = START + timedelta(hours=self.hours)
        name = f"{self.story}-{self.hours}-{hash(self.title)}"
        return Article(
            url=f"https://example.com/{name}",
            title=self.title,
            summary=self.summary,
            published=published,
            fetched=published,
            source=name,
            feed_url="https://example.com/feed",
        )


@dataclass(slots=True)
class Score:
    """Pairs by what they are and what was said of them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    apart: int = 0

    def count(self, *, same: bool, said: bool) -> None:
        self.right += same and said
        self.wrong += said and not same
        self.missed += same and not said
        self.apart += not same and not said

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        pairs = self.right + self.wrong + self.missed + self.apart
        return (
            f"precision {precision:.3f}  recall {recall:.3f}   ({pairs} pairs:"
            f" {self.right} found, {self.missed} missed, {self.wrong} wrong)"
        )


def groups(path: Path) -> list[list[Telling]]:
    """Return the tellings of each group, the earliest first."""
    found: dict[str, list[Telling]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        telling = Telling(**json.loads(line))
        found[telling.group].append(telling)
    return [sorted(each, key=lambda told: told.hours) for each in found.values()]


def pairs(path: Path) -> Iterator[tuple[Telling, Telling]]:
    """Yield all pairs of tellings within a group."""
    for tellings in groups(path):
        yield from combinations(tellings, 2)


def ours(one: Telling, other: Telling) -> bool:
    apart = timedelta(hours=one.hours - other.hours)
    return story.same_story(one.wording, other.wording, apart)


def candidates(one: Telling, other: Telling) -> bool:
    """What the store would compare at all."""
    first, second = story.bands(one.wording), story.bands(other.wording)
    shared = sum(weight for band, weight in first.items() if band in second)
    return shared >= story.ENOUGH_SHARED and ours(one, other)


def half_the_title(one: Telling, other: Telling) -> bool:
    first, second = one.wording.title, other.wording.title
    return len(first & second) * 2 >= len(first | second)


def score(
    judge: Callable[[Telling, Telling], bool], path: Path, chinese: bool | None = None
) -> Score:
    result = Score()
    for one, other in pairs(path):
        if chinese is None or one.wording.han == chinese:
            result.count(same=one.story == other.story, said=judge(one, other))
    return result


def gathered(path: Path) -> Score:
    """Return how the pairs stand in the stories that the store made."""
    result = Score()
    for tellings in groups(path):
        stories = gather(tellings)
        for (one, first), (other, second) in combinations(
            zip(tellings, stories, strict=True), 2
        ):
            result.count(same=one.story == other.story, said=first == second)
    return result


def gather(tellings: list[Telling]) -> list[ArticleId]:
    """Store tellings one by one; return their stories."""
    database = Database.in_memory()
    store = ArticleStore(database)
    numbers = [store.add_articles([each.article])[0].id for each in tellings]
    stored = [store.article(number) for number in numbers]
    stories = [each.stored.story_id for each in stored if each is not None]
    database.close()
    return stories


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=SETS)
    parser.add_argument("--errors", action="store_true", help="list them")
    options = parser.parse_args()
    for path in options.files:
        print(path.name)
        table(path)
        if options.errors:
            errors(path)


def table(path: Path) -> None:
    print(f"  gathered       {gathered(path)}")
    print(f"  by the rules   {score(ours, path)}")
    print(f"    English      {score(ours, path, chinese=False)}")
    print(f"    Chinese      {score(ours, path, chinese=True)}")
    print(f"  as looked up   {score(candidates, path)}")
    print(f"  half the title {score(half_the_title, path)}")


def errors(path: Path) -> None:
    for one, other in pairs(path):
        if (one.story == other.story) != candidates(one, other):
            kind = "missed" if one.story == other.story else "WRONG "
            print(f"{kind}  {one.title}  |  {other.title}")


if __name__ == "__main__":
    main()
