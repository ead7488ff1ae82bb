"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "newswatch").rglob("*.py"))

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
FORBIDDEN_CALLS = {
    "processEvents": "nobody runs the event loop from inside it",
    "exec": "dialogs are opened, not executed",
}
EXEC_ALLOWED = {"app.py"}
"""The one place where the event loop is started."""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(params=SOURCES, ids=relative)
def source(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


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


def test_files_and_functions_stay_small(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    long = [
        f"{node.name} has {code_lines(node)} lines"
        for node in functions(ast.parse(text))
        if code_lines(node) > LONGEST_FUNCTION
    ]

    assert text.count("\n") <= LONGEST_FILE
    assert long == []


def test_nobody_nests_event_loops(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    called = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    if source.name in EXEC_ALLOWED:
        called -= {"exec"}

    assert called.isdisjoint(FORBIDDEN_CALLS)


def test_nobody_hides_imports_from_the_fence(source: Path) -> None:
    assert "TYPE_CHECKING" not in source.read_text(encoding="utf-8")


def test_nothing_is_swallowed(source: Path) -> None:
    """A broad `except` whose body is only `pass` hides bugs."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    silent = [
        handler.lineno
        for handler in ast.walk(tree)
        if isinstance(handler, ast.ExceptHandler)
        and (handler.type is None or getattr(handler.type, "id", "") == "Exception")
        and all(isinstance(statement, ast.Pass) for statement in handler.body)
    ]

    assert silent == []


def test_no_statement_numbers_its_parameters(source: Path) -> None:
    """Python 3.12.0 to 3.12.3 warn of ``?1``, as if it were a name."""
    assert not re.search(r"[=<> (]\?[0-9]", source.read_text(encoding="utf-8"))


def test_no_time_is_made_the_way_windows_refuses(source: Path) -> None:
    """There, `datetime.fromtimestamp` fails for what was before 1970."""
    assert ".fromtimestamp(" not in source.read_text(encoding="utf-8")


def test_the_locked_requirements_have_hashes_and_name_no_registry() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")

        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "--index-url" not in text
