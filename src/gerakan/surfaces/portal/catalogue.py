"""The catalogue of open data in the words of DCAT (W3C, Data Catalog Vocabulary, version 3), as JSON-LD."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from gerakan.surfaces.portal.decisions import published_results
from gerakan.surfaces.portal.exports import DATA_SETS, KINDS, VERSIONED, DataSet

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LICENCE_URI = "https://creativecommons.org/licenses/by/4.0/"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/IND"
COUNTRY = "http://publications.europa.eu/resource/authority/country/IDN"
MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
Address = Callable[[str], str]
Node = dict[str, Any]


def catalogue(address: Address) -> Node:
    """Every data set, and every version of those that have versions. address: from a path to the whole address."""
    publisher = {"@id": address("/#penerbit"), "@type": "foaf:Agent", "foaf:name": "Gerakan Menuju Smart City"}
    sets = [_set(data, publisher, address) for data in DATA_SETS.values()]
    return {
        "@context": CONTEXT,
        "@id": address("/data/katalog.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": _text("Katalog data terbuka Gerakan"),
        "dct:description": _text(
            "Register daerah, keikutsertaan, penjaringan, dan penetapan Gerakan Menuju Smart City."
        ),
        "dct:publisher": publisher,
        "dct:language": {"@id": LANGUAGE},
        "dct:license": {"@id": LICENCE_URI},
        "dct:spatial": {"@id": COUNTRY},
        "foaf:homepage": {"@id": address("/")},
        "dcat:dataset": [*sets, *_versions(publisher, address)],
    }


def _set(data: DataSet, publisher: Node, address: Address) -> Node:
    return {
        "@id": address(f"/data/#{data.name}"),
        "@type": "dcat:Dataset",
        "dct:identifier": data.name,
        "dct:title": _text(str(data.title)),
        "dct:description": _text(f"{data.title}. {data.source}."),
        "dct:publisher": publisher,
        "dct:language": {"@id": LANGUAGE},
        "dct:spatial": {"@id": COUNTRY},
        "dcat:landingPage": {"@id": address("/data/")},
        "dcat:keyword": ["smart city", "Indonesia", data.name],
        "dcat:distribution": [_file(f"/data/{data.name}.{kind}", kind, address) for kind in KINDS],
    }


def _versions(publisher: Node, address: Address) -> list[Node]:
    """A published result is a version that stays where it is; a correction is the next one."""
    found = []
    for result in published_results():
        for name in VERSIONED:
            path = f"/data/{name}/{result.edition.slug}/{result.number}"
            node = {
                "@id": address(path),
                "@type": "dcat:Dataset",
                "dct:identifier": f"{name}-{result.edition.slug}-{result.number}",
                "dct:title": _text(f"{DATA_SETS[name].title}: {result.edition}, versi {result.number}"),
                "dct:description": _text(
                    f"{DATA_SETS[name].title}, {result.edition}, versi {result.number}. {result.reason}"
                ),
                "dct:publisher": publisher,
                "dct:isVersionOf": {"@id": address(f"/data/#{name}")},
                "dcat:version": str(result.number),
                "dct:temporal": _period(result.edition.year),
                "dct:issued": _when(result.published_at),
                "dcat:distribution": [_file(f"{path}.{kind}", kind, address) for kind in KINDS],
            }
            if result.number > 1:
                node["dcat:previousVersion"] = {
                    "@id": address(f"/data/{name}/{result.edition.slug}/{result.number - 1}")
                }
            found.append(node)
    return found


def _file(path: str, kind: str, address: Address) -> Node:
    return {
        "@id": address(path),
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": address(path)},
        "dcat:downloadURL": {"@id": address(path)},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA[kind]}"},
        "dct:format": kind.upper(),
        "dct:license": {"@id": LICENCE_URI},
    }


def _text(words: str) -> Node:
    return {"@value": words, "@language": "id"}


def _when(moment: dt.datetime | None) -> Node:
    return {"@value": moment.isoformat() if moment else "", "@type": "xsd:dateTime"}


def _period(year: int) -> Node:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@value": first.isoformat(), "@type": "xsd:date"},
        "dcat:endDate": {"@value": last.isoformat(), "@type": "xsd:date"},
    }
