"""Make resources/scripts/han.txt: which characters are one and the same for matching.

Run it by hand after an update of OpenCC: `python packaging/make_han_table.py`.
Traditional characters and regional variants are mapped to one Simplified
character, always one to one, so that folding a text keeps its length.
"""

from __future__ import annotations

from pathlib import Path

from opencc import OpenCC

TARGET = Path(__file__).parent.parent / "resources" / "scripts" / "han.txt"
RANGES = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2A6E0))
# What OpenCC decides word by word and we cannot: the pair becomes one class.
PAIRS = (
    "覆复 藉借 钜巨 甦苏 著着 徵征 祇只 衹只 乾干 於于 馀余 彷仿 唸念 昇升 佔占 薑姜 "
    "鬍胡 摺折 託托 儘尽 "
    "汎泛 菸烟 閒闲 獃呆 嚮向 咀嘴 秾浓 瞭了 貫贯"
)


def pairs() -> dict[str, str]:
    """Return each character that is folded, with what it is folded to."""
    to_simplified = OpenCC("t2s")
    found: dict[str, str] = {}
    for first, last in RANGES:
        for char in map(chr, range(first, last)):
            folded = to_simplified.convert(char)
            if folded != char and len(folded) == 1:
                found[char] = folded
    found.update((a, b) for a, b in PAIRS.split())
    return {char: _end(found, char) for char in found}


def _end(found: dict[str, str], char: str) -> str:
    seen = {char}
    while found.get(char, char) not in seen:
        char = found[char]
        seen.add(char)
    return char


def main() -> None:
    """Write the table: one line of characters, one line of what they become."""
    table = {a: b for a, b in pairs().items() if a != b}
    lines = ["".join(table), "".join(table.values())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(table)} characters")


if __name__ == "__main__":
    main()
