"""Collect the window's texts: python packaging/collect_texts.py TEXTS.ts.

`lupdate` takes the context of a text from the class around it. It cannot know
that of a module's own `tr("…")`, which is named only inside that function, and
it does not look into tables of the domain. So it is given a copy of the
sources in which both are spelled out.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from engine_sentences import sentences

from newswatch.domain import quote_state, why

SOURCES = Path(__file__).parent.parent / "src" / "newswatch" / "ui"
TABLES = {
    "why": why.WORDS.values(),
    "quote-state": quote_state.SENTENCES,
    "engine": sentences(),
}
"""Texts from below the window, by the context in which the window translates them."""

_HELPER = re.compile(
    r"^def (?P<name>_?tr)\(.*?QCoreApplication\.translate\(\"(?P<context>\w+)\"",
    re.MULTILINE | re.DOTALL,
)


def spelled_out(source: str) -> str:
    """Return a module with the context in each call of its own `tr`."""
    helper = _HELPER.search(source)
    if helper is None:
        return source
    call = re.compile(rf"(?<![\w.]){helper['name']}\((?!source)")
    return call.sub(f'QCoreApplication.translate("{helper["context"]}", ', source)


def table_module(context: str, texts: Iterable[str]) -> str:
    """Return a module that marks the texts of a table."""
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return "".join(
        f'QT_TRANSLATE_NOOP("{context}", "{text}")\n' for text in dict.fromkeys(quoted)
    )


def copy_sources(folder: Path) -> list[Path]:
    """Write the spelled-out modules into `folder`; return them, sorted."""
    copies = []
    for path in sorted(SOURCES.rglob("*.py")):
        copy = folder / path.relative_to(SOURCES)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(spelled_out(path.read_text("utf-8")), "utf-8")
        copies.append(copy)
    for context, texts in TABLES.items():
        copies.append(folder / f"table_{context}.py")
        copies[-1].write_text(table_module(context, texts), "utf-8")
    return copies


def main() -> None:
    """Bring the file of texts up to date; what is translated stays."""
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    options = ["-no-obsolete", "-locations", "none", "-ts", *sys.argv[1:]]
    with TemporaryDirectory() as folder:
        subprocess.run([lupdate, *copy_sources(Path(folder)), *options], check=True)


if __name__ == "__main__":
    main()
