"""What companies do in headlines: verbs in their forms, and what the verbs are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newswatch.domain.words import word_set

_VOWELS: Final = frozenset("aeiou")
_HISSING: Final = ("s", "x", "z", "ch", "sh")
_DOUBLED: Final = word_set("scrap trim tap drop plan ship swap unpin")
_IRREGULAR: Final = {
    "buy": "bought", "sell": "sold", "build": "built", "pay": "paid", "lay": "laid",
    "say": "said", "seek": "sought", "take": "took", "give": "gave", "make": "made",
    "spend": "spent", "shut": "shut", "cut": "cut", "bid": "bid", "lend": "lent",
    "win": "won", "spin": "spun", "withdraw": "withdrew", "oversee": "oversaw",
    "hold": "held", "tell": "told", "begin": "began", "set": "set", "put": "put",
    "rethink": "rethought", "outsell": "outsold", "lose": "lost", "beat": "beat",
    "strike": "struck",
}  # fmt: skip


def _present(verb: str) -> str:
    if verb.endswith(_HISSING):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _past(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in _DOUBLED else f"{verb}ed"


def _forms(verbs: str) -> Iterator[str]:
    for verb in verbs.split():
        yield from (_present(verb), _past(verb))


_ACTS: Final = (
    "say tell deny disclose insist acknowledge pledge vow acquire agree apologise "
    "apologize appoint approach announce assemble axe borrow buy ditch divest enlist "
    "explore furlough hire inject invest introduce license lobby manufacture mull "
    "negotiate nominate offload oust outsell outsource overhaul partner pay pilot "
    "poach postpone privatise privatize promote purchase recruit redeem refinance "
    "refute reinstate relaunch relist rename renegotiate reopen repay repurchase "
    "restate restructure retrench rethink revamp scrap seek sell shelve shutter "
    "sideline snub stockpile sue swap trial unload unveil unwind woo expect consider "
    "contest counter-sue countersue decline prepare settle "
)
_DEALS: Final = (
    "add accept appeal ask award back ban beat begin bid block boost build challenge "
    "change claim close complete cut defend delay double drop end exit expand extend "
    "fight file fire forecast give halt hike hold join keep launch lay lend lift list "
    "lose lower make miss move name need offer open order overtake plan post price "
    "pull push put raise recall receive reject release replace report resume return "
    "reveal reverse review revive roll save secure see set share shift ship show shut "
    "sign slash spend spin start stop suspend take tap test tout transfer trim "
    "upgrade use want reach strike clinch ink face eye warn weigh widen win withdraw"
)

ACTS: Final = frozenset(_forms(_ACTS))
"""Done by somebody: no visa, gap or block hires, sues or divests."""

DEALS: Final = frozenset(_forms(_DEALS))
"""Done by anything, but by a company with what companies have."""

PASSIVES: Final = frozenset(map(_past, _ACTS.split())) - {"said", "told", "agreed"}
"""Forms that are also done to things: bought, scrapped."""

BASE_ACTS: Final = word_set(_ACTS)
BASE_DEALS: Final = word_set(_DEALS)
"""The same behind "to", the future of headlines."""

OBJECTS: Final = word_set(
    "forecast forecasts outlook guidance profit profits revenue revenues sales "
    "dividend dividends buyback share shares stake stakes unit units deal deals bid "
    "offer merger takeover acquisition buyout investment investments funding contract "
    "contracts output production plant plants factory factories workforce staff job "
    "jobs fees cost costs debt bonds loan ipo listing brand brands product "
    "products app service services customer customers subsidiary division businesses "
    "stores store outlets shops centre centres center centers warehouse warehouses "
    "models model vehicles planes jets routes flights chip chips billion million bn "
    "mln ceo cfo coo chief chairman chairwoman boss executives employees workers "
    "layoffs shareholders investors supplier suppliers lawsuit settlement patent "
    "patents subscription subscribers membership "
    "capacity target targets prices margin margins restructuring turnaround bankruptcy "
    "headquarters hq quarter q1 q2 q3 q4 earnings results rating credit crypto "
    "stablecoin platform software payments payment orders loyalty partnership pact "
    "jv venture startup licence license licences rights fleet branches sale spinoff "
    "spin-off split exit revolt boycott probe fine fines penalty backlash strike "
    "agreement"
)
"""What companies cut, raise, sell and open."""

NO_OBJECT: Final = word_set(
    "in on at of for from to by with over under near through into across as after "
    "before amid between despite without until since and or but that than is are was "
    "were be been has have had will would could should may might must can hit hits "
    "hurt hurts leave leaves force forces cause causes put puts mean means threaten "
    "threatens keep keeps prompt prompts spark sparks take takes face faces anger "
    "angers stall stalls rise rises fall falls loom looms mount mounts cost costs who "
    "which when where why how if while again today soon here there"
)
"""Where the object of a verb has ended: a preposition, another verb."""

FUTURES: Final = word_set(
    "plans planned aims aimed wants wanted expects intends hopes seeks sought agrees "
    "agreed prepares vows pledges looks set poised due ready moves offers decides"
)
"""Before another deed: plans to sell."""

JOINTS: Final = word_set("as after while when before but because if since until though")
"""What a clause of its own begins with, inside a sentence."""

ADVERBS: Final = word_set("also now still reportedly quietly again already formally")

ACTORS: Final = word_set(
    "archer ball box carrier chase coach dominion fox industrial keep match monster "
    "progressive regions riot rivian root strategy truly agile coherent constellation"
)
"""Words for somebody or something that acts as companies do: the carrier, a coach."""

TALKS: Final = re.compile(
    r" (?:is |are |was |said to be |reportedly )?"
    r"(?:in (?:\w+ ){0,2}(?:talks|discussions|negotiations)"
    r" (?:to|with|on|over|for|about)\b"
    r"|(?:close|closer|near) to (?:\w+ ){0,4}(?:deal|sale|merger|takeover|pact)\b"
    r"|under (?:investigation|probe|scrutiny) (?:by|over|for)\b)"
)
"""What only somebody is in."""

OWN_THING: Final = re.compile(r"'s? ((?:[\w.$&-]+ ){0,3}[\w-]+)")
"""What belongs to somebody: Target's new chief."""

APPOSITION: Final = re.compile(r", (?:the|a|an|one|which|whose) ([^,.;]+)")
"""What somebody is, between commas."""

SPORT: Final = word_set(
    "striker midfielder midfield goalkeeper defender winger manager coach coaching "
    "league cup goal goals goalless fans match matches football footballer soccer "
    "club clubs championship tournament season trafford pitch kick-off innings wicket "
    "wickets playoffs playoff quarterback touchdown nba nfl nhl mlb fifa uefa "
    "semi-final semifinal quarter-final final finals squad captain title referee "
    "penalty derby substitute signing loanee teammate teammates stadium rugby cricket"
)
"""Of games, where United signs and City sells."""
