"""A word is the company's name where it does, has or suffers what companies do."""

from __future__ import annotations

import pytest

from builders_matching import GAP, TARGET, VISA, entity
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher

WORDS = ("Delta", "Block", "Arm", "Snap", "Southwest", "United", "Galaxy", "Link")
NAMED = [
    entity(
        word.lower(), f"{word} Quux Inc", symbols=(f"{word[:3]}Q",), doubtful=(word,)
    )
    for word in WORDS
]
ACTORS = [entity("coach", "Coach Quux", symbols=("CQ",), doubtful=("Coach",))]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher([VISA, TARGET, GAP, *NAMED, *ACTORS])


@pytest.mark.parametrize("name", ["Visa", "Target", "Gap", *WORDS])
@pytest.mark.parametrize(
    "headline",
    [
        "{} said on Monday it would buy a smaller rival",
        "{} cuts profit forecast on weak demand",
        "{} scraps summer plans",
        "{} sues former engineer over trade secrets",
        "{}'s new chief outlines strategy",
        "{} in talks to sell unit",
        "Exclusive: {} weighs sale of unit",
        "{} recalls 40,000 units",
        "{} earnings: what to watch",
        "{} boss quits",
        "{} to open 50 stores",
        "{} hires banks for listing",
        "EU fines {} over data",
        "{} agrees to pay $50 million fine",
        "{} reportedly plans to shut 40 branches",
        "{}, the retailer founded in 1962, had no comment",
        "Rivals wince as {} poaches star engineer",
        "Analysis: {} faces investor revolt",
        "{} Said to Weigh Sale",
    ],
)
def test_who_acts_as_companies_do_is_one(
    matcher: Matcher, headline: str, name: str
) -> None:
    found = matcher.find(headline.format(name))
    assert [m.text for m in found] == [name]


@pytest.mark.parametrize(
    "headline",
    [
        "Target of the probe steps down",
        "Target missed as hospital waits grow",
        "Target acquired, pilot says",
        "Target set for 2030 emissions",
        "Target your spending",
        "Visa rules tighten for students",
        "Visa applicants sue government",
        "Visa delays hit tourism businesses",
        "Visa denied to foreign minister",
        "Visa changes take effect in July",
        "Visa bans hurt airlines' profits",
        "Visa appeals clog courts",
        "Visa offers hope to refugees",
        "VISA BAN WIDENS; GAP IN TALKS REMAINS",
        "Gap between rich and poor widens",
        "Gap opens between promise and delivery",
        "Gap closes to two points",
        "Delta variant spreads",
        "Delta floods displace thousands",
        "Delta, the mouth of a river, is shrinking",
        "Block party draws thousands",
        "Block falls on worker at building site",
        "Arm wrestling champion crowned",
        "Arm raised, she took the oath",
        "Snap election called in Japan",
        "Snap decision costs minister his job",
        "Southwest braces for record heat",
        "Southwest states sue over water",
        "United win 3-1 at home",
        "United sign striker for $50 million",
        "United agree deal for midfielder",
        "United in grief, town buries its dead",
        "Galaxy spins too fast, astronomers say",
        "Link to autism denied by scientists",
        "Link between diet and dementia found",
        "Coach says team must improve",
        "A visa said to be false was bought abroad",
    ],
)
def test_words_for_things_that_suffer_or_change_are_not(
    matcher: Matcher, headline: str
) -> None:
    assert not matcher.find(headline)


def test_a_name_settled_once_speaks_for_its_other_places(matcher: Matcher) -> None:
    title = "Snap names new finance chief"
    told = matcher.find(
        title, "Filings show that the Snap award vests over four years."
    )
    alone = matcher.find("", "Filings show that the Snap award vests over four years.")
    assert [m.text for m in told] == ["Snap", "Snap"]
    assert not alone


def test_it_does_not_speak_for_words_that_nothing_stands_for(matcher: Matcher) -> None:
    told = matcher.find("Visa names new finance chief", "A visa is needed to enter.")
    assert [m.field.value for m in told] == ["title"]
