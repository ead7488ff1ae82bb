"""Keeps quotes and rates fresh, at a pace that follows trading hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from newswatch.domain.errors import RateLimited, SourceError
from newswatch.domain.health import SourceHealth, SourceKind, SourceStatus
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency
from newswatch.domain.pairs import rate_symbol
from newswatch.engine.quote_pace import QuotePace
from newswatch.engine.state import EngineState
from newswatch.engine.wake import Rests
from newswatch.ports import QuoteBatch, RateSource


class QuotesJob:
    """Asks for the quotes of what is watched, again and again.

    Args:
        on_doubt: Called with a listing whose price is held back as a jump, or
            whose previous close is another than we saw: a split, if there was
            one, can be looked for.
    """

    def __init__(
        self,
        state: EngineState,
        on_doubt: Callable[[ListingId], None] = lambda _: None,
    ) -> None:
        self._state = state
        self._on_doubt = on_doubt
        self._pace = QuotePace(state.sources.pace, state.market)

    async def run(self) -> None:
        """Go round until cancelled."""
        rests = Rests(self._state.wake)
        while True:
            await self.once()
            await rests.take(self.wait_s())

    def wait_s(self) -> float:
        """Return how many seconds to wait until the next round."""
        state = self._state
        return self._pace.wait_s(state.watched.listings, state.sources.clock.now())

    async def once(self) -> None:
        """Ask for everything once."""
        state = self._state
        wanted = self._wanted()
        batch = await state.lanes.market(state.sources.quotes.latest, wanted)
        await self.take(batch)
        await state.lanes.store(state.sources.keep, state.stores.feeds)
        self._report(batch)

    async def take(self, batch: QuoteBatch, *, save: bool = True) -> None:
        """Store quotes and tell the window what changed."""
        state = self._state
        delta = await state.lanes.store(state.market.record, batch, save=save)
        for listing_id in sorted({*state.tell_market(delta), *delta.recounted}):
            self._on_doubt(listing_id)
        if delta.rates:
            rates = await state.lanes.store(state.stores.market.rates)
            state.tell_rates(rates)

    def _wanted(self) -> list[ListingId]:
        """Return the watched listings, the benchmark, and the rates needed."""
        state = self._state
        display = Currency(state.settings.display_currency)
        rates = [rate_symbol(*pair) for pair in state.watched.pairs(display)]
        benchmark = ListingId(state.settings.benchmark)
        return list(dict.fromkeys([*state.watched.ids, benchmark, *rates]))

    def _report(self, batch: QuoteBatch) -> None:
        state, name = self._state, self._state.sources.quotes.name
        for each in state.sources.circuits():
            if each.key != name:
                state.health[each.key] = each
        report(state, name, SourceKind.QUOTES, batch.error, self._next_probe(name))

    def _next_probe(self, name: str) -> datetime | None:
        circuits = {each.key: each for each in self._state.sources.circuits()}
        return circuits[name].next_visit if name in circuits else None


class RatesJob:
    """Asks the reference sources for rates, so that conversion survives bad days."""

    def __init__(self, state: EngineState) -> None:
        self._state = state

    async def run(self) -> None:
        """Go round until cancelled."""
        rests = Rests(self._state.wake)
        while True:
            for source in self._state.sources.rates:
                await self._ask(source)
            await rests.take(self._state.sources.pace.rates)

    async def _ask(self, source: RateSource) -> None:
        state = self._state
        pairs = state.watched.pairs(Currency(state.settings.display_currency))
        error = await self._fetch(source, pairs)
        report(state, source.name, SourceKind.RATES, error)
        rates = await state.lanes.store(state.stores.market.rates)
        state.tell_rates(rates)

    async def _fetch(
        self, source: RateSource, pairs: Iterable[tuple[Currency, Currency]]
    ) -> SourceError | None:
        lanes = self._state.lanes
        try:
            rates = await lanes.work(source.rates, tuple(pairs))
        except SourceError as error:
            return error
        await lanes.store(self._state.market.record_rates, rates)
        return None


def report(
    state: EngineState,
    name: str,
    kind: SourceKind,
    error: SourceError | None,
    next_visit: datetime | None = None,
) -> None:
    """Note how a visit went, and tell the window if that changed.

    Args:
        next_visit: When a failed source is asked again, if that is known.
    """
    now = state.sources.clock.now()
    before = state.health.get(name) or SourceHealth(
        key=name, name=name, kind=kind, status=SourceStatus.NEVER_TRIED
    )
    if error is None:
        after = replace(
            before,
            status=SourceStatus.OK,
            last_success=now,
            last_attempt=now,
            next_visit=None,
            failures=0,
            error_title="",
            error_hint="",
        )
    else:
        after = _failed(before, error, state)
        after = replace(after, next_visit=next_visit or after.next_visit)
    state.health[name] = after
    state.tell_health()


def _failed(
    before: SourceHealth, error: SourceError, state: EngineState
) -> SourceHealth:
    now = state.sources.clock.now()
    limited = isinstance(error, RateLimited)
    wait = error.retry_after if isinstance(error, RateLimited) else None
    return replace(
        before,
        status=SourceStatus.WAITING if limited else SourceStatus.RETRYING,
        last_attempt=now,
        next_visit=now + (wait or timedelta(seconds=state.sources.pace.quotes(True))),
        failures=before.failures + 1,
        error_title=error.title,
        error_hint=error.hint,
    )
