"""Keeps the code of sources that Python keeps no compiled file of.

PySide carries Python sources inside its library, and compiles them anew at each
start: nearly a tenth of it.
"""

from __future__ import annotations

import builtins
import marshal
import sys
from collections.abc import Container, Iterator
from contextlib import contextmanager
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

from newswatch import paths

Codes = dict[tuple[str, bytes], CodeType]
"""Code by the name of its file and by `source_hash`, which knows Python's version."""


def beside(module_file: str) -> Path:
    """Return where to keep code: where Python keeps that of `module_file`."""
    return Path(cache_from_source(module_file)).with_suffix(".kept")


@contextmanager
def compiled_once(path: Path, *, empty: Container[str] = ()) -> Iterator[None]:
    """Compile no source that was compiled here before and has not changed since.

    Under the same rules as Python's own compiled files: none is written with
    ``-B``, and a folder that cannot be written to is no fault.

    Args:
        empty: Files whose modules nobody uses: there is nothing in them then.
    """
    known, used = _read(path), Codes()
    own = builtins.compile

    def compile_once(
        source: Any, filename: Any, mode: str, *more: Any, **named: Any
    ) -> Any:
        if not isinstance(source, bytes) or mode != "exec" or more or named:
            return own(source, filename, mode, *more, **named)
        if filename in empty:
            source = b""
        key = filename, source_hash(source)
        # The switches of this module (`__future__`) are not the source's.
        used[key] = known.get(key) or own(source, filename, mode, dont_inherit=True)
        return used[key]

    builtins.compile = compile_once
    try:
        yield
    finally:
        builtins.compile = own
    if used.keys() != known.keys():
        _write(path, used)


def _read(path: Path) -> Codes:
    try:
        # It stands among Python's compiled files, and is trusted as they are.
        return Codes(marshal.loads(path.read_bytes()))  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError):
        return {}  # none yet, or of another Python: compiled anew


def _write(path: Path, codes: Codes) -> None:
    if sys.dont_write_bytecode:
        return
    try:
        paths.write(path, marshal.dumps(codes))
    except OSError:
        return  # compiled at each start, as before
