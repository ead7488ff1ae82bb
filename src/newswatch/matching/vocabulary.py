"""What words next to a name tell of it: general knowledge, no names."""

from __future__ import annotations

import re
from typing import Final

from newswatch.matching.folding import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


COMPANY_AFTER: Final = _words(
    "shares share stock stocks inc corp corporation co company group holdings ltd plc "
    "ceo cfo coo cto chief chairman chairwoman chair founder co-founder executive "
    "executives president director spokesman spokeswoman spokesperson shareholders "
    "shareholder investors investor earnings results revenue revenues profit profits "
    "sales guidance outlook dividend buyback bonds notes options calls puts analyst "
    "analysts valuation ipo q1 q2 q3 q4 fy eps quarterly unit subsidiary division "
    "employees workers stores store plant factory headquarters hq board parent owner "
    "partner supplier suppliers customers users app apps products product devices "
    "services platform execs boss bulls bears"
)
"""Nouns that follow a company's name."""

COMPANY_VERBS: Final = _words(
    "reports reported announces announced posts posted beats misses raises raised "
    "launches launched unveils unveiled acquires acquired buys appoints jumps "
    "jumped gains gained dropped slips slipped surges surged slides slid soars "
    "soared tumbles tumbled climbs climbed sinks sank rallies plunges plunged "
    "declines declined recalls recalled invests invested extends halts halted "
    "delays delayed trades traded tops topped completes completed prices priced "
    "declares declared initiated upgraded downgraded lifts lifted trims trimmed "
    "tests tested pauses paused forecasts boosts boosted slashes slashed eyes "
    "mulls weighs explores nears strikes inks taps debuts expands expanded "
    "dominates settles settled files filed suspends suspended signals resumes "
    "restructures reaffirms guides outperforms underperforms lacks poised set "
    "unveiling developing hiring "
)
"""Verbs that companies do, and hardly anyone else."""

ANYONES_VERBS: Final = _words(
    "said says cuts cut sues sued plans planned expects agrees agreed sells sold "
    "hires fires names named falls fell rises rose drops wins won loses lost faces "
    "faced warns warned denies denied confirms confirmed opens opened closes closed "
    "signs signed seeks sought sees stands delivers delivered teams joins joined is "
    "was has had will may could would should did does also to "
)
"""Verbs that people and things do as well; "to" is the future of headlines."""

BUSINESS_NEXT: Final = COMPANY_AFTER | COMPANY_VERBS
ANY_NEXT: Final = BUSINESS_NEXT | ANYONES_VERBS
"""What follows a name without being a part of it."""

COMPANY_BEFORE: Final = _words(
    "maker giant retailer automaker carmaker chipmaker airline insurer lender bank "
    "brewer parent rival rivals owner supplier startup firm company chain operator "
    "conglomerate heavyweight behemoth titan competitor customer client partner group "
    "miner producer brand developer unit broker bigtech "
)
"""Nouns that introduce a company's name."""

RELATION_WORDS: Final = _words(
    "at by from like against versus vs vs. upgrades upgrade downgrades downgrade "
    "initiates initiate maintains maintain reiterates including joins join acquires "
    "acquire buys sues boycott own owns"
)
_RATINGS: Final = (
    "coverage neutral buy sell hold outperform underperform overweight underweight "
    "equal-weight perform rating pt target bullish bearish positive negative "
    "estimate estimates"
)
RELATION_PAIRS: Final = frozenset(
    f"{noun} {preposition}"
    for nouns, prepositions in (
        ("share shares stock stake investment", "of in"),
        (_RATINGS, "on for of"),
        ("invest investing", "in"),
        ("bet bets", "on"),
        ("tech", "giant giants"),
    )
    for noun in nouns.split()
    for preposition in prepositions.split()
)
"""What stands right before a company's name in headlines."""

DEAL_VERBS: Final = _words("buy sell acquire sue bid")
"""The same inside a sentence; a headline in title case says Buy Target Date Funds."""

STOCK_WORDS: Final = _words(
    "shares stock stocks calls puts options earnings bulls bears jumps falls rises "
    "drops gains surges soars slides tumbles climbs"
)
"""What follows a ticker in running text."""

CODE_BEFORE: Final = _words(
    "on of for buy buys sell sells sold bought long short upgrades downgrades holds "
    "hold buying selling shorting ticker symbol own owns like likes"
)
CODE_NEXT: Final = _words(
    "shares stock stocks calls puts options earnings eps revenue guidance dividend "
    "chart price bulls bears shareholders holders investors"
)
"""What stands around a ticker, and not around other initials."""

PRICE_MOVE: Final = re.compile(
    r"^(?:'s)?(?: (?:shares?|stock))? (?:rose|fell|gained|lost|dropped|slipped|jumped"
    r"|surged|slid|climbed|tumbled|sank|soared|added|shed|rises|falls|gains|drops|jumps"
    r"|slips|up|down|dips|dipped|plunged|advanced|declined|rallied"
    r"|edged (?:up|down|higher|lower)) "
    r"(?:by |about |nearly |almost |around |over |more than |as much as )?\$?\d"
)
"""Only what has a price rises by a number."""

AMOUNT_AFTER: Final = re.compile(r" (?:to|of|at|from|by) (?:us|hk|c|a)?[$€£]?\d")
"""Words are followed by amounts, names are not."""

HYPHEN_AFTER: Final = re.compile(
    r"-(?:backed|owned|led|listed|made|run|based|branded|parent|supplier|designed|built"
    r"|related|affiliated|controlled|sponsored|linked|like)\b"
)

OTHER_FIRM: Final = _words(
    "hospitality health healthcare pharma therapeutics foods gas bank bancorp "
    "financial insurance assurance resources mining minerals lithium uranium "
    "electronics petroleum pictures reit realty properties steel foundation "
    "university college hospital museum park street county airport river island "
    "award prize stadium arena vernova biosciences biotech medical bio logistics "
    "shipping maritime cement solar aerospace casino ventures securities bancshares "
    "oil drilling coal copper family township heights beach creek valley hills lake "
    "city town "
)
"""Words that make of "Name X" another company, or a place, unless they are its own."""

FIRM_ENDS: Final = _words(
    "pharmaceuticals pharmaceutical therapeutics electronics genetics biosciences "
    "technologies technology industries laboratories bancorp bancshares airlines "
    "semiconductor semiconductors motors motor brands foods resources instruments "
    "networks software pharma medical healthcare systems partners holdings "
)
"""What hardly anything but a company is called at its end: Eagle Pharmaceuticals."""

NAME_ENDS: Final = _words(
    "group capital contracting energy media global international bancshares trust "
    "ventures studios labs robotics materials chemical chemicals mobility automotive "
    "entertainment communications telecom infrastructure hotels hotel resorts united "
)
"""What makes of a word the name of a firm; of a guessed one, perhaps another's."""

HOLDING: Final = _words("holding holdings hldgs")
"""What is added to a name, or left out of it, without making it another's."""

ELSEWHERE: Final = _words(
    "rs rs. crore lakh bse nse bse. nse. sensex nifty sebi rupee rupees inr"
)
"""Of a market where tickers of New York mean others."""

BROKERS_EVENT: Final = re.compile(
    r" \w+ (?:\w+ ){0,2}?(?:conference|conf|summit|forum|day|analysts?|bankers?|ceos"
    r"|securities litigation|clients|team|arm|unit|division)\b"
)
"""JPMorgan Healthcare Conference: the trade is what it is about, not whose it is."""

BUSINESS: Final = _words(
    "share shares stock stocks earnings revenue revenues profit profits sales "
    "percent pct investor investors analyst analysts market markets quarter "
    "quarterly dividend ceo company companies brand brands billion million bn mln "
    "growth nyse nasdaq ipo trading valuation retail industry business "
    "acquisition merger deal downgrade downgrades upgrade upgrades maintains "
    "initiates buyback tech tariff tariffs economy price prices eps forecast "
    "outlook guidance retailer bank banks sales, shares, stocks, profit, analyst: "
    "earnings, results revenue, trade investment fund funds ceo, startup bitcoin "
    "crypto wallet app users chip chips chipmaker jobs layoffs hires payments "
    "customers consumers factory supplier suppliers lawsuit antitrust regulators "
    "rivals buyout takeover stake bid workforce coo cfo exec execs layoff dow s&p "
    "startups lender lenders insurer automaker carmaker airline airlines brewer "
    "refinery refiner miner miners semiconductor semiconductors banking supply "
)
"""That a text is about business at all; % and $ say so too."""

FARMING: Final = _words(
    "recipe recipes jam growers grower orchard orchards harvest harvested fruit fruits "
    "orchards, fruit, rainforest jungle smoothie pie pies bake baked seedlings "
    "basin deforestation wildlife reef beach beaches seashell gardeners gardening "
)
"""Of fields, forests and kitchens, where names of companies are ordinary words."""

INDEX_NEAR: Final = _words(
    "point points percent pct future futures index index, indices indexes "
    "composite record records records. close closed closes ended ends finished "
    "finishes rise rises rose fell fall falls falling gain gains gained drop "
    "drops dropped slip slips slipped slump slumps slumped jump jumps jumped "
    "surge surges surged tumble tumbles tumbled climb climbs climbed sell-off "
    "selloff sell-off: correction rally rallies rallied bull bear high highs "
    "highs, low lows plunge plunges plunged plummets plummeted sink sinks sank "
    "soar soars soared lower lower, higher higher, open opens opened dow dow, "
    "flat down up retreat retreats retreated losses ytd territory rebound "
    "rebounds rebounded slide slides slid edge edged edges shed advance advanced "
    "ticked hit street session sessions sessions, recorded lost lose loses gainers "
    "losers components mixed "
)
"""That a text is about a market's level; % says so too."""

VENUE_PREPOSITIONS: Final = _words("on to with from by of the via")
VENUE_USE: Final = re.compile(
    r"\b(?:listed|lists?|listing|traded|trades?|trading|quoted|delist(?:ed|ing)?|debut(?:s|ed)?"
    r"|compliance|comply|ring|rings|rang|uplist(?:s|ed|ing)?|notice|notification|letter"
    r"|notified|joins?|moves?|transfer(?:s|red)?|available|deficiency|gaug(?:e|ing))\b"
    r"[^.]{0,40}\b(?:on|to|with|from|by|of|the|via)\s+(?:the\s+)?$"
)
CODE_AFTER: Final = re.compile(r"[:：][A-Z0-9.]{1,6}\b")
CODE_AFTER_IN_BRACKETS: Final = re.compile(r"\s?[:：]\s?\$?[A-Z0-9.]{1,6}\b")
VENUE_AFTER: Final = re.compile(
    r"^(?:[- ](?:listed|listing|listings|exchange|stock market|stock exchange|market"
    r" ?site|rules?|delisting|compliance|notice|notification|requirements?|minimum bid"
    r"|under the|under ticker|under symbol|gs|gm|cm|first north|stockholm|helsinki"
    r"|copenhagen|biotech|opening bell|closing bell|debut|listed|trading|ticker)\b)"
)
"""An exchange is where shares are listed; an index is what rises and falls."""

DETERMINERS: Final = _words(
    "a an this that these those its their our your his her my any no each every some "
    "another such which what whose"
)
TITLES: Final = _words(
    "mr mrs ms miss sir dr prof professor senator sen rep gov governor president judge "
    "justice minister secretary mayor general captain lord lady prince princess king "
    "queen premier coach congressman congresswoman pm treasurer mp attorney"
)
PERSON_BEFORE: Final = TITLES | _words(
    "founder co-founder founders gymnast designer actor actress singer inventor "
    "billionaire tycoon entrepreneur champion medallist medalist legend"
)
"""What is said of people, and of no company."""

PREPOSITIONS: Final = _words(
    "in on at of for from to by with over under near through and or is was are were "
    "as after before between along into across"
)
MEDIA_VERBS: Final = _words(
    "share post posted posts tweet tweeted follow like find visit join us wrote page "
    "profile account video message comment link group live"
)

LEGAL_WORDS: Final = (
    r"(?:incorporated|inc|corporation|corp|company|co|limited|ltd|plc|llc|group|gr|hldgs?"
    r"|holdings?|sa|ag|nv|se|ab|technologies|technology|tech|platforms|the|reit|stock"
    r"|shares?|adr|ads|集團|集团|控股|股份|有限公司|公司)"
)
CODE_GAP: Final = re.compile(
    rf"^[\s\-,.:<(（\[【]*(?:\(?{LEGAL_WORDS}\)?\b[\s,.\-()（]*)*"
    rf"(?:(?:nyse|nasdaq|sehk|hkex|hkg|otc|amex|hk|股份代[號号]|上市编号|代[碼码])\s?[:：/]\s*)?$"
)
"""What may stand between a name and its code."""

ZH_COMPANY_AFTER: Final = re.compile(
    fold(
        r"^[」』》]?(?:公布|宣布|公佈|發布|發佈|股價|業績|盈利|純利|淨利|收入|營收|營業額|毛利"
        r"|主席|總裁|行政總裁|首席|董事|創辦人|創始人|聯合創辦人|高層|高管|管理層|員工|集團|股份"
        r"|旗下|子公司|ADR|全年|中期|首季|上季|季度|第[一二三四1234]季|半年|去年|今年|上半年"
        r"|下半年|發言人|回應|表示|指出|稱|料|擬|將|計劃|推出|收購|出售|配股|回購|增持|減持|派息|績後|績前|績|發現|暫停|估計|認為|減至|維持|宣稱|有限|料|股份|中期|末期"
        r"|獲|遭|被|升|跌|漲|急|飆|插|挫|彈|回吐|回落|靠穩|偏軟|造好|收報|現報|報\d"
        r"|高開|低開|高收|低收|逆市|表現|普遍|分別|一度|曾|最多|\(|\+|供應|手機|汽車|銷量|交付|新款|新車|新手機|產品|股東|招股|上市|估值|市值|財報"
        r"|召回|目標價|評級|總經理|副總|電商|門店|:)"
    )
)
ZH_COMPANY_BEFORE: Final = re.compile(
    fold(
        r"(?:包括|股份|公司|巨頭|巨企|股王|龍頭|車企|藍籌|大行|內銀|母公司|集團"
        r"|品牌|科網股|重磅股|權重股|股|持有|買入|沽出|增持|減持|收購|入股|投資|起訴|供應商|旗下"
        r"|隨着|不過|同時|:|\||,|。|\s|受|由|對|向|跑贏|看好)$"
    )
)
ZH_ADVERB: Final = re.compile(
    fold(
        r"(?:很|不|最|較|更|夠|太|十分|非常|真|挺|相當|未如|未夠|頗|多麼|如此|比較|尚算|算)$"
    )
)
"""Before an adjective; companies have no degrees."""

ZH_JOINED: Final = ("、", "及", "和", "与", "等")
ZH_BUSINESS: Final = _folded(
    "股 升 跌 業績 盈利 收入 上市 集團 公司 百分 億元 成交 投資 市值 指數 行政總裁 "
    "供電 電費 電纜 停電 客戶 顧客 分店 門店 航班 列車 裁員 員工 產品 "
    "飛機 航機 航空 專利 車型 信用卡 "
    "營收 財報 季度 品牌 手機 銷售 電動車 企業 收購 收報 推出 市場 科技 用戶"
)
ZH_FARMING: Final = _folded(
    "減產 失收 種植 果園 果農 農戶 每斤 每箱 水果 果汁 批發價 養胃 煮粥 維他命 "
    "維生素 營養師 糖尿病 食譜 烹飪 產區 採摘 雜糧 五穀 生肖 風水 運程 吉祥 大吉"
)
"""Of fields, kitchens and good wishes."""

ZH_INDEX_SIGNS: Final = frozenset(fold("升跌漲點彈%"))
ZH_INDEX_WORDS: Final = _folded(
    "收報 時報 高開 低開 失守 突破 上落 成份 成分 反彈 回吐 靠穩 偏軟 新高 新低 "
    "波幅 期貨 牛熊證 認股證 高見 低見 報收 收市 重上 企穩 穩守 走勢 累計 大市"
)
ZH_THEME_AFTER: Final = re.compile(fold(r"^(?:手機)?概念"))
ZH_PLACE_AFTER: Final = re.compile(
    fold(
        r"^(?:大廈|大樓|廣場|隧道|公路|大橋|馬拉松|盃|杯|獎|大學|學院|中學|球場|體育館|公園|花園|酒店|醫院"
        r"|道(?!路)|街|路\d|論壇|基金會|慈善|邨|屋苑|小區)"
    )
)
ZH_INDUSTRY_END: Final = _folded(
    "銀行 保險 證券 電信 電訊 人壽 石油 石化 地產 汽車 能源 "
    "航空 煤氣 移動 聯通 農業 工商 建設 鋼鐵 電力 黃金 醫藥 物流 水泥 重工 製藥 生物"
)
ZH_INDUSTRY_NEXT: Final = re.compile(
    fold(
        r"^(?:業(?!績|務)|行業|產業|企業(?!市場|客戶|服務|級)|界|間(?!中)|類|體系|系統|監管|監督|同業|板塊)"
    )
)
ZH_HONG_KONG: Final = _folded("恒指 恒生指數 港股 ATMXJ 藍籌股 北水")
LISTED_WITH: Final = re.compile(
    fold(
        r"^(?:\(\d{1,5}(?:\.hk)?\))?(?:, | and | & |, and |, & |/| or | vs\.? | versus "
        r"| plus |、|及|和|與|以及|或|,)$"
    )
)
"""What stands between two names of one kind."""

ZH_TITLE_BEFORE: Final = re.compile(
    fold(
        r"(?:CEO|總裁|董事長|經理|總監|主任|記者|律師|教授|局長|會長|秘書長|行長|導演|演員"
        r"|選手|教練|先生|女士|博士|院士|委員|代表|創辦人|創始人|創辦者|王子|名將|冠軍|得主|健兒"
        r"|企業家|富豪|傳奇)$"
    )
)
"""Before a person; a company has no title."""

ZH_SURNAMES: Final = frozenset(
    fold(
        "張朱李王陳梁黃劉吳林鄭蔡徐孫胡郭羅宋謝馮蕭曹袁鄧傅沈彭呂盧蔣賈薛潘汪姜姚譚廖鄒"
        "郝崔邱秦侯邵孟尹龔"
    )
)
"""Before a name of two characters: a person called so."""

ZH_PRICE_NEXT: Final = frozenset(fold("升跌漲急挫彈股公集控"))
"""What follows companies, and no people."""

ZH_FIRM_NEXT: Final = (
    r"(?:科技|藥業|證券|建業|實業|財險|人壽|電力|能源|動力|環保|生物|醫藥|租賃|信託|期貨|傳媒"
    r"|文化|教育|新材|材料|電子|電氣|電工|煤業|礦業|紙業|水泥|鋼鐵|化工|物流|農業"
    r"|置業|信息|智能|資本|理財|財富|重工|機械|電器|通信|電信|投資(?:有限|集團|控股|管理|公司))"
)
ZH_OTHER_FIRM: Final = re.compile(fold(f"^{ZH_FIRM_NEXT}"))
ZH_OTHER_FIRM_IN_FULL: Final = re.compile(
    fold(rf"^{ZH_FIRM_NEXT}(?:股份|有限|集團|控股|\(\d{{6}}\))")
)
"""A trade after a name makes it another company: 天能|科技, unless it is its own."""

ZH_FIRM_ENDS: Final = frozenset(
    _folded(
        "銀行 證券 水泥 鋼鐵 電力 電氣 重工 製藥 藥業 人壽 財險 水務 燃氣 紙業 礦業 "
        "煤業 鋰業 啤酒 期貨 信託 置業 置地 影業 航空 汽車"
    )
)
"""What only a company is called at its end: 天津銀行."""

ZH_MAINLAND_CODE: Final = re.compile(r"^[\w]{0,4}?\((?:s[hz])?(\d{6})(?:\.s[hz])?\)")

ZH_NAME_DOT: Final = frozenset("·・•‧")

ZH_TROUBLE_AFTER: Final = frozenset(
    fold("隧業企行產界間類體系監同板大廣馬盃杯獎學院中球公花酒醫道街路論基慈概手")
    + "·・•‧:代编股"
)
"""How whatever follows a name and speaks against it begins."""

ZH_CODE_AFTER: Final = re.compile(
    fold("(?:(?:股份|上市)?(?:代號|編號|代碼)[ :]*|: ?)")
    + r"0?\d{3,5}(?![\d.,%]|"
    + fold("年|月|日|點|億|萬)")
)
"""A code, after the name of the exchange it is of."""
