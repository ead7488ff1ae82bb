"""The sentences that reach the window from below it, for the translators.

Read from the sources, so that none is forgotten: texts of more than two words
in the modules that word errors and reasons. What varies in them is a ``{}``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from newswatch.ui.engine_words import BLANK, without_values

SOURCES = Path(__file__).parent.parent / "src" / "newswatch"
MODULES = (
    "catalog.py",
    "feed_catalog.py",
    "settings.py",
    "settings_file.py",
    "domain/attribution.py",
    "domain/fx.py",
    "domain/parity.py",
    "domain/reaction.py",
    "domain/shown.py",
    "domain/suspicion.py",
    "domain/symbols.py",
    "domain/verify.py",
    "engine/*.py",
    "services/export.py",
    "services/market.py",
    "services/quotes.py",
    "sources/**/*.py",
    "statements/*.py",
    "storage/backup.py",
    "storage/copies.py",
    "storage/faults.py",
    "storage/schema.py",
)
COMPOSED = (
    ". ",
    "European Central Bank asks us to wait",
    "European Central Bank could not be reached",
    "European Central Bank gave no rates (HTTP {})",
    "European Central Bank's answer has changed shape",
    "Hong Kong Monetary Authority asks us to wait",
    "Hong Kong Monetary Authority could not be reached",
    "Hong Kong Monetary Authority gave no rates (HTTP {})",
    "Hong Kong Monetary Authority's answer has changed shape",
    "Too many requests to Yahoo Finance at once",
    "Yahoo Finance sent no exchange rates",
    "Yahoo Finance sent no prices",
    "{}m bars are kept for {} days.",
    "The price is suddenly {} higher.",
    "The price is suddenly {} lower.",
    "The price is suddenly {} times higher.",
    "The price is suddenly {} times lower.",
    "{} ÷ {} = {} {} for one {}, inside the band of {} to {}.",
    "{} ÷ {} = {} {} for one {}, outside the band of {} to {}.",
    "{} ÷ {} = {} {} for one {}, inside the band of {} to {}; our rate is {}.",
    "{} ÷ {} = {} {} for one {}, outside the band of {} to {}; our rate is {}.",
    "{} ÷ {} = {} {} for one {}; our rate is {}.",
    "{} ÷ {} = {} {} for one {}; our rate is unknown.",
    "{} ÷ {} = {} implied as the previous close; we do not know it.",
    "{} ÷ {} = {} implied as the previous close; ours is {}, which makes {}.",
    "{} ÷ {} = {} implied as last year's last close; we do not know it.",
    "{} ÷ {} = {} implied as last year's last close; ours is {}, which makes {}.",
    "The market traded at {} on {}, its time.",
    "The market was shut at {} on {}, its time.",
)
"""Sentences that are put together from pieces; a test runs those who do it."""

NOT_SHOWN = {
    "Data doesn't exist",
    "New York (NYSE)",
    "SSL_CERT_FILE names {}: {}",
    "The demo has no {} bars of {}",
    "The engine has ended; a message came too late",
    "The price is suddenly {} times {}.",
    "The price is suddenly {} {}.",
    "The market {} at {}, its time.",
    "Too many requests to {} at once",
    "Will be right back",
    "Yahoo Finance sent no {}",
}
"""What is logged, compared with, a piece of `COMPOSED`, or free in its values."""

_BORDER = re.compile(r"(?<=[.!?]) +")
_SENTENCE = re.compile(r"[A-Z\N{LEFT DOUBLE QUOTATION MARK}][^\n%]+$")
_NO_SENTENCE = re.compile(r"[A-Z]{3,} [A-Z]|PRAGMA|Newswatch/|[\w ]+: \{\}$|JSON, but")
_LEAST_SPACES = 2


def sentences() -> list[str]:
    """Return each sentence once, as the translators see it."""
    paths = sorted({p for each in MODULES for p in SOURCES.glob(each)})
    found = [s for path in paths for s in of_module(path.read_text("utf-8"))]
    return list(dict.fromkeys([*map(as_looked_up, COMPOSED), *found]))


def of_module(source: str) -> Iterator[str]:
    """Yield the sentences that a module says."""
    for text in _texts(ast.parse(source)):
        for sentence in _BORDER.split(text):
            if _is_sentence(sentence):
                yield as_looked_up(sentence.strip())


def as_looked_up(sentence: str) -> str:
    """Return a sentence with values as the window looks it up: all are blanks."""
    return without_values(sentence)[0] if BLANK in sentence else sentence


def _is_sentence(text: str) -> bool:
    long = text.count(" ") >= _LEAST_SPACES
    shown = text.strip() not in NOT_SHOWN and not _NO_SENTENCE.match(text)
    return bool(long and shown and _SENTENCE.match(text))


def _texts(tree: ast.Module) -> Iterator[str]:
    """Yield the module's strings, f-strings with blanks, without docstrings."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            left_out.update(id(value) for value in node.values)
            yield "".join(_piece(value) for value in node.values)
        elif isinstance(node, ast.Constant) and id(node) not in left_out:
            yield node.value if isinstance(node.value, str) else ""


def _piece(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return str(value.value)
    return "{}"


if __name__ == "__main__":
    print("\n".join(sentences()))
