"""Statements of brokers, in words that tests compare."""

from __future__ import annotations

from newswatch.statements import Statement


def said(statement: Statement) -> list[str]:
    """``buy 100 9988.HK 79.50 HKD 2025-01-14``."""
    return [
        " ".join(
            str(part)
            for part in (
                each.side,
                each.quantity,
                each.listing.id,
                *((each.price.amount, each.price.currency) if each.price else ()),
                each.day,
            )
            if part is not None
        )
        for each in statement.trades
    ]
