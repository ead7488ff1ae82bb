"""Fetches pictures of articles that the window shows, if the user wants pictures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Mapping, Sequence

from newswatch.domain.article import ArticleId
from newswatch.domain.errors import BadResponse, Gone, SourceError, StoreError
from newswatch.engine.state import EngineState
from newswatch.log import logger
from newswatch.protocol import PicturesArrived
from newswatch.storage.pictures import PictureCache

log = logger(__name__)

AGAIN_S = 600.0
"""Who did not answer is not asked again sooner."""

MOST = 60
"""Articles of one request: more than a window shows at once."""


class PicturesJob:
    """One request a picture, ever; none while pictures are switched off."""

    def __init__(self, state: EngineState, cache: PictureCache) -> None:
        self._state = state
        self._cache = cache
        self._busy: set[str] = set()
        self._not_before: dict[str, float] = {}

    @property
    def on(self) -> bool:
        """Whether pictures are wanted, and there is somebody to ask."""
        state = self._state
        return state.settings.show_pictures and state.sources.picture is not None

    async def fetch(self, article_ids: Sequence[ArticleId]) -> None:
        """Fetch what is missing; the window is told of each picture as it comes."""
        if not self.on:
            return
        state = self._state
        rows = await state.lanes.store(state.stores.news.rows, article_ids[:MOST])
        wanted: dict[str, list[ArticleId]] = {}
        for row in rows:
            url = row.stored.article.image_url
            if url and self._may_ask(url):
                wanted.setdefault(url, []).append(row.id)
        await self._fetch_all(wanted)

    async def tidy(self) -> None:
        """Forget all pictures once they are switched off."""
        if not self._state.settings.show_pictures:
            self._not_before.clear()
            await asyncio.to_thread(self._cache.clear)

    def _may_ask(self, url: str) -> bool:
        early = time.monotonic() < self._not_before.get(url, 0.0)
        return not early and url not in self._busy and not self._cache.knows(url)

    async def _fetch_all(self, wanted: Mapping[str, Collection[ArticleId]]) -> None:
        self._busy.update(wanted)
        try:
            await asyncio.gather(*(self._one(url, ids) for url, ids in wanted.items()))
        finally:
            self._busy.difference_update(wanted)

    async def _one(self, url: str, article_ids: Collection[ArticleId]) -> None:
        body = await self._asked(url)
        if body is None or not self.on:
            return
        try:
            await asyncio.to_thread(self._cache.put, url, body)
        except StoreError as error:
            log.warning("%s: %s", error.title, error.hint)
            return
        self._state.outbox.put(PicturesArrived(article_ids=tuple(article_ids)))

    async def _asked(self, url: str) -> bytes | None:
        """Return the picture; ``b""`` if there is none, None to ask again later."""
        picture = self._state.sources.picture
        if picture is None or not self.on:
            return None
        try:
            return await picture(url)
        except (BadResponse, Gone) as error:
            log.info("no picture: %s", error.title)
            return b""
        except SourceError as error:
            log.info("no picture now: %s", error.title)
            self._leave_alone(url)
            return None

    def _leave_alone(self, url: str) -> None:
        """Ask for this later; and forget whom that was said of long ago."""
        now = time.monotonic()
        waiting = {one: at for one, at in self._not_before.items() if at > now}
        self._not_before = waiting | {url: now + AGAIN_S}
