"""What characters next to a Chinese name tell of it: general knowledge, no names."""

from __future__ import annotations

import re
from typing import Final

from newswatch.matching.folding import fold


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


def _any_of(text: str) -> re.Pattern[str]:
    """Return a pattern of Chinese words.

    One by one they take tenfold the time, and far more in an accented Latin text.
    """
    return re.compile("|".join(_folded(text)))


ZH_COMPANY_AFTER: Final = re.compile(
    fold(
        r"^[」』》]?(?:公布|宣布|公佈|發布|發佈|股價|業績|盈利|純利|淨利|收入|營收|營業額|毛利"
        r"|主席|總裁|行政總裁|首席|董事|創辦人|創始人|聯合創辦人|高層|高管|管理層|員工|集團|股份"
        r"|旗下|子公司|ADR|全年|中期|首季|上季|次季|末季|季績|季度|第[一二三四1234]季|半年|去年|今年|上半年"
        r"|下半年|發言人|回應|表示|指出|稱|料|擬|將|計劃|推出|收購|出售|配股|回購|增持|減持|派息|績後|績前|績|發現|暫停|估計|認為|減至|維持|宣稱|有限|料|股份|中期|末期"
        r"|獲|遭|被|升|跌|漲|急|飆|插|挫|彈|回吐|回落|靠穩|偏軟|造好|收報|現報|報\d"
        r"|高開|低開|高收|低收|逆市|表現|普遍|分別|一度|曾|最多|\(|\+|供應|手機|汽車|銷量|交付|新款|新車|新手機|產品|股東|招股|上市|估值|市值|財報"
        r"|召回|目標價|評級|總經理|副總|電商|門店|:|推新|[上下]調(?:指引|預測|盈測|目標)"
        r"|[a-z]{1,4}\d|iphone|ipad|[ah]股"  # 小米SU7
        r"|ai(?:伺服器|服務器|pc|手機|電腦|眼鏡|晶片|芯片|雲|業務|收入|產品|大?模型|助手)|遇壓|受壓|受惠|領[漲跌升]|走[強弱高低]|破頂|獲唱)"
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
        r"(?:很|不|最|較|更|夠|太|十分|非常|真|挺|相當|未如|未夠|頗|多麼|如此|比較|尚算|算|持續"
        r"|保持|依然|仍然|情況|反應|進度|銷情|成績)$"
    )
)
"""Before an adjective; companies have no degrees."""

ZH_COUNTED: Final = re.compile(
    fold(
        r"[一兩二三四五六七八九十百千多數幾半每\d](?:個|隻|斤|公斤|克|箱|碗|杯|袋|包|粒|株|畝|噸|桶)$"
    )
)
"""Before things that are counted or weighed."""

ZH_COUNTED_HOUSE: Final = re.compile(
    fold(r"[一兩二三四五六七八九十百千多數幾每\d](?:間|家|座|所|幢)$")
)
"""Before houses and shops: 多間大酒店."""

ZH_QUANTITY_AFTER: Final = re.compile(
    fold(
        r"^(?:約|近|逾|超過?|達)?[\d.,]+ ?[千萬億]?"
        r"(?:桶|噸|公噸|公斤|斤|克|箱|公升|毫升|立方)"
    )
)
"""How much of a thing there is: 日產200萬桶."""

ZH_JOINED: Final = ("、", "及", "和", "与", "等")

ZH_BUSINESS: Final = _any_of(
    "股 升 跌 業績 盈利 收入 上市 集團 公司 百分 億元 成交 投資 市值 指數 行政總裁 "
    "供電 電費 電纜 停電 客戶 顧客 分店 門店 航班 列車 裁員 員工 產品 "
    "飛機 航機 航空 專利 車型 信用卡 "
    "季績 勝預期 遜預期 符預期 多賺 少賺 "
    "盈警 盈喜 派息 轉賺 轉虧 虧損 純利 中期 配股 回購 停牌 復牌 上調 下調 "
    "樓花 預售 樓盤 發展商 住宅項目 尺價 呎價 地皮 補地價 注資 合資 中標 "
    "證監 發債 私有化 資產 增持 減持 大行 供股 分拆 融資 債券 高管 美元 洽購 "
    "營收 財報 季度 品牌 手機 銷售 電動車 企業 收購 收報 推出 市場 科技 用戶"
)

ZH_FARMING: Final = _any_of(
    "失收 種植 果園 果農 農戶 每斤 每箱 水果 果汁 批發價 養胃 煮粥 維他命 "
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
        r"|道(?!路)|街|路\d|論壇|基金會|慈善|邨|屋苑|小區|鎮(?![壓定靜痛守]))"
    )
)

ZH_INDUSTRY_END: Final = _folded(
    "銀行 保險 證券 電信 電訊 人壽 石油 石化 地產 汽車 能源 "
    "航空 煤氣 移動 聯通 農業 工商 建設 鋼鐵 電力 黃金 醫藥 物流 水泥 重工 製藥 生物"
)

ZH_INDUSTRY_NEXT: Final = re.compile(
    fold(
        r"^(?:業(?!績|務)|行業|產業|企業(?!市場|客戶|服務|級)|界|間(?!中)|類|體系|系統|監管|監督|同業|板塊|消費|需求|進口|儲備)"
    )
)

ZH_HONG_KONG: Final = _any_of("恒指 恒生指數 港股 ATMXJ 藍籌股 北水")

ZH_TITLE_BEFORE: Final = re.compile(
    fold(
        r"(?:CEO|總裁|董事長|經理|總監|主任|記者|律師|教授|局長|會長|秘書長|行長|導演|演員"
        r"|選手|教練|先生|女士|博士|院士|委員|代表|創辦人|創始人|創辦者|王子|名將|冠軍|得主|健兒"
        r"|企業家|富豪|傳奇|家族成員|王室成員|親王|王儲|國王|酋長|總統|首相|外長|拳王)$"
    )
)
"""Before a person; a company has no title."""

ZH_ARTIST_BEFORE: Final = re.compile(
    fold(
        r"(?:畫家|作家|詩人|作曲家|音樂家|雕塑家|藝術家|歌手|歌星|藝人|影星|球員|球星|泳手|車手|名宿|健將|運動員|國手)$"
    )
)
"""Before a person, whatever else is called so."""

ZH_NAME_DOT: Final = frozenset("·・•‧")

ZH_NAME_DOT_AFTER: Final = re.compile(r"^[\u4e00-\u9fff]{0,2}[·・•‧]")
"""After the beginning of a foreign name: 迪爾|德麗·."""

ZH_SURNAMES: Final = frozenset(
    fold(
        "張朱李王陳梁黃劉吳林鄭蔡徐孫胡郭羅宋謝馮蕭曹袁鄧傅沈彭呂盧蔣賈薛潘汪姜姚譚廖鄒"
        "郝崔邱秦侯邵孟尹龔"
    )
)
"""Before a name of two characters: a person called so."""

ZH_TROUBLE_BEFORE: Final = (
    ZH_NAME_DOT
    | ZH_SURNAMES
    | frozenset(
        fold("家人手星員宿將在於向赴經自至達逾近約超破上一二三四五六七八九十兩幾數〇")
    )
)
"""How whatever stands before a name and speaks against it ends."""

ZH_PRICE_NEXT: Final = frozenset(fold("升跌漲急挫彈股公集控"))
"""What follows companies, and no people."""

ZH_FIRM_NEXT: Final = (
    r"(?:科技|藥業|證券|建業|實業|財險|人壽|電力|能源|動力|環保|生物|醫藥|租賃|信託|期貨|傳媒"
    r"|包裝|地產|客車|保理"
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

ZH_TROUBLE_AFTER: Final = frozenset(
    fold(
        "隧業企行產界間類體系監同板大廣馬盃杯獎學院中球公花酒醫道街路論基慈概手鎮消需進儲"
        "的王禱祈伐滅"
    )
    + "·・•‧:代编股"
)
"""How whatever follows a name and speaks against it begins."""

ZH_CODE_AFTER: Final = re.compile(
    fold("(?:(?:股份|上市)?(?:代號|編號|代碼)[ :]*|: ?)")
    + r"0?\d{3,5}(?![\d.,%]|"
    + fold("年|月|日|點|億|萬)")
)
"""A code, after the name of the exchange it is of."""
