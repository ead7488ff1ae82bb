"""Spans of the summary find their words in the text that is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newswatch.ui.quote.alignment import align, squeeze

WORDS = st.lists(
    st.text("abcXYZ阿里巴巴🚀é", min_size=1, max_size=8), min_size=1, max_size=12
)


@given(
    words=WORDS, pick=st.integers(0, 11), gaps=st.lists(st.sampled_from(" \n\t\u00a0"))
)
def test_other_white_space_does_not_move_a_span(
    words: list[str], pick: int, gaps: list[str]
) -> None:
    source = " ".join(words)
    glue = ("".join(gaps) or " ") + "\n"
    target = f"Lead. {glue.join(words)}"
    index = pick % len(words)
    start = len(" ".join(words[:index])) + (1 if index else 0)
    end = start + len(words[index])

    found = align(source, target, start, end)

    if found is not None:
        assert squeeze(target[slice(*found)]).text == words[index]


@given(words=WORDS)
def test_the_same_text_gives_the_same_span(words: list[str]) -> None:
    source = " ".join(words)
    span = (0, len(words[0]))

    assert align(source, source, *span) == span


def test_a_text_with_more_around_it_is_found_by_its_surroundings() -> None:
    source = "Shares of Alibaba rose. And more was cut"
    target = "Shares of Alibaba rose. [picture] Another sentence."

    found = align(source, target, 10, 17)

    assert found is not None
    assert target[slice(*found)] == "Alibaba"


def test_where_the_place_is_not_certain_there_is_none() -> None:
    assert align("Alibaba x", "Alibaba y Alibaba z", 0, 7) is None
    assert align("Apple rose", "Nothing of it", 0, 5) is None
    assert align("a b", "a b", 1, 2) is None
