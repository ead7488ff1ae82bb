"""Words that tell little, or tell much, about which story a headline belongs to."""

from __future__ import annotations

from typing import Final

from newswatch.domain.story_common import WRITTEN_SMALL
from newswatch.domain.words import word_set

STOP: Final = word_set(
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
    **dict.fromkeys(("cuts", "axes", "axing", "sheds", "layoffs", "slashes"), "cut"),
    **dict.fromkeys(("staff", "employees", "workers", "workforce", "job"), "jobs"),
    **dict.fromkeys(("unveils", "launches", "introduces", "debuts"), "launch"),
    **dict.fromkeys(
        ("cars", "auto", "autos", "automobile", "vehicle", "vehicles"), "car"
    ),
    **dict.fromkeys(("imports", "imported"), "import"),
    **dict.fromkeys(("duty", "duties", "levy", "levies", "tariffs"), "tariff"),
    **dict.fromkeys(("posts", "roles", "positions", "jobs"), "jobs"),
    **dict.fromkeys(("guidance", "forecast", "outlook"), "outlook"),
    **dict.fromkeys(("suit", "lawsuit", "sued", "sues", "suing"), "sue"),
    **dict.fromkeys(("fined", "fines", "penalty"), "fine"),
    **dict.fromkeys(("subscribers", "customers", "users"), "customer"),
    **dict.fromkeys(("investigation", "probes", "inquiry", "investigates"), "probe"),
}
"""Words that headlines use for each other; empty: says nothing by itself."""

SPELLED: Final = (
    ("federal reserve", "fed"),
    ("bank of england", "boe"),
    ("european central bank", "ecb"),
    ("bank of japan", "boj"),
    ("european commission", "eu"),
    ("european union", "eu"),
    ("brussels", "eu"),
    ("united states", "us"),
    ("u.s.", "us"),
    ("japan's central bank", "boj"),
    ("european", "europe"),
    ("wall st ", "wall street "),
    ("chinese", "china"),
    ("japanese", "japan"),
    ("chief executive", "ceo"),
    ("buy back", "buyback"),
    ("buys back", "buyback"),
)
"""Names of which headlines write now the one, now the other."""

SPELLED_HAN: Final = (
    ("中国人民银行", "人行"),
    ("人民银行", "人行"),
    ("央行", "人行"),
    ("下调存款准备金率", "降准"),
    ("降低存款准备金率", "降准"),
    ("香港交易所", "港交所"),
    ("港股通", "沪深港通"),
    ("港股", "恒指"),
    ("恒生指数", "恒指"),
    ("阿里巴巴", "阿里"),
    ("腾讯控股", "腾讯"),
    ("中国移动", "中移动"),
    ("汇丰控股", "汇丰"),
    ("汇控", "汇丰"),
    ("长江和记", "长和"),
    ("新鸿基地产", "新地"),
    ("友邦保险", "友邦"),
    ("摩根士丹利", "大摩"),
    ("摩根大通", "小摩"),
    ("净利润", "纯利"),
    ("股东应占溢利", "纯利"),
    ("盈利", "纯利"),
    ("多赚", "纯利升"),
    ("少赚", "纯利跌"),
    ("同比增长", "按年升"),
    ("同比增", "按年升"),
    ("同比下降", "按年跌"),
    ("同比", "按年"),
    ("环比", "按月"),
    ("营收", "收入"),
    ("一季度", "首季"),
    ("第一季", "首季"),
    ("二季度", "次季"),
    ("第二季", "次季"),
    ("三季度", "第三季"),
    ("四季度", "第四季"),
    ("降价", "减价"),
    ("定价", "售价"),
    ("裁减", "裁员"),
    ("人民币", ""),
)
"""The same for Chinese: what Hong Kong and the Mainland call it (Simplified)."""

RISE: Final = word_set(
    "rise rises rose rising risen gain gains gained jump jumps jumped surge surges"
    " surged soar soars soared climb climbs climbed rally rallies rallied higher beat"
    " beats tops topped upgrade upgrades upgraded advances grew grows increase"
    " increases increased rebound rebounds up raise raises raised boosts boost"
    " hikes hike high highs lift lifts lifted spike spikes"
)
FALL: Final = word_set(
    "fall falls fell falling fallen drop drops dropped plunge plunges plunged slump"
    " slumps slumped slide slides slid sink sinks sank tumble tumbles tumbled lower"
    " miss misses missed downgrade downgrades downgraded decline declines declined"
    " decrease decreases loses lost retreat retreats down cut cuts lowers lowered"
    " slashes slashed slash trims trim trimmed low lows sheds axes axing"
)
DENY: Final = word_set(
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
    "扭亏",
    "勝預期",
    "胜预期",
    "上調",
    "上调",
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
    "逊预期",
    "下調",
    "下调",
    "虧損擴",
    "亏损扩",
)
DENY_HAN: Final = (
    "否認",
    "否认",
    "澄清",
    "終止",
    "终止",
    "取消",
    "押後",
    "押后",
    "復牌",
    "复牌",
    "完成",
    "獲批",
    "获批",
)

COMMON: Final = word_set(WRITTEN_SMALL) | word_set(
    "share profit revenue estimate buy cut launch probe jobs market price quarter year"
    " interest pound pounds euro euros yen won cents"
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
    " recalls strike union worker put puts send sends add adds pay pays work works"
    " late early stage trial study daily weekly import export car truck driver one"
    " two three four five six seven eight nine ten half third time times back next"
    " last long short term policy rule rules law government president minister bill"
    " vote votes offer offers pour pours join joins leave leaves name names named"
    " turn turns bring brings call calls come comes go goes pick picks raise raises"
    " cost price prices pricing value worth capital asset assets loan loans debt bond"
    " bonds credit tax taxes payment budget fear centre center project projects"
    " product drop drops win wins lose gain shut shuts plant plants job power energy"
    " data app apps video game games chain chains retailer lender brand brands food"
    " around across ahead still again also only even ever yet rs"
    " kg cr crore lakh hk pc conference date webcast"
)
"""Words of many headlines. What is none of them, in a title, is taken for a name."""

GENERIC: Final = word_set(
    "rise fall share profit revenue estimate result outlook quarter year market stock"
    " report beat record strong weak big top announce plan set say send see grow"
    " confirm reveal"
)
"""Words that a headline may have or leave out without telling anything else."""

FORMS: Final = word_set(
    "securitie current first available list director directors role roles function"
    " functions poll result results general"
    " meeting notice notification letter form registered non shareholder shareholders"
    " circular publication corporate communication communications election elections"
    " mean means receipt language return disclosure monthly movement movements security"
    " securities issuer equity share inside information preliminary announcement annual"
    " interim extraordinary proxy buyback date board resolution resolutions request"
    " existing change auditor daily next day trading report year half ended six month"
    " months held update profit warning alert positive fy h1 h2 jobs"
    " january february march april may june july august september october november"
    " december"
)
"""Words of the forms that companies file: many a day have the same title."""

WEEKDAYS: Final = word_set("monday tuesday wednesday thursday friday saturday sunday")
DAYS: Final = WEEKDAYS | word_set(
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
    "開盤": "open", "开盘": "open", "高開": "open", "低開": "open",
    "高开": "open", "低开": "open", "早段": "open", "半日": "noon", "午收": "noon",
    "中午": "noon", "午後": "afternoon", "午后": "afternoon",
    "下午": "afternoon", "尾段": "afternoon", "收市": "close", "收盤": "close",
    "收盘": "close", "全日": "close", "夜期": "night",
    " open": "open", "early trade": "open", "midday": "noon", "mid-day": "noon",
    "lunch": "noon", " close": "close", " end ": "close", " ends ": "close",
    "finish": "close", "settle": "close", "premarket": "open", "pre-market": "open",
    "after hours": "night", "after-hours": "night",
}  # fmt: skip
"""How reports of the market name the time of day; each is a report of its own."""
