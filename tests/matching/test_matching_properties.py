"""Claims about matching that hold for any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from builders_matching import ALIBABA, PROTECTIVE, WATCHED
from newswatch.domain.mention import Field, Mention
from newswatch.matching.builder import build_matcher
from newswatch.matching.folding import fold, narrow
from newswatch.ports import UserAlias

MATCHER = build_matcher(WATCHED, PROTECTIVE)
UNRELATED = "zyzzyva quokka"
TAUGHT = build_matcher(WATCHED, PROTECTIVE, [UserAlias(ALIBABA.id, UNRELATED)])
BLOCKING = build_matcher(
    WATCHED, PROTECTIVE, [UserAlias(ALIBABA.id, UNRELATED, blocked=True)]
)
TO_SIMPLIFIED = OpenCC("t2s")
TO_TRADITIONAL = OpenCC("s2t")

WRITTEN = (
    "Alibaba|alibaba's|阿里巴巴|騰訊|Tencent|滙豐|Apple|Target|shares|price|the|a|(0700)|"
    "9988.HK|$BABA|(NYSE: V)|2015|中國銀行|業|報道指|理想|恒生指數|，|、|. |’s|&|-|"
    "\U0001f680|İ|ß|ﬁ|\u3000|\ud800|Ａ|公布業績|zyzzyva"
)
PIECES = st.sampled_from(WRITTEN.split("|"))
PIECED = st.lists(PIECES, max_size=14).map(" ".join) | st.lists(
    PIECES, max_size=14
).map("".join)
ANY_TEXT = PIECED | st.text(
    st.characters(codec=None, categories=None, exclude_categories=()), max_size=60
)


def assert_spans_lie_inside(
    mentions: tuple[Mention, ...], fields: tuple[str, str]
) -> None:
    for mention in mentions:
        text = fields[0] if mention.field is Field.TITLE else fields[1]
        assert 0 <= mention.start < mention.end <= len(text)
        span = text[mention.start : mention.end]
        assert span.encode("utf-8", "replace") == mention.text.encode(
            "utf-8", "replace"
        )
        assert 0 <= mention.score <= 1
        assert mention.reasons


@given(ANY_TEXT, ANY_TEXT)
def test_whatever_the_text_spans_lie_inside_and_equal_it(title: str, body: str) -> None:
    assert_spans_lie_inside(MATCHER.find(title, body), (title, body))


@given(st.binary(max_size=80), st.sampled_from(["utf-8", "big5", "gb18030", "utf-16"]))
def test_whatever_the_bytes_no_exception(data: bytes, encoding: str) -> None:
    text = data.decode(
        encoding, "surrogateescape" if encoding == "utf-8" else "replace"
    )
    assert_spans_lie_inside(MATCHER.find(text, text), (text, text))


@given(ANY_TEXT, ANY_TEXT)
def test_an_unrelated_alias_never_changes_other_mentions(title: str, body: str) -> None:
    assert MATCHER.find(title, body) == tuple(
        m for m in TAUGHT.find(title, body) if m.text.lower() != UNRELATED
    )


@given(ANY_TEXT, ANY_TEXT)
def test_an_unrelated_blocked_phrase_changes_nothing(title: str, body: str) -> None:
    """It also takes the long way where the other matcher takes the short one."""
    assert MATCHER.find(title, body) == BLOCKING.find(title, body)


@given(PIECED.filter(lambda text: "\ud800" not in text))
def test_traditional_and_simplified_give_the_same_entities(text: str) -> None:
    def entities(written: str) -> list[str]:
        return [mention.entity_id for mention in MATCHER.find(written)]

    assert entities(TO_SIMPLIFIED.convert(text)) == entities(text)
    assert entities(TO_TRADITIONAL.convert(text)) == entities(text)


@given(ANY_TEXT)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(narrow(text)) == len(text)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
