"""Sample plans on their way through review: written out, remarked on, approved, adopted by an acting head, public."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.stages.chapters.commands.writing import save_section
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.institutions.commands import acts, offices
from gerakan.stages.institutions.models import LegalAct, OfficeHolder
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.commands import adopting, remarks, reviewing
from gerakan.stages.reviews.commands.remarks import Anchor
from gerakan.stages.reviews.queries import plans as queries
from gerakan.surfaces.demo.written_chapters import sample_texts

PAPER = b"%PDF-1.7\n% Data contoh: peraturan kepala daerah\n"
MANDATE = "CONTOH/100.2.1.3/7"
REMARK = "Contoh: sebutkan siapa yang merawatnya setelah tahun kedua."
REVISED = "Contoh: menyesuaikan rencana dengan masukan warga setelah diumumkan."


def write_out(plan: Masterplan, *, by: User) -> None:
    """Every section of the four books."""
    for (code, language), text in sample_texts(contents_of(plan)).items():
        if text.strip():
            save_section(plan, code=code, text=text, seen="", language=language, by=by)


def ask_and_remark(plan: Masterplan, *, writer: User, mentor: User) -> None:
    """It waits for its mentors, one of whom has a remark."""
    reviewing.ask(again(plan), by=writer)
    remarks.remark(again(plan), anchor=Anchor(), text=REMARK, is_compulsory=True, by=mentor)


def approve(plan: Masterplan, *, writer: User, lead: User) -> int:
    """Every part accepted by the lead; the number of the version."""
    reviewing.ask(again(plan), by=writer)
    version = queries.last_version(plan)
    if version is None:
        raise LookupError(plan)
    for one in queries.parts_standing(plan, version):
        if one.acceptance is None:
            reviewing.accept_part(again(plan), part=one.part.code, seen=version.number, by=lead)
    reviewing.approve(again(plan), seen=version.number, by=lead)
    return version.number


def adopt_and_publish(plan: Masterplan, *, version: int, writer: User, head: User) -> None:
    """By a Penjabat with a mandate and a regulation of today; public at once."""
    signer, act = in_office(plan, writer, head), _regulation(plan, writer)
    adopting.adopt(again(plan), act=act, signer=signer, seen=version, by=head)
    adopting.publish(again(plan), by=writer)


def revise(plan: Masterplan, *, writer: User) -> None:
    """Open again, while what is public stays public."""
    adopting.revise(again(plan), reason=REVISED, by=writer)


def in_office(plan: Masterplan, writer: User, head: User) -> OfficeHolder:
    """Whoever is recorded already, else an acting head with a mandate."""
    known = plan.region.office_holders.filter(office="head", user=head, until__isnull=True).first()
    if known is not None:
        return known
    since = timezone.localdate() - dt.timedelta(days=120)
    facts = {
        "office": "head", "name": head.name, "capacity": "pj", "mandate_number": MANDATE, "mandate_on": since,
        "since": since, "user": head,
    }  # fmt: skip
    return offices.take_office(plan.region, facts=facts, by=writer)


def _regulation(plan: Masterplan, writer: User) -> LegalAct:
    today = timezone.localdate()
    facts = {
        "kind": "perkada", "number": f"CONTOH {today.year}/12", "title": "Rencana Induk Kota Cerdas (data contoh)",
        "dated": today, "in_force_from": today,
    }  # fmt: skip
    return acts.register(plan.region, facts=facts, file=SimpleUploadedFile("perkada-contoh.pdf", PAPER), by=writer)


def again(plan: Masterplan) -> Masterplan:
    """As the database has it."""
    return Masterplan.objects.select_related("region", "edition").get(pk=plan.pk)
