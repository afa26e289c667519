"""Two ways of writing one name: abbreviations, the region's own name behind it, a letter more or less."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

TOKEN = re.compile(r"\w+")
SHORT: Mapping[str, str] = {
    "kec": "kecamatan",
    "kab": "kabupaten",
    "kel": "kelurahan",
    "ds": "desa",
    "prov": "provinsi",
    "p": "pulau",
    "dinkes": "dinas kesehatan",
    "disdik": "dinas pendidikan",
    "dishub": "dinas perhubungan",
    "dinsos": "dinas sosial",
    "dispar": "dinas pariwisata",
    "diskominfo": "dinas komunikasi dan informatika",
    "kominfo": "komunikasi dan informatika",
    "dlh": "dinas lingkungan hidup",
    "pupr": "pekerjaan umum dan penataan ruang",
    "dpmptsp": "dinas penanaman modal dan pelayanan terpadu satu pintu",
    "dukcapil": "kependudukan dan pencatatan sipil",
    "disdukcapil": "dinas kependudukan dan pencatatan sipil",
    "bappeda": "badan perencanaan pembangunan daerah",
    "bapenda": "badan pendapatan daerah",
    "bpbd": "badan penanggulangan bencana daerah",
    "setda": "sekretariat daerah",
}
"""What people shorten in names of places and agencies."""

CLOSE = 0.9
"""Names this alike, word by word as many, are one name mistyped."""
SHORTEST = 4
"""Words that differ and have fewer letters tell two things apart (I and II, 01 and 02)."""


@lru_cache(maxsize=20_000)
def whole_name(name: str, region: str = "") -> str:
    """A name without its short forms, and without the region's own name at its end.

    >>> whole_name("Dinas Kominfo Kab. Wakatobi", "Kabupaten Wakatobi")
    'dinas komunikasi dan informatika'
    """
    told = " ".join(SHORT.get(word, word) for word in TOKEN.findall(name.casefold().replace("&", " dan ")))
    return told.removesuffix(f" {region.casefold()}") if region else told


def variants(names: Iterable[str], official: Iterable[str] = (), region: str = "") -> Mapping[str, str]:
    """Names that are another name written otherwise, with that name: official, or else in full, or else the more frequent."""
    counts, known = Counter(names), frozenset(official)
    ordered = sorted(
        {*counts, *known}, key=lambda name: (name not in known, _is_short(name, region), -counts[name], name)
    )
    groups: dict[str, list[str]] = defaultdict(list)
    for name in ordered:
        groups[whole_name(name, region)].append(name)
    first = {whole: own[0] for whole, own in groups.items()}
    found = {name: own[0] for own in groups.values() for name in own[1:]}
    known_wholes = [whole for whole, name in first.items() if name in known]
    for whole, other in _mistyped(known_wholes, [whole for whole, name in first.items() if name not in known]):
        found |= dict.fromkeys(groups[whole], first[other])
    return {name: other for name, other in found.items() if name in counts and name not in known}


def _is_short(name: str, region: str) -> bool:
    return whole_name(name, region) != " ".join(TOKEN.findall(name.casefold().replace("&", " dan ")))


def _mistyped(known: list[str], told: list[str]) -> Iterator[tuple[str, str]]:
    """Each with the official or earlier one that it was probably meant to be."""
    for at, one in enumerate(told):
        other = next((before for before in (*known, *told[:at]) if _is_slip(one, before)), "")
        if other:
            yield one, other


def _is_slip(one: str, other: str) -> bool:
    mine, theirs = one.split(), other.split()
    if len(mine) != len(theirs) or abs(len(one) - len(other)) > len(one) * (1 - CLOSE) + 1:
        return False
    differing = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if len(differing) != 1 or any(len(word) < SHORTEST or not word.isalpha() for word in differing[0]):
        return False
    word, meant = differing[0]
    alike = SequenceMatcher(None, word, meant, autojunk=False).ratio()
    return alike > 1 - 2.5 / (len(word) + len(meant)) and word[0] == meant[0]
