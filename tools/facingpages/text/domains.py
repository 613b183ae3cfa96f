"""Find the web addresses in a text, with their domains.

One site is one domain, however it is written: "https://www.Example.org/news/2.html" and "example.org" name
the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.text.folded import Range

# The last part of an address that is written bare: a country of the Internet, or one of these.
_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by"
    " bz ca cc cd cf cg ch ci ck cl cm cn co cr"
    " cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm"
    " gn gp gq gr gs gt gu gw gy hk hm hn hr ht"
    " hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt"
    " lu lv ly ma mc md me mg mh mk ml mm mn mo"
    " mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr"
    " ps pt pw py qa re ro rs ru rw sa sb sc sd"
    " se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua"
    " ug uk us uy uz va vc ve vg vi vn vu wf ws"
    " ye yt za zm zw"
)
_OTHERS = (
    "com org net edu gov mil int info biz name museum aero coop jobs mobi travel news blog online site tech"
    " shop store xyz app dev press media today"
    " live life world global agency foundation institute academy university school health law science space"
    " wiki tv radio report review press club"
    " center network social cloud digital email link website london berlin paris eus cat gal onion example"
    " test invalid"
)
_ENDINGS: Final = frozenset(f"{_COUNTRIES} {_OTHERS}".split())
# These end as an address does, and are none: "m.in", "op.cit", "p.ej", "EE.UU".
_ABBREVIATIONS: Final = frozenset(
    "m.in op.cit loc.cit p.ej ee.uu u.co z.tt z.hd d.me p.no a.at s.at i.ie no.no vol.no fig.no e.de p.es cf.id v.gr q.ev s.st st.st".split()
)
_OF_FILES: Final = frozenset("md py sh rs ps so".split())  # "README.md" is a file
_DOMAIN = r"(?:[\w-]+\.)+(?:[a-z]{2,}|[A-Z]{2,})"
_ADDRESS: Final = re.compile(
    rf"(?<![\w.@-])(?:https?://)?(?P<domain>{_DOMAIN})(?![\w-])(?:[/:?#](?:[^\s,;()\[\]<>\"]*[\w/=])?)?"
)


def find(folded: str, where: Range) -> Iterator[tuple[Range, str]]:
    """Yield each address in a stretch of a folded text, with its domain."""
    for matched in _ADDRESS.finditer(folded, where.start, where.end):
        domain = plain(matched["domain"])
        if matched.group().startswith(("http", "www.")) or _is_bare(domain):
            yield Range(matched.start(), matched.end()), domain


def _is_bare(domain: str) -> bool:
    """Return whether a domain without a protocol is one, and no abbreviation."""
    name, _, ending = domain.rpartition(".")
    return (
        ending in _ENDINGS and domain not in _ABBREVIATIONS and not ("." not in name and ending in _OF_FILES)
    )


def plain(domain: str) -> str:
    """Return a domain in the form used for comparing: lower case, without protocol and `www.`."""
    return re.sub(r"\A(?:https?://)?(?:www\.(?=[^.]+\.))?", "", domain.lower())
