"""Verbs of an edition's text: begin, write, arrange desks and duties, declare ready."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.drafting import permissions, queries
from gerakan.stages.drafting.models import Desk, DutyRule, Template, TemplateClause
from gerakan.stages.drafting.queries import unknown_fields
from gerakan.stages.drafting.workflow import template_workflow

SUBJECT = "Pelaksanaan Gerakan Menuju Kota Cerdas di {{ daerah }}"
CLAUSES = (
    (
        "Maksud dan tujuan",
        "Nota Kesepahaman ini menjadi dasar kerja sama PARA PIHAK dalam {{ edisi }}.\nTujuannya agar {{ daerah }} menyusun dan melaksanakan rencana induk kota cerdas.",
    ),
    (
        "Ruang lingkup",
        "Kerja sama meliputi bimbingan teknis, penyusunan rencana induk, program percepatan, dan evaluasi tahunan.",
    ),
    ("Tugas PIHAK KESATU", "{{ instansi }} memberi bimbingan, konsultasi, dan tenaga ahli."),
    (
        "Tugas PIHAK KEDUA",
        "Pemerintah {{ daerah }} menetapkan Dewan Smart City dan Tim Pelaksana paling lambat 60 hari setelah penandatanganan, serta menyediakan orang dan anggaran.",
    ),
    (
        "Jangka waktu",
        "Nota Kesepahaman ini berlaku dari {{ berlaku_dari }} sampai {{ berlaku_sampai }} dan dapat diperpanjang atas persetujuan PARA PIHAK.",
    ),
    (
        "Penutup",
        "Nota Kesepahaman ini ditandatangani di {{ tempat }} pada {{ tanggal }} dalam rangkap dua yang berkekuatan sama.",
    ),
)
DESKS = (
    (Role.REGION_LEGAL, "Bagian hukum daerah"),
    (Role.MINISTRY_LEGAL, "Bagian hukum kementerian"),
    (Role.DIRECTOR_GENERAL, "Direktur Jenderal"),
    (Role.REGION_HEAD, "Kepala daerah"),
)
DUTIES = ("Keputusan kepala daerah tentang Dewan Smart City", "Keputusan kepala daerah tentang Tim Pelaksana")
DECREES_DAYS = 60
FACTS = (
    "subject", "unit", "place", "national_office", "national_name", "national_title", "national_mandate", "witnesses",
    "dated_on", "sign_by", "valid_from", "valid_until",
)  # fmt: skip
TAKEN_OVER = FACTS[:8]


@command
def begin_text(edition: Edition, *, by: User) -> Template:
    """A new version: copied from the one before, or the starting text when there is none."""
    check(by, permissions.WRITE)
    Edition.objects.select_for_update().get(pk=edition.pk)
    if queries.templates_of(edition).filter(state=Template.State.DRAFT).exists():
        raise TransitionRefused(_("Satu versi masih disusun; selesaikan itu dahulu."))
    before = queries.earlier_template(edition)
    number = queries.templates_of(edition).count() + 1
    made = Template.objects.create(edition=edition, number=number, **_facts_from(before, edition))
    _copy(before, made) if before else _start(made)
    record("agreement_text.begun", made, by=by, changes={"number": number, "from": str(before or "–")})
    return made


@command
def save_facts(template: Template, *, facts: Mapping[str, Any], by: User) -> None:
    """Parties, dates, witnesses."""
    _open_for(template, by)
    if reason := unknown_fields(facts["subject"]):
        raise TransitionRefused(reason)
    for name in FACTS:
        setattr(template, name, facts[name])
    template.save(update_fields=FACTS)
    record("agreement_text.saved", template, by=by, changes={name: facts[name] for name in FACTS})


@command
def write_clause(template: Template, *, heading: str, text: str, pk: int | None = None, by: User) -> TemplateClause:
    """Add a clause at the end, or write one anew."""
    _open_for(template, by)
    if reason := unknown_fields(text) or unknown_fields(heading):
        raise TransitionRefused(reason)
    last = template.clauses.order_by("order").last()
    place = (last.order if last else 0) + 1
    row = template.clauses.get(pk=pk) if pk else TemplateClause(template=template, order=place)
    row.heading, row.text = heading, text
    row.save()
    record("agreement_text.clause", template, by=by, changes={"heading": heading, "text": text})
    return row


@command
def drop_clause(template: Template, *, pk: int, by: User) -> None:
    """Take a clause out."""
    _open_for(template, by)
    row = template.clauses.get(pk=pk)
    record("agreement_text.clause_dropped", template, by=by, changes={"heading": row.heading})
    row.delete()


@command
def add_desk(template: Template, *, role: str, label: str, may_edit: bool, by: User) -> Desk:
    """One desk more, at the end of the chain."""
    _open_for(template, by)
    last = template.desks.order_by("order").last()
    row = template.desks.create(order=(last.order if last else 0) + 1, role=role, label=label, may_edit=may_edit)
    record("agreement_text.desk", template, by=by, changes={"desk": label, "role": role, "may_edit": may_edit})
    return row


@command
def drop_desk(template: Template, *, pk: int, by: User) -> None:
    """Take a desk out of the chain."""
    _open_for(template, by)
    row = template.desks.get(pk=pk)
    record("agreement_text.desk_dropped", template, by=by, changes={"desk": row.label})
    row.delete()


@command
def add_duty(template: Template, *, title: str, owner: str, days: int, by: User) -> DutyRule:
    """What somebody will owe after signing."""
    _open_for(template, by)
    row = template.duty_rules.create(title=title, owner=owner, days=days)
    record("agreement_text.duty", template, by=by, changes={"duty": title, "owner": owner, "days": days})
    return row


@command
def drop_duty(template: Template, *, pk: int, by: User) -> None:
    """Nobody will owe this."""
    _open_for(template, by)
    row = template.duty_rules.get(pk=pk)
    record("agreement_text.duty_dropped", template, by=by, changes={"duty": row.title})
    row.delete()


@command
def declare_ready(template: Template, *, by: User) -> None:
    """From here on agreements are made of it, and it stays as it is."""
    template_workflow.fire(template, "declare", by=by)


def _open_for(template: Template, by: User) -> None:
    check(by, permissions.WRITE, template)
    locked = Template.objects.select_for_update().get(pk=template.pk)
    if locked.state != Template.State.DRAFT:
        raise TransitionRefused(_("Naskah ini sudah dipakai dan tidak berubah lagi. Mulailah versi berikutnya."))


def _facts_from(before: Template | None, edition: Edition) -> dict[str, Any]:
    if before is not None:
        names = FACTS if before.edition_id == edition.pk else TAKEN_OVER
        return {name: getattr(before, name) for name in names}
    signer = queries.director_general()
    units = queries.units()
    return {
        "subject": SUBJECT,
        "unit": units[0] if units else "",
        "national_title": "Direktur Jenderal",
        "national_name": signer.user.name if signer else "",
        "national_mandate": signer.mandate_number if signer else "",
    }


def _start(made: Template) -> None:
    for place, (heading, text) in enumerate(CLAUSES, 1):
        made.clauses.create(order=place, heading=heading, text=text)
    for place, (role, label) in enumerate(DESKS, 1):
        is_last = place == len(DESKS)
        made.desks.create(order=place, role=role, label=label, may_edit=not is_last)
    for title in DUTIES:
        made.duty_rules.create(title=title, owner=DutyRule.Owner.REGION, days=DECREES_DAYS)


def _copy(before: Template, made: Template) -> None:
    for rows in (before.clauses.all(), before.desks.all(), before.duty_rules.all()):
        for row in rows:
            row.pk, row._state.adding, row.template = None, True, made  # noqa: SLF001 - Django's documented way to copy
            row.save()
