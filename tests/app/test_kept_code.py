"""What PySide carries as sources is compiled once, not at each start."""

from __future__ import annotations

import builtins
import sys
from inspect import get_annotations
from pathlib import Path
from types import CodeType

import pytest

from newswatch.ui.kept_code import beside, compiled_once

NAME = "library/part.py"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Python itself was asked to compile, by name."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    asked: list[str] = []
    own = builtins.compile

    def noted(source: bytes, filename: str, *rest: object, **named: object) -> object:
        asked.append(filename)
        return own(source, filename, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "compile", noted)
    return asked


def start(path: Path, source: bytes) -> dict[str, object]:
    """Run a source as PySide does; return what it left."""
    left: dict[str, object] = {}
    with compiled_once(path):
        code = compile(source, NAME, "exec")
    exec(code, left)
    return left


def test_a_second_start_compiles_nothing(tmp_path: Path, compiled: list[str]) -> None:
    first = start(tmp_path / "kept", b"def told(): return 'yes'")
    again = start(tmp_path / "kept", b"def told(): return 'yes'")

    assert compiled == [NAME]
    for left in (first, again):
        told = left["told"]
        assert callable(told)
        assert told() == "yes"


def test_a_source_that_has_changed_is_compiled_and_the_old_one_forgotten(
    tmp_path: Path, compiled: list[str]
) -> None:
    for source in (b"a = 1", b"a = 2", b"a = 1"):
        assert start(tmp_path / "kept", source)["a"] == int(source[-1:])

    assert compiled == [NAME] * 3


@pytest.mark.parametrize("content", [b"", b"no code", b"\xe9\x01\x00\x00\x00"])
def test_a_file_that_cannot_be_read_is_written_anew(
    content: bytes, tmp_path: Path, compiled: list[str]
) -> None:
    path = tmp_path / "kept"
    path.write_bytes(content)

    assert start(path, b"a = 1")["a"] == 1
    assert start(path, b"a = 1")["a"] == 1
    assert compiled == [NAME]


def test_switches_of_our_modules_are_not_those_of_the_source(
    tmp_path: Path, compiled: list[str]
) -> None:
    start(tmp_path / "kept", b"def told(a: 1): ...")
    told = start(tmp_path / "kept", b"def told(a: 1): ...")["told"]

    assert compiled == [NAME]
    assert callable(told)
    assert get_annotations(told) == {"a": 1}


def test_nothing_is_written_where_python_writes_no_compiled_files(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    start(tmp_path / "kept", b"a = 1")

    assert compiled == [NAME]
    assert not (tmp_path / "kept").exists()


def test_a_place_that_cannot_be_written_to_is_no_fault(
    tmp_path: Path, compiled: list[str]
) -> None:
    (tmp_path / "file").touch()

    assert start(tmp_path / "file" / "kept", b"a = 1")["a"] == 1
    assert compiled == [NAME]


def test_a_module_that_nobody_uses_is_empty(tmp_path: Path) -> None:
    with compiled_once(tmp_path / "kept", empty=(NAME,)):
        assert not compile(b"a = 1", NAME, "exec").co_names
        assert compile(b"a = 1", "library/other.py", "exec").co_names == ("a",)


def test_what_else_is_compiled_goes_through(tmp_path: Path) -> None:
    own = builtins.compile
    with compiled_once(tmp_path / "kept"):
        assert eval(compile("1 + 1", NAME, "eval")) == 2
        assert not isinstance(compile("a", NAME, "exec", 0x400), CodeType)  # a tree
    assert builtins.compile is own


def test_code_is_kept_among_pythons_own() -> None:
    assert beside(__file__).parent.name == "__pycache__"
    assert sys.implementation.cache_tag in beside(__file__).name
