"""Reasons for a match, in words a user understands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from newswatch.domain import why
from newswatch.domain.listing import AliasKind
from newswatch.domain.mention import Field, Mention, Reason


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("matching", source)


def matched_on(mentions: Sequence[Mention]) -> str:
    """Return ``matched on title (name), body (name, ticker)``; empty for none."""
    parts = []
    for field, word in ((Field.TITLE, tr("title")), (Field.SUMMARY, tr("body"))):
        found = {m.evidence: None for m in mentions if m.field is field}
        if found:
            parts.append(f"{word} ({', '.join(kind_word(kind) for kind in found)})")
    return tr("matched on {places}").format(places=", ".join(parts)) if parts else ""


def kind_word(kind: AliasKind) -> str:
    """Return what a kind of alias is called."""
    return {
        AliasKind.NAME: tr("name"),
        AliasKind.SHORT: tr("short name"),
        AliasKind.FORMER: tr("former name"),
        AliasKind.BRAND: tr("brand"),
        AliasKind.CODE: tr("stock code"),
        AliasKind.TICKER: tr("ticker"),
        AliasKind.USER: tr("your alias"),
    }[kind]


def explain(mention: Mention) -> list[str]:
    """Return the sentences that say why a mention counts, strongest first."""
    head = tr("“{text}” is written as a {kind}; {percent} % sure.").format(
        text=mention.text,
        kind=kind_word(mention.evidence),
        percent=round(mention.score * 100),
    )
    return [head, *(reason_words(reason) for reason in mention.reasons)]


def reason_words(reason: Reason) -> str:
    """Return ``+ “shares” next to it`` for a piece of evidence."""
    sign = "+" if reason.weight >= 0 else "\N{MINUS SIGN}"
    words = QCoreApplication.translate("why", why.words(reason))
    return f"{sign} {words.format(reason.detail)}"
