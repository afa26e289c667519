"""Books in the order of their template: the region's texts, what a place sets there, what we add to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import Run, Runs, words
from gerakan.foundation.documents.book.tree import Block, Book, Notice, Paragraph, Section, Signatures
from gerakan.stages.books.documents.source import ENGLISH, Source
from gerakan.stages.books.models import Work
from gerakan.stages.chapters.queries.blocks import SEE, blocks_of

Entry = Mapping[str, Any]
Setter = Callable[[Source, Entry, str], Block]
"""Makes what a place sets: the plan, its setting, its caption."""


@dataclass(frozen=True)
class Extra:
    """What stands at a place besides text and settings: before the settings, after them, as sections under it."""

    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()


Extras = Mapping[str, Callable[[Source], Extra]]


@dataclass
class Binder:
    """Puts one book together; what a text refers to must have been made, hence settings come first."""

    source: Source
    book: str
    setters: Mapping[tuple[str, str], Setter]
    extras: Extras
    made: dict[str, Block] = field(default_factory=dict)

    def chapters(self) -> Iterator[Section]:
        """All of this book's."""
        entries = [one for one in self.source.contents["chapters"] if one["book"] == self.book]
        for one in (setting for entry in entries for setting in entry["sets"]):
            self.made[one["anchor"]] = self._set(one)
        for entry in entries:
            if entry["level"] == 1:
                below = [one for one in entries if one["chapter"] == entry["code"] and one["level"] > 1]
                yield self._section(entry, tuple(self._section(one) for one in below))

    def _set(self, setting: Entry) -> Block:
        maker = self.setters.get((setting["kind"], setting["what"]))
        caption = titled(setting["titles"], self.source.language)
        return maker(self.source, setting, caption) if maker else Notice(words(_("Belum dapat disusun: %s.") % caption))

    def _section(self, entry: Entry, below: tuple[Section, ...] = ()) -> Section:
        extra = self.extras[entry["code"]](self.source) if entry["code"] in self.extras else Extra()
        settings = tuple(self.made[one["anchor"]] for one in entry["sets"])
        blocks = (*self._text(entry), *extra.before, *settings, *extra.after)
        parts = (*below, *extra.parts)
        if not blocks and not parts:
            blocks = (Notice(words(_("Bagian ini belum ditulis."))),)
        return Section(entry["code"], titled(entry["titles"], self.source.language), tuple(gathered(blocks)), parts)

    def _text(self, entry: Entry) -> Iterator[Block]:
        """In the book's language; what was not translated stands in Indonesian and says so."""
        source = self.source
        text = entry["texts"].get(source.language, "").strip()
        if not text and source.language == ENGLISH and entry["texts"].get("id", "").strip():
            yield Notice(words(_("Bagian ini belum diterjemahkan; yang tercetak adalah naskah Indonesianya.")))
            text = entry["texts"]["id"].strip()
        if text:
            yield from blocks_of(text, {**source.figures, **self._elsewhere()}, self.anchors())

    def _elsewhere(self) -> Mapping[str, str]:
        """What stands in another book is named with its book."""
        return {
            f"{SEE}{one['anchor']}": _("“%(caption)s” dalam %(book)s") % {
                "caption": titled(one["titles"], self.source.language), "book": Work(entry["book"]).label,
            }
            for entry in self.source.contents["chapters"] if entry["book"] != self.book for one in entry["sets"]
        }  # fmt: skip

    def anchors(self) -> frozenset[str]:
        """What a text may refer to: what was really set."""
        return frozenset(anchor for anchor, block in self.made.items() if hasattr(block, "anchor"))


def gathered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Notices that follow one another as one."""
    for are_notices, found in groupby(blocks, key=lambda block: isinstance(block, Notice)):
        if are_notices:
            yield Notice(tuple(joined(block.runs for block in found if isinstance(block, Notice))))
        else:
            yield from found


def joined(sentences: Iterable[Runs]) -> Iterator[Run]:
    """With a space between them."""
    for at, runs in enumerate(sentences):
        yield from (*((Run(" "),) if at else ()), *runs)


def titled(titles: Mapping[str, str], language: str) -> str:
    """In the book's language, else in Indonesian."""
    return titles.get(language) or titles["id"]


def made(anchor: str, title: str, *blocks: Block, parts: Iterable[Section] = ()) -> Section:
    """A section of what the rows say."""
    return Section(anchor, title, blocks, tuple(parts))


def sentence(text: str) -> Paragraph:
    """One paragraph of plain words."""
    return Paragraph(words(text))


def shell(source: Source, code: str, title: str, chapters: Iterable[Section]) -> Book:
    """The book around its chapters."""
    imprint, head = source.imprint, source.head
    return Book(
        code=code, title=title, subtitle=_("%(name)s %(first)s–%(last)s") % {
            "name": head["name"], "first": source.years[0], "last": source.years[-1]},
        owner=head["region_name"], version=imprint.version,
        dated=imprint.dated, chapters=tuple(chapters), front=tuple(_front(source, code)), language=source.language,
        is_sample=head["is_sample"], is_draft=imprint.is_draft, address=imprint.address, look=imprint.look,
    )  # fmt: skip


def _front(source: Source, code: str) -> Iterable[Section]:
    if source.imprint.foreword:
        said = blocks_of(source.imprint.foreword, source.figures, frozenset())
        yield Section(f"{code}-foreword", _("Kata pengantar"), (*said, *_signed(source)), is_numbered=False)
    yield Section(f"{code}-reading", _("Cara membaca buku ini"), tuple(_notes(source)), is_numbered=False)


def _signed(source: Source) -> Iterable[Block]:
    signer = source.imprint.signer
    said = (Run(f"{signer.office} ") if signer.office else None, Run(signer.name, is_strong=True) if signer.name else None)  # fmt: skip
    if runs := tuple(run for run in said if run):
        yield Paragraph(runs)


def _notes(source: Source) -> Iterable[Block]:
    yield sentence(
        _("Tabel dan gambar dibuat dari lembar rencana induk pada perubahan ke-%s. Angka di buku ini, di Excel, di salindia, dan di layar berasal dari isi yang sama; setiap baris mempunyai kode, sehingga setiap pernyataan dapat ditelusuri.")
        % source.head["revision"]
    )  # fmt: skip
    yield sentence(_("Kolom tabel yang tidak terisi pada satu baris pun tidak dicetak, begitu pula tahun tanpa target atau anggaran."))  # fmt: skip
    if source.is_public:
        yield sentence(_("Buku ini untuk umum. Nama dan penilaian pemangku kepentingan, siapa yang didengar dan ucapannya, serta penyebab, nilai, dan pemilik risiko tersimpan dalam rencana induknya dan tidak dicetak."))  # fmt: skip
    if source.head["is_sample"]:
        yield Notice(words(_("Buku ini contoh: angka dan namanya bukan angka dan nama resmi.")))
    if source.imprint.is_draft:
        yield Notice(words(_("Buku ini rancangan: isinya masih dapat berubah sampai rencananya ditetapkan.")))
    if source.language == ENGLISH:
        yield Notice(words(_("Isi lembar dikutip dalam bahasa Indonesia seperti ditulis daerah; judul dan penjelasannya diterjemahkan.")))  # fmt: skip


def commitment(source: Source, _setting: Entry, _caption: str) -> Signatures:
    """The last page, to be signed."""
    signer, head = source.imprint.signer, source.head
    intro = _("Dengan ini %(region)s berkomitmen melaksanakan rencana induk kota cerdas %(first)s–%(last)s, menganggarkannya setiap tahun, dan melaporkan kemajuannya kepada warga.") % {
        "region": head["region_name"], "first": source.years[0], "last": source.years[-1],
    }  # fmt: skip
    if signer.act:
        intro += " " + _("Rencana ini ditetapkan dengan %s.") % signer.act
    person = (signer.office or _("Kepala daerah"), signer.name or "…", "")
    return Signatures(f"{head['region_name']}, {signer.on or '…'}", intro, (person,), source.imprint.address)
