"""What all jobs of the engine share: stores, sources, what is watched."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from newswatch.domain.health import SourceHealth
from newswatch.domain.listing import Entity, Listing, ListingId
from newswatch.engine.lanes import Lanes
from newswatch.engine.outbox import Outbox
from newswatch.engine.sources import Sources
from newswatch.ports import MentionFinder, Stores
from newswatch.services.alerts import AlertPolicy
from newswatch.services.market import MarketService
from newswatch.services.news import NewsService
from newswatch.services.watched import Watched
from newswatch.settings import Settings


@dataclass(slots=True, kw_only=True)
class EngineState:
    """Shared by the jobs; changed on the event loop only.

    Attributes:
        finder: The matcher in force; replaced when aliases change.
        wake: Set by "refresh now": every job looks again at once.
    """

    stores: Stores
    sources: Sources
    settings: Settings
    catalogue: tuple[Entity, ...]
    listings: dict[ListingId, Listing]
    news: NewsService
    market: MarketService
    finder: MentionFinder
    watched: Watched
    lanes: Lanes
    outbox: Outbox
    alerts: AlertPolicy = field(default_factory=AlertPolicy)
    health: dict[str, SourceHealth] = field(default_factory=dict)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    cancelled: set[str] = field(default_factory=set)

    def all_health(self) -> Sequence[SourceHealth]:
        """Return the health of every source, quotes first."""
        return sorted(self.health.values(), key=lambda each: (each.kind, each.name))

    async def pause(self, seconds: float) -> None:
        """Wait, but not when woken."""
        try:
            await asyncio.wait_for(self.wake.wait(), seconds)
        except TimeoutError:
            return
