"""`./dev` makes an environment once, and anew where the old one does not fit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a bash script")

UV = """#!/bin/sh
echo "$@" >> "$UV_LOG"
[ "$1" = venv ] || exit 0
for folder; do :; done
rm -rf "$folder"; mkdir -p "$folder/bin"; : > "$folder/pyvenv.cfg"
printf '#!/bin/sh\\necho 3.11.9\\n' > "$folder/bin/python"
chmod +x "$folder/bin/python"
"""
"""Writes down what it is asked, and makes environments that claim to be 3.11."""


class Checkout:
    """A folder with the script in it, on a machine of stand-ins."""

    def __init__(self, folder: Path, tools: Path) -> None:
        self.folder = folder
        self._tools = tools
        self._log = tools / "uv.log"

    def dev(
        self, *arguments: str, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / "dev", *arguments],
            env={
                "PATH": f"{self._tools}{os.pathsep}{os.defpath}",
                "HOME": str(self._tools),
                "UV_LOG": str(self._log),
            }
            | variables,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    def made(self, **variables: str) -> bool:
        """Prepare; return whether an environment was made for it."""
        self._log.write_text("")
        assert self.dev("env", **variables).returncode == 0
        return any(line.startswith("venv") for line in self.asked())

    def asked(self) -> list[str]:
        return self._log.read_text().splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    tools, folder = tmp_path / "tools", tmp_path / "a check out"
    tools.mkdir()
    (folder / "requirements").mkdir(parents=True)
    (folder / "requirements" / "dev.txt").touch()
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copy(ROOT / "dev", folder)
    python3 = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'
    for name, body in {"uv": UV, "apt-get": "#!/bin/sh\n", "python3": python3}.items():
        (tools / name).write_text(body)
        (tools / name).chmod(0o755)
    return Checkout(folder, tools)


def test_an_environment_is_made_once(checkout: Checkout) -> None:
    assert checkout.made()
    assert not checkout.made()
    assert checkout.asked() == []


def test_changed_requirements_are_installed_into_the_same_environment(
    checkout: Checkout,
) -> None:
    checkout.made()
    (checkout.folder / "requirements" / "dev.txt").write_text("# more\n")

    assert not checkout.made()
    assert [line.split()[:2] for line in checkout.asked()] == [
        ["pip", "sync"],
        ["pip", "install"],
    ]


@pytest.mark.parametrize(
    ("asked", "anew"),
    [("3.11", False), ("3.11.9", False), ("3.1", True), ("3.12", True), ("", False)],
)
def test_another_interpreter_makes_another_environment(
    checkout: Checkout, asked: str, anew: bool
) -> None:
    checkout.made()

    assert checkout.made(PYTHON=asked) is anew


def test_a_moved_checkout_gets_a_new_environment(checkout: Checkout) -> None:
    """The scripts in it name the folder that it was made in."""
    checkout.made()
    checkout.folder = checkout.folder.rename(checkout.folder.parent / "moved")

    assert checkout.made()


def test_a_folder_that_is_no_environment_is_left_alone(checkout: Checkout) -> None:
    mine = checkout.folder / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")

    ended = checkout.dev("env", VENV="mine")

    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == (
        "mine is in the way. Set VENV to another name."
    )
    assert (mine / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["help"], 0, "./dev demo"),
        (["nonsense"], 2, "There is no './dev nonsense'."),
        (["bench", "nonsense"], 1, "There is no benchmark 'nonsense'."),
    ],
)
def test_what_it_cannot_do_is_a_sentence(
    checkout: Checkout, arguments: list[str], code: int, says: str
) -> None:
    ended = checkout.dev(*arguments)

    assert ended.returncode == code
    assert says in ended.stdout + ended.stderr
