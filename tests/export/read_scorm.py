"""A SCORM 1.2 package as a learning system reads it: manifest by its schema, units and their files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_SCHEMA = Path(__file__).parents[1] / "data" / "scorm12"
_NAMES = {
    "m": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adl": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
}


@dataclass
class Package:
    """The files of a package, and its units: title, page, and the files that each is said to need."""

    files: dict[str, bytes]
    title: str
    units: list[tuple[str, str, set[str]]]


def read(content: bytes) -> Package:
    """Return the package; raise AssertionError where the manifest is not valid or does not fit the files."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    tree = etree.fromstring(files["imsmanifest.xml"])
    schema = etree.XMLSchema(etree.parse(_SCHEMA / "adlcp_rootv1p2.xsd"))
    schema.assertValid(tree)
    assert tree.findtext("m:metadata/m:schemaversion", namespaces=_NAMES) == "1.2"
    resources = {node.get("identifier"): node for node in tree.iterfind(".//m:resource", _NAMES)}
    (organization,) = tree.iterfind("m:organizations/m:organization", _NAMES)
    units = []
    for item in organization.iterfind("m:item", _NAMES):
        resource = resources[item.get("identifierref")]
        assert resource.get(f"{{{_NAMES['adl']}}}scormtype") == "sco"
        needed = {node.get("href") for node in resource.iterfind("m:file", _NAMES)}
        for other in resource.iterfind("m:dependency", _NAMES):
            needed |= {
                node.get("href") for node in resources[other.get("identifierref")].iterfind("m:file", _NAMES)
            }
        page = resource.get("href")
        assert page in needed
        assert "?" not in page
        units.append((item.findtext("m:title", namespaces=_NAMES), page, needed))
    named = {path for _title, _page, needed in units for path in needed}
    assert named == set(files) - {"imsmanifest.xml"}
    return Package(files, organization.findtext("m:title", namespaces=_NAMES) or "", units)
