"""What companies do in Chinese headlines, with what may stand before the verb."""

from __future__ import annotations

import re
from typing import Final

from newswatch.matching.folding import fold

_WHEN: Final = (
    r"(?:[在於]?(?:今日|今天|今早|今晨|昨日|昨天|昨晚|前日|周[一二三四五六日]|上周|近日|日前|早前|剛剛?"
    r"|最近|當年|(?:\d{2,4})? ?年(?:\d{1,2}月)?(?:\d{1,2}[日號])?"
    r"|\d{1,2}月(?:\d{1,2}[日號])?)時?[,，]? ?)"
)
_HOW: Final = (
    r"(?:已|正|亦|也|再度?|又|就|或|或會|料|擬|將|會|有意|考慮|正式|成功|連續|首次|決定|宣布|計劃"
    r"|據報|傳|完成|落實|不|未|未有|無|沒有|拒絕?|全面|大幅|逆市)"
)
_WITH: Final = r"(?:[與和夥聯]同?\w{2,6}?)"
_DEEDS: Final = (
    r"收購|併購|購入|購(?![物票買房])|私有化|出售|售出|減持|增持|回購|配股|供股|分拆|派發?(?:特別)?股?息|派錢|盈[喜警]"
    r"|發盈[喜警]|盈利預[喜警]|折讓|中標|投得|競投|合資|合組|合作|簽署|簽約|簽訂|訂立|聯手|攜手|夥拍|夥同?|牽手"
    r"|入股|注資|融資|集資|籌資|籌組|發債|發行|贖回|違約|清盤|重組|裁員|裁減|招聘|換帥|委任|任命|起訴|控告"
    r"|入稟|提告|上訴(?!人)|和解|被?罰款?|否認|澄清|證實|承認|斥資?|豪擲|豪砸|擲|砸|耗資|開售|加推|推售|預售"
    r"|賣出|賣地|沽售|沽出|轉讓|退租|開設|開店|關店|結業|進軍|進駐|佈局|布局|撤出|撤資|退出|拓展|擴充"
    r"|擴產|量產|停產|復產|投產|研發|自研|發表|首發|開源|獲批|獲准|獲發|獲授|申請|遞交|遞表|掛牌|除牌"
    r"|退市|停牌|復牌|轉賺|轉虧|扭虧|[勁少多料大淨]?賺|[料淨]?蝕|虧損|見紅|加價|減價|降價|提價|調[升高低整]"
    r"|上揚|尾盤|收市|跑贏|跑輸|炒[高上]|失守|重上|裁|斬\d"
)
ZH_DEED: Final = re.compile(fold(rf"^{_WHEN}?{_HOW}{{0,3}}{_WITH}?(?:{_DEEDS})"))
"""Lenovo in 2005 acquired: when and how may stand before what is done."""

ZH_ADVERBS: Final = frozenset(fold("統一 平安 太平 和諧 希望 未來 理想 創科").split())
"""Names that are also said of deeds: 統一收購, 平安復產, 創科注資."""

ZH_DEAL_BEFORE: Final = re.compile(
    fold(r"(?:增持|減持|入股|起訴|控告|唱好|唱淡|沽空|狙擊|洽購)$")
)
"""What is done to companies, and to no word: 外資增持."""

ZH_VENUE_BEFORE: Final = re.compile(fold(r"(?:[在於赴到經自從向]|通過|透過)$"))

ZH_VENUE_AFTER: Final = re.compile(
    fold(
        r"^的?(?:主板|創業板|GEM|網站|上市|掛牌|公[告布佈]|披露|交易|遞交|提交|呈交|申請|買賣|除牌|第二上市|發[布佈表]|通告|文件|資料|敲鑼|鳴鑼|摘牌|暫停|停牌|恢復|復牌|發行|刊[登發]|登|遞表|集資|二級|招股|IPO|首次公開|雙重)"
    )
)
"""An exchange as the place where others list: 在港交所掛牌."""

ZH_INDEX_NEXT: Final = re.compile(
    fold(
        r"^(?:香港|中國|內地|滬深港通?|交易所|上市|綜合|大灣區|高股息|科技|生物|醫療|醫藥|消費|地產|可持續|ESG"
        r"|互聯網|國企|企業|大型|中型|小型|指數){1,6}\w{0,10}指數"
    )
)
"""What makes of a bank's name the brand of an index."""

ZH_NUMERALS: Final = frozenset(
    fold("一二三四五六七八九十兩幾數零〇半第") + "0123456789"
)
ZH_NUMBER_BEGIN: Final = frozenset(fold("百千萬億十"))
ZH_ABOUT: Final = re.compile(fold(r"(?:至|達|逾|近|約|超過?|破|上|降到|升到)$"))
ZH_HEAT: Final = re.compile(fold("溫|攝氏|華氏|沸|℃|°"))
"""Of temperatures: 水溫升至百度."""

ZH_TALE: Final = re.compile(
    fold(
        r"^(?:的(?:故事|傳說|神話|寶藏|童話|傳奇|典故)|[與和]四十|王[^\w]*(?:[禱祈求伐滅建之朝]|$)|[禱祈]雨|伐[桀夏]|滅夏|與?(?:夏桀|伊尹|夏朝|周武王))"
    )
)
ZH_STAGE: Final = re.compile(
    fold(
        "四十大盜|演出|公演|話劇|音樂劇|劇團|舞台|繪本|童話|兒童|民間|神話|考古|商朝|夏朝|先秦|史記|古籍|一千零一夜|天方夜譚|傳說"
    )
)
"""Of tales and kings of old, in which companies are not."""
