"""What the picker of figures offers: everything of the plan that a text may refer to, by its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.stages.chapters.models import Language
from gerakan.stages.chapters.queries.blocks import SEE
from gerakan.stages.chapters.queries.figures import PILLARED, Figures, shown_figures
from gerakan.stages.chapters.queries.template import template
from gerakan.stages.masterplans.models import YEAR_FIELDS, MoneyLine, Pillar
from gerakan.stages.masterplans.queries.sheets import SHEETS

FOUND = 40


@dataclass(frozen=True)
class Offer:
    """A reference, what it means, and what it says today."""

    reference: str
    label: str
    shown: str


def offers(figures: Figures, asked: str, *, book: str = "", language: str = Language.INDONESIAN) -> list[Offer]:
    """The first that hold every word asked for; without a word the most common ones."""
    words = asked.casefold().split()
    found = []
    for reference, label in _all(figures, book, language):
        if all(word in f"{reference} {label}".casefold() for word in words):
            shown = shown_figures(figures, [reference], language).get(reference, "")
            if shown or reference.startswith(SEE):
                found.append(Offer(reference, label, shown))
        if len(found) == FOUND:
            break
    return found


def _all(figures: Figures, book: str, language: str) -> Iterator[tuple[str, str]]:
    yield from _of_plan()
    yield from _money(figures)
    yield from _places(book, language)
    yield from _evidence(figures)
    yield from _indicators(figures)
    yield from _named(figures)


def _of_plan() -> Iterator[tuple[str, str]]:
    yield "rencana/daerah", _("Nama daerah")
    yield "rencana/visi", _("Visi")
    yield "rencana/mulai", _("Tahun pertama rencana")
    yield "rencana/akhir", _("Tahun terakhir rencana")
    yield "rencana/lama", _("Lamanya rencana dalam tahun")
    for sheet in ("program", "indikator", "masalah", "sasaran", "strategi", "quick-win", "risiko"):
        yield f"{sheet}/jumlah", _("Banyaknya: %s") % SHEETS[sheet].label
    for sheet in PILLARED:
        for pillar in Pillar:
            yield f"{sheet}/jumlah/{pillar}", f"{_('Banyaknya: %s') % SHEETS[sheet].label}, {pillar.label}"


def _money(figures: Figures) -> Iterator[tuple[str, str]]:
    years = [figures.head["starts"] + number for number in range(figures.head["years"])]
    whole = _("Anggaran seluruh program")
    yield "anggaran/total", whole
    yield "pagu/total", _("Pagu seluruh tahun")
    yield from ((f"anggaran/pilar/{one}", f"{_('Anggaran')}, {one.label}") for one in Pillar)
    yield from ((f"anggaran/sumber/{one}", f"{_('Anggaran')}, {one.label}") for one in MoneyLine.Source)
    for year in years:
        yield f"anggaran/total/{year}", f"{whole}, {year}"
        yield f"pagu/total/{year}", f"{_('Pagu')}, {year}"
        yield from ((f"anggaran/pilar/{one}/{year}", f"{_('Anggaran')}, {one.label}, {year}") for one in Pillar)


def _places(book: str, language: str) -> Iterator[tuple[str, str]]:
    for entry in template().entries():
        if book in ("", entry.book):
            for one in entry.sets:
                yield f"{SEE}{one.anchor}", _("Nomor %s") % one.titles[language]


def _evidence(figures: Figures) -> Iterator[tuple[str, str]]:
    for row in figures.rows["bukti"]:
        yield f"bukti/{row['code']}", f"{_('Bukti')} {row['code']}: {row['text'][:120]}"


def _indicators(figures: Figures) -> Iterator[tuple[str, str]]:
    for row in figures.rows["indikator"]:
        name = f"{row['code']} {row['name']}"
        if row["baseline"] is not None:
            yield f"indikator/{row['code']}/dasar", f"{name}: {_('nilai dasar')} ({row['unit']})"
        for number, field in enumerate(YEAR_FIELDS[: figures.head["years"]]):
            if row[field] is not None:
                year = figures.head["starts"] + number
                yield f"indikator/{row['code']}/target/{year}", f"{name}: {_('target')} {year} ({row['unit']})"


def _named(figures: Figures) -> Iterator[tuple[str, str]]:
    for row in figures.rows["program"]:
        yield f"program/{row['code']}/nama", f"{_('Nama program')} {row['code']} {row['name']}"
        yield f"anggaran/program/{row['code']}", f"{_('Anggaran')} {row['code']} {row['name']}"
    for row in figures.rows["quick-win"]:
        yield f"quick-win/{row['code']}/nama", f"{_('Nama quick win')} {row['code']} {row['name']}"
