"""Names as registers write them -> names as people write them.

Legal forms, share-class marks, depositary receipts, states of incorporation
and what else registers and exchanges add is taken off the end, step by step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newswatch.domain.words import word_set
from newswatch.matching.folding import fold

_SHARE_CLASS: Final = re.compile(
    r"""(?ix)
    \s*(?:
        [-－–]\s*(?:S?W|SW|S|SS|P|B|H|R|Z|X)$                 # 小米集團－Ｗ
      | ['’](?:A|B)['’]$                                      # Swire Pacific 'A'
      | [-–,]?\s*(?:(?:american|global)\s+depositary\s+(?:shares?|receipts?).*
          | (?:un)?sponsored\s+adr.* | adr(?:s)?\b.* | ads\b\s*(?:each|represent).*
          | each\s+represent.*)$
      | [-–,]?\s*\(?(?:class|series)\s+[a-z]\b\)?.*$
      | [-–,]?\s*(?:common|ordinary|capital|preferred|preference|registered|voting)
          \s+(?:stock|shares?|units?)\b.*$
      | [-–,]?\s*(?:depositary\s+(?:shares?|receipts?)|units?\s+each).*$
      | \s/[a-z]{2,3}/?$ | /[a-z]{2,3}/?$                   # BANK OF AMERICA CORP /DE/
      | /$ | \s*\((?:the|new|cayman|delaware)\)$ | ,\s*the$
      | \s*\(publ\)$
    )""",
)
_CLASS_HINTS: Final = (
    "'", "’", "/", " adr", " ads", "class ", "series ", "common", "ordinary", " stock",
    "depositary", "preferred", " share", " unit", "-", "－", "–", "(", ", the", "each ",
)  # fmt: skip
"""The pattern above is slow: tried only where one of these is."""

_FORM: Final = word_set(
    "incorporated corporation company companies limited inc corp co ltd llc plc lp "
    "llp sa ag nv se ab asa oyj spa gmbh kgaa kk bhd berhad pte pty as tbk pcl the "
    "& and public liability hldg hldgs gr a/s"
)
_SOFT: Final = word_set(
    "holding holdings group hk cayman islands (hk) (group) (holdings) (holding) "
    "(cayman) (hong kong) islands) (cayman"
)
_TAIL: Final = word_set(
    "technologies technology platforms pharmaceuticals pharmaceutical therapeutics "
    "biosciences biopharma laboratories systems software networks wholesale markets "
    "worldwide international global biologics entertainment interactive "
    "semiconductor airlines airways"
)
_HEAD: Final = word_set(
    "koninklijke aktiebolaget telefonaktiebolaget aktieselskabet groupe grupo pt"
)
_ZH_CLASS: Final = re.compile(r"(?:[-－](?:SW|ＳＷ|W|Ｗ|S|Ｓ|B|Ｂ)|['’]?[ABＡＢ]['’])$")
_ZH_FORMS: Final = (
    "股份有限責任公司",
    "股份有限公司",
    "有限責任公司",
    "控股有限公司",
    "(集團)有限公司",
    "有限公司",
    "股份",
    "(控股)",
    "(集團)",
    "控股",
    "公司",
)
_ZH_SOFT: Final = ("集團控股", "國際控股", "集團", "(香港)")


def english_short_names(name: str, *, tail: bool = True) -> Iterator[str]:
    """Yield ever shorter names, as long as something is left.

    The article in front goes at first: people say Walt Disney.

    Args:
        tail: Take off the descriptive tail ("Technologies") at last as well.
    """
    current = without_class(" ".join(name.split()))
    if current != name:
        yield current
    if current[:4].lower() == "the " and current.count(" ") > 1:
        yield (current := current[4:])
    for words in (_FORM, _SOFT, _FORM, _SOFT):
        shorter = _without_last(current, words)
        if shorter != current:
            yield (current := shorter)
    first, _, rest = current.partition(" ")
    if tail and rest and fold(first) in _HEAD:
        yield (current := rest)
    head, _, last = current.rpartition(" ")
    if tail and head and (last.lower() in _TAIL or _is_property_trust(current)):
        yield head


def _is_property_trust(name: str) -> bool:
    """Whether people leave out the "Trust": Arbor Realty, Federal Realty."""
    return name.lower().endswith((" realty trust", " properties trust"))


def without_class(name: str) -> str:
    """Return a name without share classes and depositary receipts at its end."""
    lower = name.lower()
    if not any(hint in lower for hint in _CLASS_HINTS):
        return name
    while (shorter := _SHARE_CLASS.sub("", name).rstrip(" ,")) not in {name, ""}:
        name = shorter
    return name


def _without_last(name: str, words: frozenset[str]) -> str:
    parts = name.split(" ")
    while len(parts) > 1 and _plain(parts[-1]) in words:
        parts.pop()
    return " ".join(parts).rstrip(" ,&")


def _plain(word: str) -> str:
    return word.lower().replace(".", "").strip(",")


def chinese_short_names(name: str) -> Iterator[str]:
    """Yield the name, then without its share class, legal form and 集團."""
    current = _ZH_CLASS.sub("", name.replace("（", "(").replace("）", ")")).strip()
    yield current
    for forms in (_ZH_FORMS, _ZH_FORMS, _ZH_SOFT, ("(集團)", "(控股)")):
        shorter = _without_suffix(current, forms)
        if shorter != current:
            yield (current := shorter)


def _without_suffix(name: str, suffixes: tuple[str, ...]) -> str:
    for suffix in suffixes:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:  # noqa: PLR2004
            return name.removesuffix(suffix)
    return name
