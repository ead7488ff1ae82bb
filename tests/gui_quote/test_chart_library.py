"""The plotting library: imported late, and beside a window that goes on."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_no_plotting_library_is_imported_before_a_chart_is_shown() -> None:
    code = (
        "import sys; import newswatch.ui.quote.panel;"
        "assert not {'numpy', 'pyqtgraph'} & set(sys.modules), 'imported too early'"
    )

    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.slow
def test_the_plotting_library_arrives_beside_a_window_that_goes_on() -> None:
    """A chart shown in a fresh process is drawn in the end, off the first paint."""
    code = """
import sys
sys.path.insert(0, "tests")
from PySide6.QtWidgets import QApplication
app = QApplication([])
from gui_quote.quote_world import quote_world
from newswatch.ui.quote.chart import ChartView
made = quote_world()
view = ChartView(made.context)
view.show()
view.show_listing(made.context.directory.listing("9988.HK"))
assert "pyqtgraph" not in sys.modules or view._plot is None
view._loader.loaded.connect(app.quit)
app.exec()
assert view._plot is not None and view._stack.currentWidget() is view._plot
"""

    subprocess.run([sys.executable, "-c", code], check=True, timeout=100)
