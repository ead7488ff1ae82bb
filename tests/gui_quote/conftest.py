"""What the tests of the right pane share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

import newswatch.ui.quote.chart_plot  # noqa: F401 - so that plots are there at once
from newswatch.ui import text

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says so of every window with a least size."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(
                pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
            )


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Numbers and dates as in English, whatever machine the tests run on."""
    before = QLocale()
    text.set_language("en")
    yield
    QLocale.setDefault(before)
