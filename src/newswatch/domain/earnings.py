"""The days on which companies report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newswatch.domain.listing import ListingId


@dataclass(frozen=True, slots=True)
class EarningsDate:
    """When a company reports; `estimated` where the source is not sure."""

    listing_id: ListingId
    day: date
    estimated: bool
