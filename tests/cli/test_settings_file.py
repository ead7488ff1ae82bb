"""Settings and taught names are taken along whole, or nothing is changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch import settings_file
from newswatch.cli.main import run
from newswatch.domain.errors import InputError, StoreError
from newswatch.domain.listing import EntityId
from newswatch.ports import UserAlias
from newswatch.settings import Settings, load, save
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

SETTINGS = Settings(display_currency="HKD", red_up=True, languages=("zh-Hant",))
NAMES = (
    UserAlias(EntityId("hsbc"), "獅子行"),
    UserAlias(EntityId("apple"), "apple pie", blocked=True),
)


def filled(folder: Path) -> Path:
    """Return the folder of a profile with settings and names."""
    save(folder / "settings.json", SETTINGS)
    database = Database.open(folder / "newswatch.sqlite3")
    for name in NAMES:
        open_stores(database).user.add_alias(name)
    database.close()
    return folder


def taught(folder: Path) -> tuple[set[UserAlias], str | None]:
    """Return the names that a profile knows, and whether they are to be matched."""
    database = Database.open(folder / "newswatch.sqlite3")
    stores = open_stores(database)
    found = set(stores.user.aliases()), stores.feeds.get_note("rematch")
    database.close()
    return found


def test_another_profile_knows_all_of_it_and_matches_anew(tmp_path: Path) -> None:
    old, new, file = tmp_path / "old", tmp_path / "new", tmp_path / "kept.json"
    filled(old)

    assert run(["settings", "export", "-o", str(file), "--profile", str(old)]) == 0
    for _ in range(2):
        assert run(["settings", "import", str(file), "--profile", str(new)]) == 0

    assert load(new / "settings.json") == (replace(SETTINGS, first_run_done=True), "")
    assert taught(new) == (set(NAMES), "begun")


def test_what_the_other_profile_had_learned_stays(tmp_path: Path) -> None:
    own = UserAlias(EntityId("tencent"), "鵝廠")
    database = Database.open(tmp_path / "newswatch.sqlite3")
    open_stores(database).user.add_alias(own)
    database.close()
    file = tmp_path / "kept.json"
    settings_file.write(file, SETTINGS, NAMES)

    assert run(["settings", "import", str(file), "--profile", str(tmp_path)]) == 0

    assert taught(tmp_path)[0] == {own, *NAMES}


BAD = {
    "nothing": "",
    "text": "hello",
    "another": '{"kind": "bookmarks"}',
    "list": "[]",
    "deep": "[" * 100_000,
    "settings": json.dumps({"kind": settings_file.KIND, "settings": 3, "names": []}),
    "names": json.dumps(
        {"kind": settings_file.KIND, "settings": {}, "names": [{"text": "x"}]}
    ),
    "value": json.dumps(
        {"kind": settings_file.KIND, "settings": {"theme": "pink"}, "names": []}
    ),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_a_file_of_another_kind_changes_nothing_and_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    filled(tmp_path)
    file = tmp_path / "kept.json"
    file.write_text(content, encoding="utf-8")

    assert run(["settings", "import", str(file), "--profile", str(tmp_path)]) == 1

    assert len(capsys.readouterr().err.splitlines()) == 1
    assert load(tmp_path / "settings.json") == (SETTINGS, "")
    assert taught(tmp_path) == (set(NAMES), None)


def test_a_file_that_cannot_be_read_or_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        settings_file.read(tmp_path / "none.json")
    with pytest.raises(StoreError, match="could not be saved"):
        settings_file.write(tmp_path / "no" / "folder.json", SETTINGS, NAMES)


@given(
    st.lists(
        st.builds(
            UserAlias,
            st.text(min_size=1).map(EntityId),
            st.text(min_size=1).filter(str.strip),
            st.booleans(),
        )
    )
)
def test_whatever_was_taught_reads_back(names: list[UserAlias]) -> None:
    found = settings_file.read_text(settings_file.as_text(SETTINGS, names))
    assert found == settings_file.SettingsFile(SETTINGS, tuple(names))
