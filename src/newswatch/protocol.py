"""The messages between window and engine: one JSON object a line, both ways.

Typed by msgspec: a line that is not one of these messages is refused with a
`ProtocolError`. `VERSION` changes whenever a message does; two sides of
different versions say so and part.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Interval, Split
from newswatch.domain.feed import Feed
from newswatch.domain.fx import FxRate
from newswatch.domain.health import SourceHealth
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.query import ArticleQuery
from newswatch.domain.quote import Quote

VERSION = 3


class Message(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """The base of all messages."""


# --- engine -> window --------------------------------------------------------


class Hello(Message, frozen=True, kw_only=True):
    """The first line: who is speaking."""

    version: int
    pid: int


class Alive(Message, frozen=True, kw_only=True):
    """Sent every second or so: the engine is not stuck.

    `now` is the engine's clock: the demo's, in a replay.
    """

    now: datetime
    speed: float = 1.0
    paused: bool = False


class QuotesChanged(Message, frozen=True, kw_only=True):
    """Quotes that are newer than what was sent before; at most 10 a second."""

    quotes: tuple[Quote, ...]


class QuotesDoubted(Message, frozen=True, kw_only=True):
    """What is held back as implausible, and why; all of it, maybe nothing."""

    reasons: dict[ListingId, str]


class RatesChanged(Message, frozen=True, kw_only=True):
    """All exchange rates that are known."""

    rates: tuple[FxRate, ...]


class BarsChanged(Message, frozen=True, kw_only=True):
    """Bars of these listings were stored; read them when needed."""

    listing_ids: tuple[ListingId, ...]
    interval: Interval


class SplitsLearned(Message, frozen=True, kw_only=True):
    """Splits of a listing were stored that were not known before, oldest first."""

    listing_id: ListingId
    splits: tuple[Split, ...]


class EarningsChanged(Message, frozen=True, kw_only=True):
    """Days on which companies report were stored; read them when needed."""

    listing_ids: tuple[ListingId, ...]


class ListingsChanged(Message, frozen=True, kw_only=True):
    """Names, markets or units of listings were learned and stored."""

    listings: tuple[Listing, ...]


class NewsArrived(Message, frozen=True, kw_only=True):
    """Articles were stored with their mentions; read them when needed."""

    article_ids: tuple[ArticleId, ...]


class PicturesArrived(Message, frozen=True, kw_only=True):
    """Pictures of these articles are kept now, or it is known that there are none."""

    article_ids: tuple[ArticleId, ...]


class NewsRematched(Message, frozen=True, kw_only=True):
    """Mentions of stored articles were made anew, or old ones went: reload."""


class Notify(Message, frozen=True, kw_only=True):
    """Worth telling the user; the window decides how."""

    title: str
    body: str
    article_ids: tuple[ArticleId, ...]


class HealthChanged(Message, frozen=True, kw_only=True):
    """How the sources are doing; all of them."""

    sources: tuple[SourceHealth, ...]


class Progress(Message, frozen=True, kw_only=True):
    """A long job: `done` of `total`; finished when they are equal.

    `stopped` says that it ends here, as the user wanted.
    """

    job: str
    title: str
    done: int
    total: int
    stopped: bool = False


class SymbolsFound(Message, frozen=True, kw_only=True):
    """The answer to `SearchSymbols` with the same generation."""

    generation: int
    listings: tuple[Listing, ...]
    exchange_names: tuple[str, ...] = ()
    error_title: str = ""
    error_hint: str = ""


class Ready(Message, frozen=True, kw_only=True):
    """The first round is done: what could be had at once is stored."""


class Exported(Message, frozen=True, kw_only=True):
    """An export was written."""

    path: str
    articles: int


class FeedsAnswered(Message, frozen=True, kw_only=True):
    """The answer to `AddFeed`, `ImportFeeds` or `ExportFeeds`.

    Attributes:
        added: How many feeds are read from now on that were not before.
        known: How many were read already.
        choices: The feeds that a page names, if it names several: none is
            added, and the user says which.
        path: What was written, and `exported` how many feeds are in it.
        error_title, error_hint: Why nothing of this was done.
    """

    added: int = 0
    known: int = 0
    choices: tuple[Feed, ...] = ()
    path: str = ""
    exported: int = 0
    error_title: str = ""
    error_hint: str = ""


class Failed(Message, frozen=True, kw_only=True):
    """A known error that belongs in the status strip."""

    title: str
    hint: str = ""
    bug: bool = False


# --- window -> engine --------------------------------------------------------


class WatchedChanged(Message, frozen=True, kw_only=True):
    """The user changed watchlists, lots, aliases or feeds: read them again."""

    rematch: tuple[EntityId, ...] = ()


class Refresh(Message, frozen=True, kw_only=True):
    """Fetch prices now, and every feed that has rested for a while."""


class WantBars(Message, frozen=True, kw_only=True):
    """Someone is looking at this chart: fetch what is missing."""

    listing_id: ListingId
    interval: Interval
    start: datetime
    end: datetime


class WantPictures(Message, frozen=True, kw_only=True):
    """These articles are shown: fetch their pictures, if the user wants any."""

    article_ids: tuple[ArticleId, ...]


class SearchSymbols(Message, frozen=True, kw_only=True):
    """Find listings by name or code."""

    generation: int
    text: str


class Cancel(Message, frozen=True, kw_only=True):
    """Stop a long job."""

    job: str


class Export(Message, frozen=True, kw_only=True):
    """Write the articles of `query` to `path`; answered by `Exported` or `Failed`."""

    path: str
    query: ArticleQuery
    format: str = "csv"


class AddFeed(Message, frozen=True, kw_only=True):
    """Read the feed at an address, or the one that the page there names."""

    address: str


class ImportFeeds(Message, frozen=True, kw_only=True):
    """Add the feeds of an OPML file."""

    path: str


class ExportFeeds(Message, frozen=True, kw_only=True):
    """Write the feeds that are read to an OPML file."""

    path: str


class SetClock(Message, frozen=True, kw_only=True):
    """Steer the demo's clock; fields left None stay as they are."""

    speed: float | None = None
    paused: bool | None = None
    at: datetime | None = None


class Quit(Message, frozen=True, kw_only=True):
    """Finish what is being stored and end."""


FromEngine = (
    Hello
    | Alive
    | QuotesChanged
    | QuotesDoubted
    | RatesChanged
    | BarsChanged
    | SplitsLearned
    | EarningsChanged
    | ListingsChanged
    | NewsArrived
    | PicturesArrived
    | NewsRematched
    | Notify
    | HealthChanged
    | Progress
    | SymbolsFound
    | Ready
    | Exported
    | FeedsAnswered
    | Failed
)
FromWindow = (
    WatchedChanged
    | Refresh
    | WantBars
    | WantPictures
    | SearchSymbols
    | Cancel
    | Export
    | AddFeed
    | ImportFeeds
    | ExportFeeds
    | SetClock
    | Quit
)


class ProtocolError(Exception):
    """A line that is no message of this version: a bug, or a stranger."""


_encoder = msgspec.json.Encoder()
_from_engine: msgspec.json.Decoder[FromEngine] = msgspec.json.Decoder(FromEngine)
_from_window: msgspec.json.Decoder[FromWindow] = msgspec.json.Decoder(FromWindow)


def encode(message: Message) -> bytes:
    """Return one line, newline included."""
    return _encoder.encode(message) + b"\n"


def decode_from_engine(line: bytes) -> FromEngine:
    """Read one line that the engine wrote.

    Raises:
        ProtocolError: If it is not one of its messages.
    """
    try:
        return _from_engine.decode(line)
    except msgspec.MsgspecError as error:
        raise ProtocolError(str(error)) from error


def decode_from_window(line: bytes) -> FromWindow:
    """Read one line that the window wrote.

    Raises:
        ProtocolError: If it is not one of its messages.
    """
    try:
        return _from_window.decode(line)
    except msgspec.MsgspecError as error:
        raise ProtocolError(str(error)) from error
