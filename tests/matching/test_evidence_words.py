"""Every piece of evidence has words for the user."""

from newswatch.domain.why import WORDS
from newswatch.matching.weights import WEIGHTS


def test_every_weight_has_words_and_every_word_a_weight() -> None:
    assert set(WEIGHTS) == set(WORDS)
