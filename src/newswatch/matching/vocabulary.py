"""What words next to a name tell of it: general knowledge, no names."""

from __future__ import annotations

import re
from typing import Final

from newswatch.domain.words import word_set
from newswatch.matching.folding import fold

COMPANY_AFTER: Final = word_set(
    "shares share stock stocks inc corp corporation co company group holdings ltd plc "
    "ceo cfo coo cto chief chairman chairwoman chair founder co-founder executive "
    "executives president director spokesman spokeswoman spokesperson shareholders "
    "shareholder investors investor earnings results revenue revenues profit profits "
    "sales guidance outlook dividend buyback bonds notes options calls puts analyst "
    "analysts valuation ipo q1 q2 q3 q4 fy eps quarterly unit subsidiary division "
    "employees workers stores store plant factory headquarters hq board parent owner "
    "partner supplier suppliers customers users app apps products product devices "
    "services platform execs boss bulls bears stake stakes royalties"
)
"""Nouns that follow a company's name."""

CHIEFS: Final = word_set(
    "ceo cfo coo cto chief chairman chairwoman boss bosses execs executives earnings "
    "profit profits results shareholders shareholder investors dividend buyback ipo "
    "shares stock revenue q1 q2 q3 q4 pilots employees"
)
"""Those of them that no ordinary word has in front."""

COMPANY_VERBS: Final = word_set(
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
    "restructures reaffirms guides outperforms underperforms outperformed "
    "underperformed lacks poised set "
    "unveiling developing hiring "
)
"""Verbs that companies do, and hardly anyone else."""

ANYONES_VERBS: Final = word_set(
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

COMPANY_BEFORE: Final = word_set(
    "maker giant retailer automaker carmaker chipmaker airline insurer lender bank "
    "brewer parent rival rivals owner supplier startup firm company chain operator "
    "conglomerate heavyweight behemoth titan competitor customer client partner group "
    "miner producer brand developer unit broker bigtech "
)
"""Nouns that introduce a company's name."""

RELATION_WORDS: Final = word_set(
    "at by from like against versus vs vs. upgrades upgrade downgrades downgrade "
    "initiates initiate maintains maintain reiterates including joins join acquires "
    "acquire buys sues boycott own owns fines fined probes investigates raids "
    "sanctions acquiring suing"
)

ALSO_VERBS: Final = word_set("ups")
"""Initials that are verbs where they are written small: Ups Its Price Target."""

_RATINGS: Final = (
    "coverage neutral buy sell hold outperform underperform overweight underweight "
    "equal-weight perform rating pt target bullish bearish positive negative "
    "estimate estimates"
)

_CLAIMS: Final = "lawsuit suit complaint verdict ruling probe investigation antitrust"

_WHOSE: Final = (
    "takeover acquisition purchase buyout merger ceo boss chairman shareholders"
)

RELATION_PAIRS: Final = frozenset(
    f"{noun} {preposition}"
    for nouns, prepositions in (
        ("share shares stock stake investment", "of in"),
        (_RATINGS, "on for of"),
        ("invest invested investing", "in"),
        ("bet bets", "on"),
        ("tech", "giant giants"),
        (_CLAIMS, "against of into"),
        (_WHOSE, "of"),
        ("merger talks partnership tie-up", "with"),
        ("bid", "for"),
        ("layoffs workers employees", "at"),
    )
    for noun in nouns.split()
    for preposition in prepositions.split()
)
"""What stands right before a company's name in headlines."""

DEAL_VERBS: Final = word_set("buy sell acquire sue bid")
"""The same inside a sentence; a headline in title case says Buy Target Date Funds."""

STOCK_WORDS: Final = word_set(
    "shares stock stocks calls puts options earnings bulls bears jumps falls rises "
    "drops gains surges soars slides tumbles climbs"
)
"""What follows a ticker in running text."""

CODE_BEFORE: Final = word_set(
    "on of for buy buys sell sells sold bought long short upgrades downgrades holds "
    "hold buying selling shorting ticker symbol own owns like likes"
)

CODE_NEXT: Final = word_set(
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
    r"|^ (?:hits?|reach(?:es|ed)|touch(?:es|ed)|scales?|at) (?:an? |its |new |fresh )*"
    r"52-week (?:high|low)\b"
)
"""Only what has a price rises by a number, or is as high as never in 52 weeks."""

RESULT_AFTER: Final = re.compile(
    r"^ (?:\w+-quarter |quarterly |annual |full-year |half-year )?"
    r"(?:net|operating|pretax|pre-tax|underlying|core|adjusted) "
    r"(?:income|profit|loss|earnings) (?:rises|rose|falls|fell|jumps|jumped|drops"
    r"|dropped|slips|slides|surges|climbs|beats?|misses|tops|up|down|widens|narrows|doubles"
    r"|triples|soars|plunges|grows|grew)\b"
)
"""What no word but a company's name is the owner of: net income falls."""

AMOUNT_AFTER: Final = re.compile(r" (?:to|of|at|from|by) (?:us|hk|c|a)?[$€£]?\d")
"""Words are followed by amounts, names are not."""

WIRE_BEFORE: Final = re.compile(
    r"\b(?:update|wrapup|refile|corrected|rpt|brief|preview|poll) \d{1,2}-$"
)
"""What agencies begin their headlines with; its number counts nothing."""

HYPHEN_AFTER: Final = re.compile(
    r"-(?:backed|owned|led|listed|made|run|based|branded|parent|supplier|designed|built"
    r"|related|affiliated|controlled|sponsored|linked|like)\b"
)
DESIGN_AFTER: Final = re.compile(
    r"-(?:based|powered|compatible|designed) (?:\w+ ){0,2}?(?:chips?|processors?|cpus?"
    r"|pcs?|laptops?|servers?|computers?|devices?|cores?|silicon|instances?|macs?)\b"
)
"""What is built on another's design: Arm-based chips."""

OWNER_AFTER: Final = re.compile(
    r"-(?:backed|owned|led|affiliated|controlled|designed)\b"
)
"""Only somebody backs, owns or designs."""

OTHER_FIRM: Final = word_set(
    "hospitality health healthcare pharma therapeutics foods gas bank bancorp "
    "financial insurance assurance resources mining minerals lithium uranium "
    "electronics petroleum pictures reit realty properties steel foundation "
    "university college hospital museum park street county airport river island "
    "award prize stadium arena vernova biosciences biotech medical bio logistics "
    "shipping maritime cement solar aerospace casino ventures securities bancshares "
    "oil drilling coal copper family township heights beach creek valley hills lake "
    "city town platinum avenue boulevard plaza air airways marathon championship "
    "championships cup trophy "
)
"""Words that make of "Name X" another company, or a place, unless they are its own."""

FIRM_ENDS: Final = word_set(
    "pharmaceuticals pharmaceutical therapeutics electronics genetics biosciences "
    "technologies technology industries laboratories bancorp bancshares airlines "
    "semiconductor semiconductors motors motor brands foods resources instruments "
    "networks software pharma medical healthcare systems partners holdings "
)
"""What hardly anything but a company is called at its end: Eagle Pharmaceuticals."""

NAME_ENDS: Final = word_set(
    "group capital contracting energy media global international bancshares trust "
    "ventures studios labs robotics materials chemical chemicals mobility automotive "
    "entertainment communications telecom infrastructure hotels hotel resorts united "
)
"""What makes of a word the name of a firm; of a guessed one, perhaps another's."""

HOLDING: Final = word_set("holding holdings hldgs")
"""What is added to a name, or left out of it, without making it another's."""

ELSEWHERE: Final = word_set(
    "rs rs. crore lakh bse nse bse. nse. sensex nifty sebi rupee rupees inr"
)
"""Of a market where tickers of New York mean others."""

BROKERS_EVENT: Final = re.compile(
    r" \w+ (?:\w+ ){0,2}?(?:conference|conf|summit|forum|day|analysts?|bankers?|ceos"
    r"|securities litigation|clients|team|arm|unit|division)\b"
)
"""JPMorgan Healthcare Conference: the trade is what it is about, not whose it is."""

BUSINESS: Final = word_set(
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
    "phase trial trials fda patients drug drugs settlement fee fees "
)
"""That a text is about business at all; % and $ say so too."""

FARMING: Final = word_set(
    "recipe recipes jam growers grower orchard orchards harvest harvested fruit fruits "
    "orchards, fruit, rainforest jungle forest forests wildfire wildfires indigenous "
    "tribe tribes loggers logging ranchers biodiversity tributary rainforests "
    "amazonian smoothie pie pies bake baked seedlings "
    "basin deforestation wildlife reef beach beaches seashell gardeners gardening "
)
"""Of fields, forests and kitchens, where names of companies are ordinary words."""

INDEX_NEAR: Final = word_set(
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
    "losers components constituent constituents mixed nearing nears "
)
"""That a text is about a market's level; % says so too."""

MAKER_ACTS: Final = re.compile(
    r" (?:(?:to |will )?(?:launch|acquire|appoint|hire|sue|downgrade|upgrade|affirm)"
    r"(?:e?s|e?d)?\b|to (?:close|shut|build|sell|buy|cut) (?!at|above|below|near|high"
    r"|low|up|down|flat|the|to|on|loss|gain))"
)
"""What the maker of an index does, or a company called as it is."""

VENUE_PREPOSITIONS: Final = word_set("on to with from by of the via")

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

DETERMINERS: Final = word_set(
    "a an this that these those its their our your his her my any no each every some "
    "another such which what whose"
)

INSIDE_THE: Final = ("in the ", "of the ", "across the ", "along the ", "into the ")
"""Before what one is in: the Amazon, where the article says that it is no firm."""

PLACE_AFTER: Final = word_set(
    "farmhouse farm farms village villages countryside council police cottage pub "
    "vicar residents mp manor estate hospital school church castle hills moors "
    "constabulary parish resident villagers hamlet gym gymnasium"
)
"""What places have, and hardly a company."""

TITLES: Final = word_set(
    "mr mrs ms miss sir dr prof professor senator sen rep gov governor president judge "
    "justice minister secretary mayor general captain lord lady prince princess king "
    "queen premier coach congressman congresswoman pm treasurer mp attorney"
)

PERSON_BEFORE: Final = TITLES | word_set(
    "founder co-founder founders gymnast designer actor actress singer inventor "
    "billionaire tycoon entrepreneur champion medallist medalist legend"
)
"""What is said of people, and of no company."""

FAMILY_AFTER: Final = re.compile(
    r"^(?:'s?)? (?:heirs?|widow|widower|daughters?|sons?|wife|husband|mother|brothers?"
    r"|grandson|granddaughter|funeral|memoirs?)\b(?!')"
)
"""What people have, and companies called after them have not: Kohl's heirs."""

PREPOSITIONS: Final = word_set(
    "in on at of for from to by with over under near through and or is was are were "
    "as after before between along into across"
)

MEDIA_VERBS: Final = word_set(
    "share post posted posts tweet tweeted follow like find visit join us wrote page "
    "profile account video message comment link group live saw seen read thread viral"
)

NETWORKS: Final = word_set(
    "facebook instagram whatsapp twitter x reddit linkedin youtube snapchat snap "
    "pinterest tiktok weibo wechat telegram discord nextdoor messenger google"
)
"""Where people share, follow and post."""

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

LISTED_WITH: Final = re.compile(
    fold(
        r"^(?:\(\d{1,5}(?:\.hk)?\))?(?:, | and | & |, and |, & |/| or | vs\.? | versus "
        r"| plus |、|及|和|同|與|以及|或|,|聯同|夥同|夥拍|夥|攜手|聯手|連同)$"
    )
)
"""What stands between two names of one kind."""
