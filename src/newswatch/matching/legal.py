"""Names as registers write them -> names as people write them.

Legal forms, share-class marks, depositary receipts, states of incorporation
and what else registers and exchanges add is taken off the end, step by step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

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
      | \s/[a-z]{2,3}/?$ | /[a-z]{2,3}/?$                     # BANK OF AMERICA CORP /DE/
      | /$ | \s*\((?:the|new|cayman|delaware)\)$ | ,\s*the$
      | \s*\(publ\)$
    )""",
)
_FORMS: Final = (
    "company limited|co ltd|public limited company|limited liability company|"
    "incorporated|corporation|company|limited|inc|corp|co|ltd|llc|plc|lp|llp|sa|s a|"
    "ag|nv|n v|se|ab|asa|oyj|spa|s p a|gmbh|kgaa|kk|bhd|berhad|pte|pty|sab de cv|as|"
    "tbk|pcl|trust company|and company|& company|and co|& co|cos|companies inc|"
    "holding corp|hldg|hldgs|gr"
)
_FORM: Final = re.compile(
    rf"(?i)[\s,]+(?:\((?:the)\)|(?:{_FORMS.replace(' ', '[. ]+')}))[.,]*$"
)
_SOFT: Final = re.compile(
    r"(?i)[\s,]+(?:(?:\(?(?:holdings?|group|hk|hong kong|cayman(?: islands)?)\)?"
    r"|international group|group holdings?|global holdings?)[.,]*)$"
)
_TAIL: Final = frozenset(
    "technologies technology platforms pharmaceuticals pharmaceutical therapeutics "
    "biosciences biopharma laboratories systems software networks wholesale markets "
    "worldwide international global biologics entertainment interactive "
    "semiconductor airlines airways".split()
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

    Args:
        tail: Take off the descriptive tail ("Technologies") at last as well.
    """
    current = " ".join(name.split())
    for pattern in (_SHARE_CLASS, _FORM, _SOFT, _FORM, _SOFT):
        shorter = _strip_all(current, pattern)
        if shorter != current:
            yield (current := shorter)
    head, _, last = current.rpartition(" ")
    if tail and head and last.lower() in _TAIL:
        yield head


def _strip_all(name: str, pattern: re.Pattern[str]) -> str:
    while (shorter := pattern.sub("", name).rstrip(" ,")) not in {name, ""}:
        name = shorter
    return name


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
