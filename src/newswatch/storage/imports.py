"""Carrying out an import at once, and taking it back as if it had never been."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newswatch.domain.listing import ListingId
from newswatch.domain.portfolio import Lot, Watchlist
from newswatch.statements.plan import Known, Plan
from newswatch.storage.market import MarketStore
from newswatch.storage.user import UserStore


@dataclass(frozen=True, slots=True)
class Importer:
    """Reads what is stored, and stores what a plan says: all or nothing."""

    user: UserStore
    market: MarketStore

    def known(self) -> Known:
        """Return what an import has to know of what is stored."""
        lots: dict[ListingId, tuple[Lot, ...]] = {}
        for lot in self.user.lots():
            lots[lot.listing_id] = (*lots.get(lot.listing_id, ()), lot)
        followed = {i for each in self.user.watchlists() for i in each.listing_ids}
        splits, keys = self.market.all_splits(), self.user.import_keys()
        return Known(lots, splits, keys, followed)

    def carry_out(self, plan: Plan, watchlist: Watchlist) -> None:
        """Store what a plan changes; its new listings come onto `watchlist`."""
        user = self.user
        with user.transaction():
            known = {each.id for each in user.listings()}
            user.save_listings(each for each in plan.listings if each.id not in known)
            user.save_watchlist(with_followed(watchlist, plan))
            for listing_id, lots in plan.lots.items():
                user.set_lots(listing_id, lots)
            user.remember_imports(plan.keys)

    def take_back(self, plan: Plan, watchlist: Watchlist) -> None:
        """Put everything back as it was; `watchlist` as it was before."""
        with self.user.transaction():
            for listing_id, lots in plan.before.items():
                self.user.set_lots(listing_id, lots)
            self.user.save_watchlist(watchlist)
            self.user.forget_imports(plan.keys)


def with_followed(watchlist: Watchlist, plan: Plan) -> Watchlist:
    """Return a watchlist that also has what a plan follows."""
    new = (each.id for each in plan.follow)
    ids = tuple(dict.fromkeys([*watchlist.listing_ids, *new]))
    return replace(watchlist, listing_ids=ids)
