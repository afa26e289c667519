"""The books by their codes, in the language asked for: what every place of the template sets, and what is added."""

from collections.abc import Mapping
from functools import partial

from django.utils import translation

from gerakan.foundation.documents.book.deck import Deck
from gerakan.foundation.documents.book.tree import Book
from gerakan.stages.books.documents import (
    action,
    analysis,
    direction,
    financing,
    framing,
    hearing,
    joint,
    quick_wins,
    roadmap,
    summary,
    watching,
)
from gerakan.stages.books.documents.slides import deck
from gerakan.stages.books.documents.source import Source
from gerakan.stages.books.models import Work
from gerakan.stages.mentoring.models import Pillar

SETTERS: Mapping[tuple[str, str], framing.Setter] = {
    ("table", "swot"): analysis.swot_table,
    ("table", "kesenjangan"): analysis.gaps_table,
    ("table", "masalah"): analysis.problems_table,
    ("table", "bukti"): analysis.evidence_table,
    ("table", "pemangku"): hearing.stakeholders_table,
    ("table", "peran-serta"): hearing.heard_table,
    ("table", "misi"): direction.missions_table,
    ("table", "sasaran"): direction.goals_table,
    ("table", "indikator"): direction.indicators_table,
    ("table", "rujukan"): action.references,
    ("table", "strategi"): direction.strategies_table,
    ("table", "programmes_by_pillar"): action.programmes_by_pillar,
    ("chart", "programmes_by_pillar"): action.programmes_chart,
    ("table", "program"): action.programmes_table,
    ("roadmap", "program"): roadmap.whole_roadmap,
    ("roadmap", "flagships"): roadmap.flagship_roadmap,
    ("table", "peta-jalan"): roadmap.milestones_table,
    ("table", "quick-win"): watching.quick_win_table,
    ("table", "langkah"): quick_wins.steps_table,
    ("chart", "money_by_year"): financing.ceiling_chart,
    ("chart", "money_by_pillar"): financing.pillar_chart,
    ("table", "money_by_year"): financing.years_table,
    ("table", "money_by_source"): financing.source_table,
    ("table", "anggaran"): financing.whole_table,
    ("table", "risiko"): watching.risks_table,
    ("table", "flagships"): summary.flagship_table,
    ("signatures", "commitment"): framing.commitment,
}

EXTRAS: framing.Extras = {
    "1-pendahuluan": analysis.in_figures,
    "1-potensi": analysis.potentials,
    "1-kesiapan": analysis.readiness,
    "1-kesenjangan": analysis.gaps,
    "1-masalah-utama": analysis.problems,
    "1-bukti": analysis.evidence,
    "1-pemangku": hearing.stakeholders,
    "1-didengar": hearing.heard,
    "1-visi-kata-kunci": analysis.keywords,
    "1-visi-rumusan": partial(analysis.vision, place="1-visi-rumusan"),
    "2-visi-misi": partial(analysis.vision, place="2-visi-misi"),
    "2-sasaran": direction.goal_charts,
    "2-strategi": direction.strategies,
    **{f"2-strategi-{one}": partial(direction.strategy_parts, pillar=one) for one in Pillar.values},
    "2-aksi-umum": joint.with_joint(action.overview),
    **{f"2-aksi-{one}": partial(action.pillar_action, pillar=one) for one in Pillar.values},
    "2-peta-jalan-gambar": roadmap.undated,
    "2-jangka-pendek": partial(roadmap.term, number=0),
    "2-jangka-menengah": partial(roadmap.term, number=1),
    "2-jangka-panjang": partial(roadmap.term, number=2),
    "2-pemantauan": watching.formulas,
    "2-pembiayaan": financing.financing,
    "2-risiko": watching.risks,
    "3-visi": summary.vision,
    "3-unggulan": summary.flagship_parts,
    "3-anggaran": joint.with_joint_money(summary.money),
    "q-daftar": quick_wins.one_by_one,
    "q-keberlanjutan": quick_wins.lasting,
}


def book_of(code: str, source: Source) -> Book:
    """One of the four."""
    with translation.override(source.language):
        binder = framing.Binder(source, code, SETTERS, EXTRAS)
        return framing.shell(source, code, str(Work(code).label), binder.chapters())


def deck_of(source: Source) -> Deck:
    """The slides."""
    with translation.override(source.language):
        return deck(source)
