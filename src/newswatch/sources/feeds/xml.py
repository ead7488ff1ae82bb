"""How XML of strangers is parsed: nothing is resolved, loaded or fetched."""

from __future__ import annotations

from lxml import etree


def parse_xml(text: str, *, recover: bool = False) -> etree._Element | None:
    """Return the root of a text without an encoding declaration.

    Args:
        recover: Make what can be made of broken XML.

    Returns:
        None where nothing could be made of it (with `recover` only).

    Raises:
        lxml.etree.XMLSyntaxError: If it is no XML.
        ValueError: If it holds what XML cannot.
    """
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(text.encode("utf-8"), parser)
