"""How the window's process imports: Qt plainly, and some modules when first used."""

from __future__ import annotations

import builtins
import sys
from importlib.util import LazyLoader, find_spec, module_from_spec

from newswatch.ui.kept_code import beside, compiled_once

LATE = (
    "concurrent.futures",
    "newswatch.catalog",
    "newswatch.ports",
    "newswatch.protocol",
    "newswatch.domain.feed",
    "newswatch.domain.health",
    "newswatch.domain.session",
    "newswatch.ui.window_rest",
    "newswatch.ui.engine_client",
    "newswatch.ui.name_dialog",
    "newswatch.ui.news.edits",
    "newswatch.ui.news.empty_page",
    "newswatch.ui.news.why",
    "newswatch.ui.watchlist.add_box",
)
"""What the first picture names, in annotations most of all, but does not use.

They are imported as modules (``from newswatch import protocol``), and run on the
main thread: by `run_late` before any other thread may name them.
"""

UNUSED = ("shibokensupport/signature/lib/pyi_generator.py",)
"""What PySide loads at each start and uses in its own workshop only.

It writes stubs, with patterns that take Python 15 ms to compile.
"""


def load_qt() -> None:
    """Load Qt before anything else does.

    PySide puts an import of its own in the place of Python's. It reads the source
    of every module that comes later, to see whether it asks for snake_case names
    (`__feature__`). Nobody does here, and the reading takes a tenth of the start.
    """
    own = builtins.__import__
    with compiled_once(beside(__file__), empty=UNUSED):
        import PySide6.QtCore  # noqa: F401 - loaded for what it does

    builtins.__import__ = own


def import_late(name: str) -> None:
    """Have a module run when something of it is asked for, not when it is imported.

    One that has run already stays as it is.
    """
    if name in sys.modules:
        return
    spec = find_spec(name)
    assert spec is not None
    assert spec.loader is not None
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    parent, _, own_name = name.rpartition(".")
    setattr(sys.modules[parent], own_name, module)


def run_late(names: tuple[str, ...] = LATE) -> None:
    """Run what has not run yet, so that other threads may use it.

    `LazyLoader` holds no lock before Python 3.12: a second thread that asks while
    the first one runs a module finds half of it.
    """
    for name in names:
        if name in sys.modules:
            _ = sys.modules[name].__doc__
