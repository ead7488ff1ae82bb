"""The canonical URL of an article: the same story by every road has one address."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit, urlunsplit

from newswatch.domain.words import word_set

_MAX_URL = 2000
_TRACKING = word_set(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid yclid igshid mc_cid mc_eid
    mkt_tok yptr guccounter guce_referrer guce_referrer_sig .tsrc tsrc ncid cmpid
    soc_src soc_trk ito xtor at_medium at_campaign at_custom1 at_custom2 at_custom3
    at_custom4 at_link_id at_link_origin at_link_type at_ptr_name at_format
    at_bbc_team __twitter_impression s_cid ocid oly_enc_id oly_anon_id vero_id
    rb_clickid wt.mc_id sr_share taid feedtype feedname partner-feed emc spm _ga _gl
    hss_channel trk trkcampaign utm smid rss_id rsscid wprss
    """
)
_PREFIXES = ("utm_", "guce_", "pk_", "mtm_", "hsa_", "_hs", "vero_", "stm_", "sc_c")
_FEEDISH = word_set(
    """
    ref src source from mod partner feed rss cmp cid siteid via origin sourceid
    channel __source campaign ref_src icid rpc ftag ana mbid xid maca intcmp
    traffic_source ns_mchannel ns_source cm_ven
    """
)
"""Parameters that mean something on some sites: dropped only if their value
speaks of feeds."""

_FEED_VALUE = re.compile(r"^(?:1|.*(?:rss|feed|syndicat).*)$", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"^(?:xtor|utm_|ref=|echobox|intcid|tk|rss|ns_|:~:)", re.IGNORECASE
)
_CLEAN = re.compile(
    r"(?P<page>https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[\w/%:@!$&'()*+,;=~.|-]*)"
    r"(?:\?(?P<query>[\w/%:@!$&'()*+,;=?~.|{}-]*))?$",
    re.ASCII,
)
"""What needs no mending: nearly every link."""

_WRAPPERS = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:google\.[a-z.]+|yahoo\.com|bing\.com|facebook\.com|"
    r"t\.umblr\.com|linkis\.com|baidu\.com|sogou\.com|weibo\.cn|zhihu\.com|"
    r"cdn\.ampproject\.org|feedproxy\.google\.com|youtube\.com|duckduckgo\.com|msn\.com|linkedin\.com)[:/?]",
    re.IGNORECASE,
)
_TARGETS = ("url", "u", "q", "target", "uddg", "RU", "to", "dest", "redirect", "adurl")


_ESCAPE = re.compile("%[0-9a-fA-F]{2}")


def canonical(link: str) -> str:
    """Return the canonical form of an absolute http(s) link.

    Redirectors that name their target are unwrapped, tracking parameters go,
    host and scheme are lower case; a fragment stays unless it is tracking.
    """
    link = link.strip().replace(" ", "%20")[:_MAX_URL]
    if "%" in link:
        link = _ESCAPE.sub(lambda found: found[0].upper(), link)
    for _ in range(3):
        target = _unwrapped(link) if _WRAPPERS.match(link) else ""
        if not target or target == link:
            break
        link = target
    found = _CLEAN.match(link)
    if found is None:
        return _normal(link)
    query = _without_tracking(found["query"] or "")
    return f"{found['page']}?{query}" if query else found["page"]


def _normal(link: str) -> str:
    try:
        parts = urlsplit(link)
        host, port = _ascii((parts.hostname or "").rstrip(".")), parts.port
    except ValueError:
        return link
    if ":" in host:
        host = f"[{host}]"
    if port and port != {"http": 80, "https": 443}.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    fragment = "" if _FRAGMENT.match(parts.fragment) else parts.fragment
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._[]|")
    query = quote(_without_tracking(parts.query), safe="%=&+/:@!$'()*,;?~-._[]|{}")
    return urlunsplit((parts.scheme.lower(), host, path or "/", query, fragment))


def _ascii(host: str) -> str:
    """Return a host as it goes over the wire: ``例子.hk`` is ``xn--fsqu00a.hk``."""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:  # no host that could be asked for
        return host


def _without_tracking(query: str) -> str:
    if not query:
        return ""
    kept = [pair for pair in query.split("&") if pair and not _is_tracking(pair)]
    return "&".join(kept)


def _is_tracking(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name = name.lower()
    if name in _TRACKING or name.startswith(_PREFIXES):
        return True
    return name in _FEEDISH and bool(_FEED_VALUE.match(value[:80]))


def _unwrapped(link: str) -> str:
    """Return the target that a redirector's link names, or ``""``."""
    try:
        parts = urlsplit(link)
        query = parse_qs(parts.query, max_num_fields=50)
    except ValueError:
        return ""
    for found in (
        _in_query(parts.path, query),
        _in_path(parts.path),
        _from_amp(parts),
        _google_news(parts),
    ):
        if found.startswith(("http://", "https://")):
            return found
    return ""


_REDIRECT_PATHS = re.compile(
    r"^/(?:url|l\.php|news/apiclick\.aspx|link|l/?|imgres|news/url|redirect|ck/a|newsredir|safety/go)",
    re.IGNORECASE,
)


def _in_query(path: str, query: dict[str, list[str]]) -> str:
    if not _REDIRECT_PATHS.match(path):
        return ""
    return next((query[name][0] for name in _TARGETS if name in query), "")


def _in_path(path: str) -> str:
    """Yahoo's: ``/…/*https://…`` and ``/…/RU=https%3a%2f%2f…/RK=…``."""
    _, star, rest = path.partition("/*")
    if star:
        return unquote(rest)
    found = re.search(r"/RU=([^/]+)/", path)
    return unquote(found[1]) if found else ""


_AMP = re.compile(r"^(?:/amp|/[cv])/(?P<secure>s/)?(?P<page>[\w-]+\.[\w.-]+/.*)")


def _from_amp(parts: SplitResult) -> str:
    """Google's copies of pages: ``/amp/s/host/path``, ``/c/s/host/path``."""
    host = parts.hostname or ""
    if not host.endswith(".cdn.ampproject.org") and not host.startswith("www.google."):
        return ""
    found = _AMP.match(parts.path)
    if not found:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"http{'s' if found['secure'] else ''}://{found['page']}{query}"


def _google_news(parts: SplitResult) -> str:
    """Older Google News links carry their target, base64 in a protocol buffer.

    The newer ones do not; what follows the ``?`` is of the feed, not the article.
    """
    if parts.hostname != "news.google.com" or "/articles/" not in parts.path:
        return ""
    page = f"https://news.google.com{parts.path}"
    code = parts.path.rpartition("/articles/")[2]
    try:
        raw = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except (ValueError, binascii.Error):
        return page
    found = re.search(rb"https?://[!-~]{4,1000}", raw)
    return found[0].decode("ascii") if found else page
