"""Compile the translations (.po to .mo) without gettext on the machine."""

import ast
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from house.console import Trouble
from house.places import ROOT

MAGIC = 0x950412DE
HEADER_WORDS = 7


@dataclass
class Entry:
    """One message as the catalogue writes it; `parts` by keyword, such as msgstr[0]."""

    fuzzy: bool = False
    parts: dict[str, str] = field(default_factory=dict)

    def translation(self) -> tuple[bytes, bytes] | None:
        """Key and text of the .mo, None when untranslated or only guessed."""
        forms = [text for word, text in self.parts.items() if word.startswith("msgstr")]
        if "msgid" not in self.parts or not any(forms) or (self.fuzzy and self.parts["msgid"]):
            return None
        context = f"{self.parts['msgctxt']}\x04" if "msgctxt" in self.parts else ""
        plural = f"\0{self.parts['msgid_plural']}" if "msgid_plural" in self.parts else ""
        return f"{context}{self.parts['msgid']}{plural}".encode(), "\0".join(forms).encode()


def stale_catalogues() -> list[Path]:
    """Every .po whose .mo is missing or older."""
    found = [*ROOT.glob("locale/*/LC_MESSAGES/*.po"), *ROOT.glob("src/gerakan/**/locale/*/LC_MESSAGES/*.po")]
    return sorted(path for path in found if not _is_fresh(path))


def _is_fresh(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns


def compile_catalogue(path: Path) -> None:
    """Writes the .mo beside it, whole or not at all."""
    read_at = path.stat().st_mtime_ns
    compiled = path.with_suffix(".mo")
    draft = path.with_suffix(".mo.new")
    draft.write_bytes(to_mo(path.read_text(encoding="utf-8"), name=str(path.relative_to(ROOT))))
    draft.replace(compiled)
    if path.stat().st_mtime_ns != read_at:  # edited meanwhile
        compiled.unlink()


def to_mo(text: str, *, name: str = "") -> bytes:
    """The binary form of a catalogue."""
    pairs = dict(pair for entry in entries(text, name) if (pair := entry.translation()))
    keys = sorted(pairs)
    start = HEADER_WORDS * 4 + 16 * len(keys)
    originals, where = _table(keys, start)
    translations, _end = _table([pairs[key] for key in keys], where)
    header = (MAGIC, 0, len(keys), HEADER_WORDS * 4, HEADER_WORDS * 4 + 8 * len(keys), 0, start)
    texts = b"".join(item + b"\0" for item in [*keys, *(pairs[key] for key in keys)])
    return struct.pack(f"<{HEADER_WORDS}I", *header) + originals + translations + texts


def _table(items: list[bytes], where: int) -> tuple[bytes, int]:
    rows = b""
    for item in items:
        rows += struct.pack("<2I", len(item), where)
        where += len(item) + 1
    return rows, where


def entries(text: str, name: str) -> Iterator[Entry]:
    """Every message of a catalogue; raises Trouble with the place of a mistake."""
    entry, word = Entry(), ""
    for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
        if _begins_entry(line, entry):
            yield entry
            entry = Entry()
        if line.startswith("#,"):
            entry.fuzzy = "fuzzy" in line
        elif line and not line.startswith("#"):
            word = _read(line, word, entry, f"{name}:{number}")
    yield entry


def _begins_entry(line: str, entry: Entry) -> bool:
    """A comment, a context or an id after a translation opens the next entry."""
    translated = any(word.startswith("msgstr") for word in entry.parts)
    return translated and line.startswith(("#", "msgctxt", "msgid "))


def _read(line: str, word: str, entry: Entry, place: str) -> str:
    if not line.startswith('"'):
        word, _space, line = line.partition(" ")
        entry.parts[word] = ""
    try:
        entry.parts[word] += ast.literal_eval(line.strip())
    except (SyntaxError, ValueError, KeyError, TypeError):
        raise Trouble(f"Katalog terjemahan salah tulis di {place}.") from None
    return word
