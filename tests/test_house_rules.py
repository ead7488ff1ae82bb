"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "newswatch"
FOLDERS = ("benchmarks", "packaging", "src", "tests")

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
FORBIDDEN_CALLS = {
    "processEvents": "nobody runs the event loop from inside it",
    "exec": "dialogs are opened, not executed",
}
EXEC_ALLOWED = {"app.py"}
"""The one place where the event loop is started."""

Texts = dict[str, str]
"""Each file's text, by its path from the project's root."""


@pytest.fixture(scope="module")
def texts() -> Texts:
    """What the program is made of."""
    found = texts_of([SOURCES])
    assert len(found) > 300, "or the rules below look at nothing"
    return found


def texts_of(folders: Iterable[Path]) -> Texts:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
    }


@pytest.fixture(scope="module")
def trees(texts: Texts) -> dict[str, ast.Module]:
    return {name: ast.parse(text) for name, text in texts.items()}


def guilty(texts: Texts, breaks_it: Callable[[str], object]) -> list[str]:
    return [name for name, text in texts.items() if breaks_it(text)]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    body = node.body
    first = body[0]
    has_docstring = isinstance(first, ast.Expr) and isinstance(
        first.value, ast.Constant
    )
    start = body[1].lineno if has_docstring and len(body) > 1 else first.lineno
    return (node.end_lineno or start) - start + 1


def called(tree: ast.AST) -> set[str]:
    """The names of the methods that are called."""
    return {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


def silent(tree: ast.AST) -> list[int]:
    """The lines at which a broad `except` does nothing."""
    return [
        handler.lineno
        for handler in ast.walk(tree)
        if isinstance(handler, ast.ExceptHandler)
        and (handler.type is None or getattr(handler.type, "id", "") == "Exception")
        and all(isinstance(statement, ast.Pass) for statement in handler.body)
    ]


def test_files_stay_small() -> None:
    every = texts_of(ROOT / folder for folder in FOLDERS)

    assert guilty(every, lambda text: text.count("\n") > LONGEST_FILE) == []


def test_functions_stay_small(trees: dict[str, ast.Module]) -> None:
    long = [
        f"{name}: {node.name} has {code_lines(node)} lines"
        for name, tree in trees.items()
        for node in functions(tree)
        if code_lines(node) > LONGEST_FUNCTION
    ]

    assert long == []


def test_nobody_nests_event_loops(trees: dict[str, ast.Module]) -> None:
    nested = {
        name: nesting
        for name, tree in trees.items()
        if (nesting := called(tree) & set(FORBIDDEN_CALLS))
        and not (nesting == {"exec"} and Path(name).name in EXEC_ALLOWED)
    }

    assert nested == {}


def test_nobody_hides_imports_from_the_fence(texts: Texts) -> None:
    assert guilty(texts, lambda text: "TYPE_CHECKING" in text) == []


def test_nothing_is_swallowed(trees: dict[str, ast.Module]) -> None:
    """A broad `except` whose body is only `pass` hides bugs."""
    swallowed = {name: at for name, tree in trees.items() if (at := silent(tree))}

    assert swallowed == {}


def test_no_statement_numbers_its_parameters(texts: Texts) -> None:
    """Python 3.12.0 to 3.12.3 warn of ``?1``, as if it were a name."""
    assert guilty(texts, re.compile(r"[=<> (]\?[0-9]").search) == []


def test_no_time_is_made_the_way_windows_refuses(texts: Texts) -> None:
    """There, `datetime.fromtimestamp` fails for what was before 1970."""
    assert guilty(texts, lambda text: ".fromtimestamp(" in text) == []


def test_the_locked_requirements_have_hashes_and_name_no_registry() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")

        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "--index-url" not in text


def test_what_runs_beside_the_tests_imports_what_there_is() -> None:
    """Benchmarks and packaging: no type checker reads them, and no test runs them."""
    scripts = texts_of([ROOT / "benchmarks", ROOT / "packaging"])
    missing = [
        f"{name}: {module}.{wanted}"
        for name, text in scripts.items()
        for module, wanted in _imported(ast.parse(text))
        if not _exists(module, wanted)
    ]

    assert len(scripts) > 10
    assert missing == []


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        module = node.module if isinstance(node, ast.ImportFrom) else None
        if module is not None and module.split(".")[0] == "newswatch":
            assert isinstance(node, ast.ImportFrom)
            yield from ((module, each.name) for each in node.names)


def _exists(module: str, wanted: str) -> bool:
    if hasattr(importlib.import_module(module), wanted):
        return True
    return importlib.util.find_spec(f"{module}.{wanted}") is not None
