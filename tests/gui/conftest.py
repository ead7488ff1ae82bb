"""What all tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from newswatch.ui import text


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Numbers and dates as in English, whatever machine the tests run on."""
    before = QLocale()
    text.set_language("en")
    yield
    QLocale.setDefault(before)
