"""Facts about the places where shares trade, by ISO 10383 code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """One market.

    Attributes:
        mic: ISO 10383.
        name: As in a sentence: ``"the Hong Kong exchange"``.
        name_zh: In Traditional Chinese.
        zone: IANA time zone.
        suffix: What its symbols end with: ``".HK"``; ``""`` in the United States.
        hours_of: The market whose session table holds here; itself if empty.
        delay: How late free quotes are unless their source says otherwise;
            None where nobody has told us.
        preposition: ``"on"``, or ``""`` for "over the counter".
    """

    mic: str
    name: str
    name_zh: str
    zone: str
    suffix: str = ""
    hours_of: str = ""
    delay: timedelta | None = None
    preposition: str = "on"

    @property
    def phrase(self) -> str:
        """Where shares trade, for a sentence: ``"on Nasdaq"``."""
        return f"{self.preposition} {self.name}".strip()


NEW_YORK = "America/New_York"

VENUES = {
    venue.mic: venue
    for venue in (
        Venue(
            mic="XHKG",
            name="the Hong Kong exchange",
            name_zh="香港交易所",
            zone="Asia/Hong_Kong",
            suffix=".HK",
            delay=timedelta(minutes=15),  # HKEX: free data is 15 minutes late
        ),
        Venue(
            mic="XNYS",
            name="the New York Stock Exchange",
            name_zh="紐約證券交易所",
            zone=NEW_YORK,
        ),
        Venue(
            mic="XNAS",
            name="Nasdaq",
            name_zh="納斯達克",
            zone=NEW_YORK,
        ),
        Venue(
            mic="ARCX",
            name="NYSE Arca",
            name_zh="紐約證券交易所Arca",
            zone=NEW_YORK,
            hours_of="XNYS",
        ),
        Venue(
            mic="XASE",
            name="NYSE American",
            name_zh="紐約證券交易所American",
            zone=NEW_YORK,
            hours_of="XNYS",
        ),
        Venue(
            mic="BATS",
            name="Cboe BZX",
            name_zh="芝加哥期權交易所BZX",
            zone=NEW_YORK,
            hours_of="XNYS",
        ),
        Venue(
            mic="OTCM",
            name="over the counter",
            name_zh="美國場外市場",
            zone=NEW_YORK,
            hours_of="XNYS",
            preposition="",
        ),
        Venue(
            mic="XLON",
            name="the London exchange",
            name_zh="倫敦證券交易所",
            zone="Europe/London",
            suffix=".L",
        ),
        Venue(
            mic="XTKS",
            name="the Tokyo exchange",
            name_zh="東京證券交易所",
            zone="Asia/Tokyo",
            suffix=".T",
        ),
        Venue(
            mic="XSHG",
            name="the Shanghai exchange",
            name_zh="上海證券交易所",
            zone="Asia/Shanghai",
            suffix=".SS",
        ),
        Venue(
            mic="XSHE",
            name="the Shenzhen exchange",
            name_zh="深圳證券交易所",
            zone="Asia/Shanghai",
            suffix=".SZ",
        ),
        Venue(
            mic="XSES",
            name="the Singapore exchange",
            name_zh="新加坡交易所",
            zone="Asia/Singapore",
            suffix=".SI",
        ),
        Venue(
            mic="XTAI",
            name="the Taiwan exchange",
            name_zh="台灣證券交易所",
            zone="Asia/Taipei",
            suffix=".TW",
        ),
        Venue(
            mic="XKRX",
            name="the Korea exchange",
            name_zh="韓國交易所",
            zone="Asia/Seoul",
            suffix=".KS",
        ),
        Venue(
            mic="XASX",
            name="the Australian exchange",
            name_zh="澳洲證券交易所",
            zone="Australia/Sydney",
            suffix=".AX",
        ),
        Venue(
            mic="XTSE",
            name="the Toronto exchange",
            name_zh="多倫多證券交易所",
            zone="America/Toronto",
            suffix=".TO",
        ),
        Venue(
            mic="XETR",
            name="Xetra",
            name_zh="Xetra",
            zone="Europe/Berlin",
            suffix=".DE",
        ),
        Venue(
            mic="XPAR",
            name="the Paris exchange",
            name_zh="巴黎證券交易所",
            zone="Europe/Paris",
            suffix=".PA",
        ),
        Venue(
            mic="XAMS",
            name="the Amsterdam exchange",
            name_zh="阿姆斯特丹證券交易所",
            zone="Europe/Amsterdam",
            suffix=".AS",
        ),
        Venue(
            mic="XSWX",
            name="the Swiss exchange",
            name_zh="瑞士證券交易所",
            zone="Europe/Zurich",
            suffix=".SW",
        ),
        Venue(
            mic="XJSE",
            name="the Johannesburg exchange",
            name_zh="約翰內斯堡證券交易所",
            zone="Africa/Johannesburg",
            suffix=".JO",
        ),
        Venue(
            mic="XTAE",
            name="the Tel Aviv exchange",
            name_zh="特拉維夫證券交易所",
            zone="Asia/Jerusalem",
            suffix=".TA",
        ),
        Venue(
            mic="XNSE",
            name="the National Stock Exchange of India",
            name_zh="印度國家證券交易所",
            zone="Asia/Kolkata",
            suffix=".NS",
        ),
    )
}
"""The venues we can name; quotes of others are shown without a place."""


def timezone_of(mic: str) -> ZoneInfo | None:
    """Return the exchange's time zone, or None for a market we do not know."""
    venue = VENUES.get(mic)
    return ZoneInfo(venue.zone) if venue else None


def default_delay(mic: str) -> timedelta | None:
    """Return how late quotes of a market are if their source does not say.

    15 minutes for Hong Kong; None, *unknown*, for others.
    """
    venue = VENUES.get(mic)
    return venue.delay if venue else None
