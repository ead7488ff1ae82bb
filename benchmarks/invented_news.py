"""Invented news for benchmarks: word frequencies fall as in real text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from newswatch.domain.article import Article


def _split(text: str) -> list[str]:
    return text.split()


COMMON = _split(
    "the of to and in a for on that is said with as its at by from it was has an be "
    "are will shares market percent company year have new more than which their "
    "stock up after billion million bank had over quarter results been sales profit "
    "price"
)
NAMES = _split("tencent alibaba meituan xiaomi nvidia apple tesla hsbc boeing pfizer")
NAMES_ZH = _split("騰訊 阿里 美團 小米 滙豐 港交 中移 友邦 比亞迪 快手")
COMMON_ZH = _split(
    "公司 市場 股份 今日 億元 增長 集團 中國 香港 業務 投資 表示 報告 上升"
)
START = datetime(2025, 1, 1, tzinfo=UTC)


class Writer:
    """Writes articles; the same seed writes the same ones."""

    def __init__(self, seed: int = 5) -> None:
        self._dice = np.random.default_rng(seed)
        plain = random.Random(seed)
        self.english = [*COMMON, *_words(plain, 60_000)]
        self.chinese = [*COMMON_ZH, *_words_zh(plain, 30_000)]
        self._cumulated = _zipf(len(self.english)), _zipf(len(self.chinese))

    def articles(self, number: int, start: datetime = START) -> Iterator[Article]:
        """Yield articles, half a minute apart."""
        for i in range(number):
            when = start + timedelta(seconds=30 * i + i % 7)
            yield self._chinese_one(i, when) if i % 5 == 0 else self._one(i, when)

    def _one(self, i: int, when: datetime) -> Article:
        words = self._pick(self.english, self._cumulated[0], 90)
        if i % 3 == 0:
            words[int(self._dice.integers(90))] = NAMES[i // 3 % len(NAMES)]
        text = " ".join(words)
        return _article(i, when, text[:60].strip(), text[60:560], "en")

    def _chinese_one(self, i: int, when: datetime) -> Article:
        words = self._pick(self.chinese, self._cumulated[1], 250)
        if i % 3 == 0:
            words[int(self._dice.integers(250))] = NAMES_ZH[i // 3 % len(NAMES_ZH)]
        text = "".join(w + "，" if k % 8 == 7 else w for k, w in enumerate(words))
        return _article(i, when, text[:24], text[24:524], "zh-Hant")

    def _pick(self, words: list[str], cumulated: np.ndarray, number: int) -> list[str]:
        places = np.searchsorted(cumulated, self._dice.random(number))
        return [words[place] for place in places]


def _zipf(size: int) -> np.ndarray:
    weights = 1 / (np.arange(size) + 2.7) ** 1.05
    return np.cumsum(weights / weights.sum())


def _words(dice: random.Random, number: int) -> list[str]:
    heads = [
        "b",
        "br",
        "c",
        "ch",
        "cl",
        "d",
        "dr",
        "f",
        "fl",
        "g",
        "gr",
        "h",
        "j",
        "k",
        "l",
        "m",
        "n",
        "p",
        "pr",
        "qu",
        "r",
        "s",
        "sh",
        "st",
        "str",
        "t",
        "tr",
        "v",
        "w",
    ]
    vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "io"]
    tails = ["", "n", "r", "s", "t", "l", "nd", "ng", "ck", "m"]

    def syllable() -> str:
        return dice.choice(heads) + dice.choice(vowels) + dice.choice(tails)

    made: dict[str, None] = {}
    while len(made) < number:
        made["".join(syllable() for _ in range(dice.choice((1, 2, 2, 3, 3))))] = None
    return list(made)


def _words_zh(dice: random.Random, number: int) -> list[str]:
    signs = [chr(0x4E00 + 5 * i) for i in range(3500)]
    weights = [1 / (i + 20) for i in range(len(signs))]
    made: dict[str, None] = {}
    while len(made) < number:
        made["".join(dice.choices(signs, weights, k=dice.choice((1, 2, 2, 2, 3))))] = (
            None
        )
    return list(made)


def _article(
    i: int, when: datetime, title: str, summary: str, language: str
) -> Article:
    return Article(
        url=f"https://news.example/{when:%Y/%m/%d}/story-{i}",
        title=title,
        summary=summary,
        published=when,
        fetched=when,
        source=f"Source {i % 40}",
        feed_url=f"https://news.example/feed/{i % 40}",
        language=language,
    )
