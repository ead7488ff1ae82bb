"""Words that tell little, or tell much, about which story a headline belongs to."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP: Final = _words(
    "a an the and or but of to in on at for from by with as is are was were be been it"
    " its his her their our this that these those will would could may might can has"
    " have had do does did not no than then so if into over under about amid after"
    " before while during against between more most less least new says said say see"
    " sees just now today yesterday tomorrow what why how who when where here s t us"
    " you your they we he she i up down out off vs per via"
)
"""Words that never count."""

SAME: Final = {
    **dict.fromkeys(("shares", "stocks", "stock", "equities", "equity"), "share"),
    **dict.fromkeys(("earnings", "income", "profits", "profit"), "profit"),
    **dict.fromkeys(("sales", "turnover", "revenues", "revenue"), "revenue"),
    **dict.fromkeys(("percent", "pct", "percentage"), ""),
    **dict.fromkeys(("billion", "bln", "bn", "million", "mln", "mn", "trillion"), ""),
    **dict.fromkeys(("firm", "group", "company", "giant", "maker", "corp", "inc"), ""),
    **dict.fromkeys(("estimates", "expectations", "forecasts", "views"), "estimate"),
    **dict.fromkeys(("buys", "acquires", "acquire", "takeover", "buyout"), "buy"),
    **dict.fromkeys(("cuts", "axes", "sheds", "layoffs", "slashes"), "cut"),
    **dict.fromkeys(("staff", "employees", "workers", "workforce", "job"), "jobs"),
    **dict.fromkeys(("unveils", "launches", "introduces", "debuts"), "launch"),
    **dict.fromkeys(("investigation", "probes", "inquiry", "investigates"), "probe"),
}
"""Words that headlines use for each other; empty: says nothing by itself."""

RISE: Final = _words(
    "rise rises rose rising risen gain gains gained jump jumps jumped surge surges"
    " surged soar soars soared climb climbs climbed rally rallies rallied higher beat"
    " beats tops topped upgrade upgrades upgraded advance advances grew grows increase"
    " increases increased rebound rebounds up raise raises raised boosts boost"
    " hikes hike high highs"
)
FALL: Final = _words(
    "fall falls fell falling fallen drop drops dropped plunge plunges plunged slump"
    " slumps slumped slide slides slid sink sinks sank tumble tumbles tumbled lower"
    " miss misses missed downgrade downgrades downgraded decline declines declined"
    " decrease decreases loses lost retreat retreats down cut cuts lowers lowered"
    " slashes trims trim low lows"
)
DENY: Final = _words(
    "deny denies denied reject rejects rejected refute refutes dismisses scraps"
    " cancels cancelled postpones delays withdraws abandons halts resumes ends"
    " vacates blocks clears approves completes"
)
"""Words that make another story of the same subject."""

RISE_HAN: Final = (
    "升",
    "漲",
    "涨",
    "增",
    "飆",
    "飙",
    "揚",
    "扬",
    "扭虧",
    "勝預期",
    "上調",
)
FALL_HAN: Final = (
    "跌",
    "降",
    "減",
    "减",
    "挫",
    "瀉",
    "泻",
    "插",
    "遜預期",
    "下調",
    "虧損擴",
)
DENY_HAN: Final = (
    "否認",
    "否认",
    "澄清",
    "終止",
    "终止",
    "取消",
    "押後",
    "復牌",
    "完成",
    "獲批",
)

COMMON: Final = _words(
    "share profit revenue estimate buy cut launch probe jobs market price quarter year"
    " month week day result outlook guidance forecast demand supply growth loss deal"
    " offer bid stake unit business industry sector global world china chinese hong"
    " kong us u.s america american europe european asia asian japan japanese india uk"
    " british investor analyst trader fund bank banks trade tariff rate rates inflation"
    " economy economic fed central tech technology ai chip chips car cars ev evs oil"
    " gas gold dollar yuan target rating report reports data record high low first"
    " second third fourth half annual quarterly net strong weak stronger weaker better"
    " worse expected beat miss big top best plan plans set sets make makes take takes"
    " get gets give gives show shows look looks start starts begin begins open opens"
    " close closes end ends hit hits keep keeps help helps face faces warn warns"
    " warning lead leads drive drives push pushes weigh weighs announce announces"
    " announced update exclusive breaking live brief wrapup factbox amid boost fear"
    " fears hope"
    " hopes worry worries concern concerns risk risks move moves money cash billion"
    " million dividend buyback ipo listing debut merger acquisition chief ceo cfo"
    " executive chairman board director service services product products customer"
    " customers user users sale order orders delivery deliveries output production"
    " factory plant store stores online cloud software hardware phone phones device"
    " model models rise fall agree agrees agreed talk talks sign signs pact invest"
    " invests investment spend spends spending cost costs fine fines fined court judge"
    " lawsuit sue sues settle settles regulator antitrust ban bans sanction recall"
    " recalls strike union worker"
)
"""Words of many headlines. What is none of them, in a title, is taken for a name."""

WEEKDAYS: Final = _words("monday tuesday wednesday thursday friday saturday sunday")
DAYS: Final = WEEKDAYS | _words(
    "january february march april june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri"
)

QUARTERS: Final = {
    "q1": "q1", "1q": "q1", "first quarter": "q1", "第一季": "q1", "首季": "q1",
    "一季度": "q1", "q2": "q2", "2q": "q2", "second quarter": "q2", "第二季": "q2",
    "次季": "q2", "二季度": "q2", "q3": "q3", "3q": "q3", "third quarter": "q3",
    "第三季": "q3", "三季度": "q3", "q4": "q4", "4q": "q4", "fourth quarter": "q4",
    "第四季": "q4", "末季": "q4", "四季度": "q4", "first half": "h1", "half year": "h1",
    "interim": "h1", "上半年": "h1", "中期": "h1", "半年": "h1", "second half": "h2",
    "下半年": "h2", "full year": "fy", "全年": "fy", "annual results": "fy",
    "年度": "fy", "末期": "fy",
}  # fmt: skip
"""How headlines write the period that a result is of."""

PERIOD_WORDS: Final = frozenset(word for sign in QUARTERS for word in sign.split())

STAGES: Final = {
    "競價": "auction", "竞价": "auction", "開市": "open", "开市": "open",
    "開盤": "open", "开盘": "open", "高開": "open", "低開": "open", "早段": "open",
    "半日": "noon", "午收": "noon", "中午": "noon", "午後": "afternoon",
    "下午": "afternoon", "尾段": "afternoon", "收市": "close", "收盤": "close",
    "收盘": "close", "全日": "close", "夜期": "night",
    " open": "open", "early trade": "open", "midday": "noon", "mid-day": "noon",
    "lunch": "noon", " close": "close", " end ": "close", " ends ": "close",
    "finish": "close", "settle": "close", "premarket": "open", "pre-market": "open",
    "after hours": "night", "after-hours": "night",
}  # fmt: skip
"""How reports of the market name the time of day; each is a report of its own."""
