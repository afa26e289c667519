"""Cells that hold words of the writers, how long they should be, and what gives filler away."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from gerakan.engine.plan.rules.finding import Place
from gerakan.engine.plan.structure import Plan, rows

PROSE: Mapping[str, Mapping[str, int]] = {
    "missions": {"text": 4},
    "goals": {"text": 3},
    "strategies": {"text": 4},
    "problems": {"statement": 4},
    "programmes": {"name": 2, "beneficiaries": 1},
    "indicators": {"name": 1, "formula": 2, "source": 1},
    "milestones": {"text": 2},
    "risks": {"statement": 3, "cause": 1, "mitigation": 2},
    "quick_wins": {"name": 2, "idea": 4, "novelty": 3, "sustainability": 3},
    "swot": {"statement": 3},
    "gaps": {"present": 3, "desired": 3, "gap": 3, "cause": 2, "recommendation": 3},
    "participation": {"who": 1, "heard": 3, "changed": 3},
    "waivers": {"reason": 3},
    "evidence": {"text": 2},
    "passages": {"text": 1},
}
"""Fields of writers' words by sheet, each with the fewest words that can say anything there."""

REPEATABLE = {
    ("programmes", "beneficiaries"),
    ("indicators", "formula"),
    ("indicators", "source"),
    ("participation", "who"),
    ("evidence", "text"),
    ("passages", "text"),
}
"""Cells that may rightly hold the same words in many rows."""

MANY = 3
"""As many rows with the same words are no accident."""

WORD = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"\w+")
SAME_LETTERS = re.compile(r"(.)\1{3,}")
KEYS = (("qwertyuiop", 5), ("asdfghjkl", 4), ("zxcvbnm", 4))
"""Rows of a keyboard, and how many neighbours in a row no word has."""
MASH = {row[at : at + run] for keys, run in KEYS for row in (keys, keys[::-1]) for at in range(len(row) - run + 1)}
PLACEHOLDERS = frozenset(
    [
        "tbd",
        "todo",
        "test",
        "tes",
        "coba",
        "lorem",
        "ipsum",
        "dummy",
        "xxx",
        "na",
        "n/a",
        "nihil",
        "sda",
        "idem",
        "dst",
        "dll",
        "kosong",
        "menyusul",
    ]
) | {"isi di sini", "diisi kemudian", "belum ada", "tidak ada", "dan lain-lain"}


def says_nothing(value: object) -> bool:
    """Empty, a dash, or a word that stands for nothing, in a cell of a code, a name or a year.

    >>> says_nothing(" - "), says_nothing("Menyusul"), says_nothing("2.16.01"), says_nothing(0)
    (True, True, False, False)
    """
    return value is None or (isinstance(value, str) and value.casefold().strip(" .-_…") in {"", *PLACEHOLDERS})


@lru_cache(maxsize=50_000)
def filler(text: str, least: int) -> str:
    """Why a text says nothing (placeholder, short, repeated, mash), or an empty string.

    >>> filler("asdfgh jkl", 2), filler("data data data data", 2), filler("menyusul", 1), filler("Sampah", 3)
    ('mash', 'repeated', 'placeholder', 'short')
    >>> filler("Sampah pasar menumpuk sampai siang", 3)
    ''
    """
    plain = " ".join(text.casefold().split()).strip(" .-_…")
    words = WORD.findall(plain)
    if plain in PLACEHOLDERS or not words or {"lorem", "ipsum"} <= set(words):
        return "placeholder"
    if any(_mashed(word) for word in WORD.findall(text)):
        return "mash"
    if _repeats(words):
        return "repeated"
    return "short" if len(TOKEN.findall(plain)) < least else ""


def _mashed(word: str) -> bool:
    """An abbreviation in capitals may lack vowels (DPMPTSP)."""
    plain = word.casefold()
    if SAME_LETTERS.search(plain) or any(run in plain for run in MASH):
        return True
    return len(plain) > 6 and not word.isupper() and not set(plain) & set("aiueoy")


def _repeats(words: list[str]) -> bool:
    in_a_row = any(one == two == three for one, two, three in zip(words, words[1:], words[2:], strict=False))
    return in_a_row or (len(words) >= 4 and len(set(words)) / len(words) < (0.5 if len(words) < 40 else 0.2))


def prose(plan: Plan, *sheets: str) -> Iterator[tuple[Place, str, int]]:
    """Every cell of words that is filled, with the fewest words it should have."""
    for sheet in sheets or PROSE:
        for row in rows(plan, sheet):
            for field, least in PROSE[sheet].items():
                text = getattr(row, field)
                if text.strip():
                    yield Place(sheet, row.key, field), text, least


ACT = re.compile(
    r"\s*(?:undang-undang|peraturan|keputusan|instruksi|surat edaran)\b.{0,160}?\bnomor\b.{0,40}?\btahun\b",
    re.IGNORECASE,
)
"""How the name of a legal act begins, which is the same in every plan."""


def comparable(plan: Plan) -> Iterator[tuple[Place, str]]:
    """Texts that are a region's own: no formulas, sources and names of documents and legal acts."""
    for place, text, _ in prose(plan):
        is_shared = (place.sheet, place.field) in REPEATABLE and place.sheet != "passages"
        if not is_shared and not ACT.match(text):
            yield place, text


def echoes(plan: Plan) -> Iterator[tuple[Place, Place, str]]:
    """Cells, of three words or more, that say what an earlier cell of their row says, with that cell."""
    seen: dict[tuple[str, str, str], Place] = {}
    for place, text, _ in prose(plan):
        first = seen.setdefault((place.sheet, place.code, words := same(text)), place)
        if first.field != place.field and words.count(" ") >= 2:
            yield place, first, text


COUNTED = {"milestones", "passages"}
"""Sheets whose rows rightly differ by their figures alone."""


def worn(sheet: str, text: str) -> str:
    """Words that a number at their end or in their midst makes no other words, except where numbers are what is said.

    >>> worn("risks", "Koordinasi tahap 1"), worn("milestones", "12 desa terlayani")
    ('koordinasi tahap', '12 desa terlayani')
    """
    words = same(text)
    return words if sheet in COUNTED else " ".join(word for word in words.split() if not word.isdecimal())


def repeated(plan: Plan) -> Mapping[tuple[str, str, str], tuple[Place, ...]]:
    """Words, three or more, that stand in many cells of one column (sheet, field, words), and where."""
    where: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for place, text, _ in prose(plan):
        words = worn(place.sheet, text)
        if (place.sheet, place.field) not in REPEATABLE and words.count(" ") >= 2:
            where[place.sheet, place.field, words].append(place)
    return {key: tuple(places) for key, places in where.items() if len(places) >= MANY}


@lru_cache(maxsize=50_000)
def same(text: str) -> str:
    """What is equal of two texts that differ in capitals, spaces and punctuation only."""
    return " ".join(TOKEN.findall(text.casefold()))
