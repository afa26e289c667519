"""Paragraphs in their order: what each heading opens, what stands below it; tables go to their own rules."""

import re

from django.utils.translation import gettext as _

from gerakan.stages.readings.exchange import figures
from gerakan.stages.readings.exchange.pages import Block, Document, Table
from gerakan.stages.readings.exchange.rules.found import Found, Rule, Sureness, Unread, Wanted, Where, Years
from gerakan.stages.readings.exchange.rules.tables import Context, Reader
from gerakan.stages.readings.queries.vocabulary import (
    LABELS,
    NUMBER,
    pillar_in,
    plain,
    section_of,
    subdimension_in,
    uncoded,
)

LABEL = re.compile(
    r"^\s*(?:[•●▪◦*–-]\s*)?(?:\d{1,2}[.)]\s*)?(visi|misi|sasaran|tujuan|program|kegiatan|subkegiatan|sub kegiatan|indikator)(?:\s+(?:ke-)?\d{1,2}|\s+(?:unggulan|prioritas|utama|smart city))*\s*[:–-]\s+(.{4,})$",
    re.IGNORECASE,
)
DETAIL = re.compile(r"^\s*(?:[•●▪◦*–-]\s*)?([A-Za-z ]{3,48}?)\s*:\s*(.+)$")
CAPTION = re.compile(r"^\s*(?:Tabel|Table)\s+[\w.]+[\s.:–-]*(.*)$", re.IGNORECASE)
PATH = re.compile(
    r"^(?P<name>.+?)\s+dari\s+(?P<first>[\d.,]+)\D{0,30}?(?:\((?P<base>\d{4})\))?\s+menjadi\s+(?P<last>[\d.,]+)\s*(?P<unit>\D*?)\s+pada\s+(?:tahun\s+)?(?P<year>20\d\d)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"](.{15,600}?)[”\"]")
RUPIAH = re.compile(r"\bRp\.?\s?\d", re.IGNORECASE)
OPENER = re.compile(r"^(?:misi|misinya|program|sasaran|kegiatan)\b[^.]{0,40}:$", re.IGNORECASE)
NOTE = re.compile(r"^(?:sumber|gambar|keterangan|catatan)\b", re.IGNORECASE)
SHEET = {
    "misi": "misi",
    "sasaran": "sasaran",
    "tujuan": "sasaran",
    "program": "program",
    "kegiatan": "program",
    "subkegiatan": "program",
    "sub kegiatan": "program",
}
LONGEST = 400


def found_in(document: Document, *, starts: int, years: int) -> Found:
    """Everything that the rules find, and what they do not understand."""
    finder = Finder(Found(Years(starts, years)))
    for block in document.blocks:
        finder.take(block)
    for page in document.pictures:
        finder.found.miss(page, _("halaman gambar"), _("Halaman ini gambar tanpa teks."))
    return finder.found


class Finder:
    """Where in the document it is."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.section = self.pillar = self.subdimension = self.caption = ""
        self.level = self.pillar_level = self.part_level = 0
        self.programme: Wanted | None = None
        self.has_vision = False

    def take(self, block: Block | Table) -> None:
        """The next paragraph or table."""
        if isinstance(block, Table):
            self._table(block)
        elif caption := CAPTION.match(block.text):
            self.caption = re.sub(r"\s*Sumber\s*:.*$", "", caption[1]).strip() or block.text
        elif block.level and not LABEL.match(block.text):
            self._heading(block)
        elif not NOTE.match(block.text):
            self._text(block)

    def _heading(self, block: Block) -> None:
        section, pillar, part = section_of(block.text), pillar_in(block.text), subdimension_in(block.text)
        self._leave(block.level)
        if pillar:
            self.pillar, self.subdimension, self.pillar_level = pillar, "", block.level
        elif part:
            self.subdimension, self.part_level = part, block.level
        elif self._is_programme_heading(block):
            self._programme(block.text, "program", self._where(block), Rule.SECTION, Sureness.LIKELY)
            return
        if self.section == "vision" and not section and block.level > 3 and not self.has_vision:
            self._text(block)  # a vision is often set in bold
            return
        if section or block.level <= max(self.level, 1) or part:
            self.section, self.level = section, block.level if section else 0
        self.programme, self.caption = None, ""

    def _leave(self, level: int) -> None:
        """A heading of the same or a higher rank ends what one before it opened."""
        if level <= self.pillar_level:
            self.pillar = self.subdimension = ""
        elif level <= self.part_level:
            self.subdimension = ""

    def _context(self) -> dict[str, str]:
        return {"pillar": self.pillar, "subdimension": self.subdimension}

    def _is_programme_heading(self, block: Block) -> bool:
        """A heading with a code below a pillar, or below a heading that announces programmes."""
        words = NUMBER.sub("", block.text)
        return bool(re.match(r"^P[-.]?\d", words)) and bool(self.pillar or self.section == "program")

    # Paragraphs
    def _text(self, block: Block) -> None:
        text = block.text
        if label := LABEL.match(text):
            self._labelled(block, label[1].casefold(), label[2].strip())
        elif self.programme is not None and (detail := DETAIL.match(text)) and plain(detail[1]) in LABELS:
            self._detail(LABELS[plain(detail[1])], detail[2].strip())
        elif OPENER.match(re.sub(r"\([^)]*\)", "", text).strip().replace(" :", ":")):
            self.section = section_of(text.split("(")[0].split(":")[0]) or self.section
        elif text.endswith(":"):
            self.section = (
                ""
                if block.is_item or (self.section not in {"", "vision"} and not plain(text).startswith("misi"))
                else self.section
            )
        else:
            self._below(block)

    def _below(self, block: Block) -> None:
        """A paragraph without a word of its own: its section says what it is."""
        if self.section == "vision":
            self._vision(block)
        elif self.section and block.is_item and len(block.text) <= LONGEST:
            if not DETAIL.match(block.text):  # "Jenis inovasi: layanan" says something of a programme, and is none
                self._item(block)
        elif figures.YEAR.search(block.text) and RUPIAH.search(block.text):
            self.found.miss(block.page, block.text, _("Alinea dengan uang yang tidak dikenali sebagai baris."))

    def _where(self, block: Block) -> Where:
        return Where(block.page, _("alinea %d") % block.number, block.text)

    def _labelled(self, block: Block, word: str, said: str) -> None:
        where = self._where(block)
        if word == "visi":
            self._keep_vision(said, where, Rule.LABEL, Sureness.CLEAR)
        elif word == "indikator":
            self._indicator(said, where)
        elif SHEET[word] == "program":
            self._programme(said, word, where, Rule.LABEL, Sureness.CLEAR)
        else:
            text = uncoded(said)
            self.found.add(SHEET[word], text, {"text": text}, where=where, rule=Rule.LABEL, sureness=Sureness.CLEAR)

    def _indicator(self, said: str, where: Where) -> None:
        """Its name; with "dari 18 (2027) menjadi 21,9 persen pada 2028" its figures too."""
        told = {"name": uncoded(said)}
        if path := PATH.match(said):
            first, last = figures.number(path["first"]), figures.number(path["last"])
            told = {"name": uncoded(path["name"]), "unit": path["unit"].strip(), "baseline_year": path["base"] or ""}
            told["baseline"] = figures.typed(first) if first is not None else ""
            field = self.found.years.field(int(path["year"]))
            if field and last is not None:
                told[field] = figures.typed(last)
        made = self.found.add("indikator", told["name"], told, where=where, rule=Rule.LABEL, sureness=Sureness.LIKELY)
        if made and self.programme is not None:
            made.links.setdefault("programme", self.programme)

    def _item(self, block: Block) -> None:
        where, text = self._where(block), uncoded(block.text)
        if self.section == "program":
            self._programme(
                block.text, "program", where, Rule.LIST, Sureness.LIKELY if self.pillar else Sureness.DOUBTFUL
            )
        else:
            self.found.add(self.section, text, {"text": text}, where=where, rule=Rule.LIST, sureness=Sureness.LIKELY)

    def _programme(self, said: str, word: str, where: Where, rule: str, sureness: str) -> None:
        kind = {"kegiatan": _("Kegiatan"), "program": ""}.get(word, _("Subkegiatan"))
        told = {"name": uncoded(said), "kind": kind}
        if len(told["name"]) > 300 or (rule == Rule.LIST and len(told["name"].split()) > 25):
            self.found.miss(where.page, said, _("Terlalu panjang untuk nama program."))
            return
        first = said.split(maxsplit=1)[0].lstrip("•●▪ ") if uncoded(said) != said.strip() else ""
        code = first if any(letter.isdigit() for letter in first) and any(letter.isalpha() for letter in first) else ""
        made = self.found.add(
            "program", said, told, where=where, rule=rule, sureness=sureness, code=code, context=self._context()
        )
        if made and kind and self.programme is not None and self.programme is not made:
            made.links.setdefault("parent", self.programme)
        elif made and not kind:
            self.programme = made

    def _detail(self, name: str, said: str) -> None:
        if self.programme is None:
            return
        if name != "years":
            self.programme.cells.setdefault(name, said)
            self.programme.cells[name] = self.programme.cells[name] or said
        elif years := figures.span(said):
            for field, year in zip(("starts", "ends"), years, strict=True):
                self.programme.cells[field] = self.programme.cells.get(field) or str(year)

    def _vision(self, block: Block) -> None:
        """A quotation first; else the first sentence below the heading."""
        where = self._where(block)
        if quoted := QUOTED.search(block.text):
            self._keep_vision(quoted[1], where, Rule.QUOTED, Sureness.CLEAR)
        elif block.is_item and not self.has_vision:
            return
        elif block.is_item:
            self.section = "misi"
            self._item(block)
        elif not self.has_vision and 3 < len(block.text.split()) < 45 and ". " not in block.text.strip():
            self._keep_vision(
                block.text, where, Rule.SECTION, Sureness.LIKELY if block.is_quote or block.level else Sureness.DOUBTFUL
            )

    def _keep_vision(self, text: str, where: Where, rule: str, sureness: str) -> None:
        if not self.has_vision:
            text = text.strip(' “”"')
            self.found.add("kerangka", text, {"vision": text}, where=where, rule=rule, sureness=sureness)
        self.has_vision = True

    # Tables
    def _table(self, table: Table) -> None:
        context = Context(self.caption, self.pillar, self.subdimension)
        if len(table.rows) < 2 or not Reader(table, context, self.found).read():
            heads = " | ".join(cell for cell in table.rows[0] if cell)[:200] if table.rows else ""
            said = f"{self.caption}: {heads}" if self.caption else heads
            self.found.miss(
                table.pages[0] if table.pages else None, said, _("Tabel yang kepalanya tidak dikenal aturan.")
            )
        self.caption = ""
        self.programme = None


__all__ = ["Found", "Unread", "Wanted", "found_in"]
