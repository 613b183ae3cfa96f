"""Headings of a text's own list of sources, in twelve languages, and of its notes.

The words are ours; a heading may be numbered ("6 References") or end with a colon."""

from __future__ import annotations

import re
from typing import Final

from facingpages.text.folded import fold

_SOURCES: Final = (
    # English
    r"(?:list of )?(?:sources|references|works cited|works consulted)(?: and (?:further reading|notes))?",
    r"(?:selected |annotated )?bibliography|references? list|literature(?: cited)?|(?:notes|sources) and"
    r" (?:references|sources|notes)",
    r"cited (?:works|sources|literature)|sources (?:cited|used)|citations|works? referenced|references cited",
    r"reference(?: page)?|references page|works? cited(?: list| page)?|(?:references|sources|bibliography)"
    r" ?[/&] ?(?:references|sources|bibliography|notes)",
    r"further (?:reading|information)|more information",
    # German
    r"quellen(?:verzeichnis|angaben|nachweise?)?|literatur(?:verzeichnis|angaben|liste|nachweise?)?"
    r"|einzelnachweise|weitere informationen|weiterf\u00fchrende (?:links|literatur)"
    r"|quellen und literatur|literatur und quellen|bibliogra(?:ph|f)ie",
    # French
    r"r\u00e9f\u00e9rences(?: bibliographiques| cit\u00e9es)?|bibliographie|sources et r\u00e9f\u00e9rences"
    r"|liste des (?:sources|r\u00e9f\u00e9rences)"
    r"|pour aller plus loin|ouvrages cit\u00e9s|\u0153uvres cit\u00e9es|sources cit\u00e9es",
    # Spanish
    r"fuentes(?: consultadas| citadas)?|referencias(?: bibliogr\u00e1ficas)?|bibliograf\u00eda|obras citadas"
    r"|lista de (?:fuentes|referencias)",
    # Italian
    r"fonti|riferimenti(?: bibliografici)?|bibliografia(?: e sitografia)?|opere citate|sitografia",
    # Portuguese
    r"fontes|refer\u00eancias(?: bibliogr\u00e1ficas)?|bibliografia|obras citadas|lista de refer\u00eancias",
    # Dutch
    r"bronnen(?:lijst)?|literatuur(?:lijst)?|geraadpleegde (?:bronnen|literatuur)|referenties|bronvermelding"
    r"|bibliografie",
    # Polish
    r"\u017ar\u00f3d\u0142a|bibliografia|literatura|literatura cytowana|przypisy i bibliografia|wykaz"
    r" (?:\u017ar\u00f3de\u0142|literatury)|spis literatury",
    # Russian
    r"(?:список )?(?:использованн(?:ых|ой) )?(?:источники|источников|литература|литературы)|библиография"
    r"|список литературы и источников"
    r"|библиографический список",
    # Ukrainian
    r"(?:список )?(?:використан(?:их|ої|і) )?(?:джерела|джерел|література|літератури)|бібліографія",
    # Arabic
    r"(?:قائمة )?(?:المصادر|المراجع|المصادر والمراجع|المراجع والمصادر)|مراجع|مصادر",
    # Chinese
    r"参考文献|參考文獻|参考资料|參考資料|引用文献|引用文獻|资料来源|資料來源|参考书目|參考書目|来源|來源",
)
_NOTES: Final = (
    r"(?:foot|end)?notes|notes de (?:bas de page|fin)|(?:end)?anmerkungen|fu(?:\u00df|ss)noten|endnoten",
    r"notas(?: al pie| de rodap\u00e9| finales)?|note(?: a pi\u00e8 di pagina)?|voetnoten|eindnoten|noten"
    r"|przypisy|примечания|сноски|примітки|виноски",
    r"الهوامش|الحواشي|注释|註釋|注解|脚注|腳註|尾注",
)
_NUMBER: Final = r"(?:#{1,6} +)?(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})[.)]?\s+)?"
_END: Final = r"\s*[:\uff1a.]?"
# These patterns take long to compile, and few texts need them: `re` compiles each on its first use.
_OF_SOURCES: Final = rf"(?i){_NUMBER}(?:{'|'.join(_SOURCES)}){_END}"
_OF_NOTES: Final = rf"(?i){_NUMBER}(?:{'|'.join(_NOTES)}){_END}"
_RUN_IN: Final = rf"(?i)[ *_]*(?:{'|'.join(_SOURCES)})[ *_]*[:\uff1a][ *_]*(?=\S)"
_SIGNS: Final = " *_"


def is_of_sources(line: str) -> bool:
    """Return whether a line is nothing but the heading of a list of sources."""
    return bool(re.fullmatch(_OF_SOURCES, fold(line).strip(_SIGNS)))


def is_of_notes(line: str) -> bool:
    """Return whether a line is nothing but the heading of notes."""
    return bool(re.fullmatch(_OF_NOTES, fold(line).strip(_SIGNS)))


def run_in(line: str) -> int:
    """Return where the first entry of a line begins that is a heading with its whole list, "Sources: Hart;
    council reports"; 0 for every other line."""
    found = re.match(_RUN_IN, line) if ";" in line else None
    return found.end() if found else 0
