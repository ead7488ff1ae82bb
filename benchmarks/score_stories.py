"""How well articles are gathered into stories: pairwise precision and recall.

    python benchmarks/score_stories.py [--errors] [FILE.jsonl]

The file has one telling a line: {"group", "story", "hours", "title", "summary"}.
Pairs are made within a group, whose stories are easily taken for one another;
two tellings belong together if they have the same story. The baseline, in the
same run: titles that share half their words.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from pathlib import Path

from newswatch.domain import story
from newswatch.domain.story_wording import Wording, read

TELLINGS = Path(__file__).parent.parent / "tests" / "stories" / "tellings.jsonl"


@dataclass(frozen=True, slots=True)
class Telling:
    group: str
    story: str
    hours: float
    title: str
    summary: str

    @property
    def wording(self) -> Wording:
        return read(self.title, self.summary)


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


def pairs(path: Path = TELLINGS) -> Iterator[tuple[Telling, Telling]]:
    """Yield all pairs of tellings within a group."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        telling = Telling(**json.loads(line))
        groups[telling.group].append(telling)
    for tellings in groups.values():
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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=TELLINGS)
    parser.add_argument("--errors", action="store_true", help="list them")
    options = parser.parse_args()
    print(f"all              {score(ours, options.file)}")
    print(f"  English        {score(ours, options.file, chinese=False)}")
    print(f"  Chinese        {score(ours, options.file, chinese=True)}")
    print(f"as the store     {score(candidates, options.file)}")
    print(f"half the title   {score(half_the_title, options.file)}")
    if options.errors:
        for one, other in pairs(options.file):
            if (one.story == other.story) != candidates(one, other):
                kind = "missed" if one.story == other.story else "WRONG "
                print(f"{kind}  {one.title}  |  {other.title}")


if __name__ == "__main__":
    main()
