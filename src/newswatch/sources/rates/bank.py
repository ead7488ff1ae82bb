"""What the banks that publish reference rates have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence

from newswatch.domain.errors import BadResponse
from newswatch.domain.fx import FxRate
from newswatch.domain.money import Currency
from newswatch.sources.rates.fetch import fetch
from newswatch.sources.rates.reference import ReferenceTable
from newswatch.sources.transport import Transport


class BankRates(ABC):
    """Fetches a bank's newest table, and crosses what is asked for within it.

    Attributes:
        name: Of the bank, as the user knows it.
        url: Of the table.
    """

    name: str
    url: str

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def rates(self, pairs: Collection[tuple[Currency, Currency]]) -> Sequence[FxRate]:
        """Fetch what is known of `pairs`.

        Raises:
            SourceError: Unreachable, or an answer of another shape.
        """
        return self.parse(fetch(self.url, self.name, self._transport)).rates(pairs)

    @staticmethod
    @abstractmethod
    def parse(body: bytes) -> ReferenceTable:
        """Read the bank's answer. Pure.

        Raises:
            BadResponse: If it is another shape.
        """


def changed_shape(name: str) -> BadResponse:
    """Return the error for an answer whose shape is not the known one."""
    return BadResponse(
        name, f"{name}'s answer has changed shape", "Other rates are used."
    )
