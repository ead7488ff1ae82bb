"""How failures are worded."""

from __future__ import annotations

import pytest

from newswatch.domain.errors import with_name


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("RTHK", "The server has a problem", "RTHK: The server has a problem"),
        ("ECB", "ECB could not be reached", "ECB could not be reached"),
        ("yahoo", "Yahoo Finance is slow", "Yahoo Finance is slow"),
    ],
)
def test_whose_failure_it_is_is_said_once(name: str, title: str, said: str) -> None:
    assert with_name(name, title) == said
