"""What a Chinese name may be instead: a number, a venue, an index, a tale."""

from __future__ import annotations

from newswatch.domain.mention import Reason
from newswatch.matching import vocabulary_zh_deeds as v
from newswatch.matching.case import Case
from newswatch.matching.evidence_index import is_exchange
from newswatch.matching.weights import reason

_NEAR = 16


def number(case: Case) -> Reason | None:
    """一百度, 氣溫升至百度: a number and its unit."""
    spot = case.spot
    if spot.article.folded[spot.start] not in v.ZH_NUMBER_BEGIN:
        return None
    counted = spot.before[-1:] in v.ZH_NUMERALS
    near = f"{spot.before[-_NEAR:]} {spot.after[:_NEAR]}"
    heat = v.ZH_ABOUT.search(spot.before) and v.ZH_HEAT.search(near)
    return reason("zh-part-of-word", spot.before[-1:]) if counted or heat else None


def venue(case: Case) -> Reason | None:
    """在港交所掛牌: where others are listed; not 在港交所股東大會."""
    if not is_exchange(case.form) or not v.ZH_VENUE_BEFORE.search(case.spot.before):
        return None
    return reason("exchange") if v.ZH_VENUE_AFTER.match(case.spot.after) else None


def index_brand(case: Case) -> Reason | None:
    """恒生香港上市生物科技指數: the brand of an index."""
    match = v.ZH_INDEX_NEXT.match(case.spot.after)
    if not match or not case.form.is_brand_of_indices:
        return None
    end = case.spot.end
    raw = case.spot.article.raw[end : end + match.end()]
    return reason("longer-company", raw)


def tale(case: Case) -> Reason | None:
    """商湯王禱雨, 演出阿里巴巴的故事: not the company, which was called after it."""
    spot = case.spot
    if not v.ZH_TALE.match(spot.after):
        return None
    told = v.ZH_STAGE.search(f"{spot.before} {spot.after}")
    return reason("other-topic", told[0], factor=3.0) if told else None
