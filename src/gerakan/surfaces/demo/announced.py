"""A small hall after its marks: a published decision, letters, an appeal that changed ranks, dossiers, agreements."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.appeals.calculations import effect_of_appeal
from gerakan.stages.appeals.commands import corrections, deciding, filing, panels
from gerakan.stages.appeals.commands.filing import Said
from gerakan.stages.appeals.models import Appeal, Correction, Ground
from gerakan.stages.appeals.queries import appeals
from gerakan.stages.appeals.queries.corrections import base_of
from gerakan.stages.appeals.queries.panels import SMALLEST, candidates
from gerakan.stages.appeals.tasks import outcome_of_correction
from gerakan.stages.dossiers.tasks import sealed_dossier
from gerakan.stages.plenary.commands import letters, results
from gerakan.stages.plenary.models import Plenary, Verdict
from gerakan.stages.plenary.queries.letters import feedback_of, unwritten
from gerakan.stages.plenary.queries.results import published
from gerakan.surfaces.demo import agreed, decided, people, story
from gerakan.surfaces.demo.people import Persona
from gerakan.surfaces.demo.rehearsal import SPREAD, Say, Size, edition_slug, mark

SIZE = Size(regions=7, assessors=6, panel=2, days=1, one_place_in=2, name="Latihan penetapan")
QUIET = SPREAD | {"halo": 0.15, "error": 0.2}
"""Panels that mostly agree: what they discuss is shown by the other hall."""
ASKED = 10
"""How many items the upheld appeal is about."""
WHY = "Contoh: bukti yang dikirim belum dibaca."
FOUND = "Contoh: surat keputusan yang dilampirkan membuktikannya."
APPELLANT = Persona("kepala2", "Bella Contoh", Role.REGION_HEAD, "Kepala daerah")
WAITING = Persona("kepala3", "Bagus Contoh", Role.REGION_HEAD, "Kepala daerah")
ENTITLED = Persona("diskominfo4", "Danu Contoh", Role.REGION_ADMIN, "Kepala Diskominfo")


@transaction.atomic
def show(*, seed: int = 2027, say: Say) -> Edition:
    """Told once; every step by the verbs that people use."""
    if known := Edition.objects.filter(slug=edition_slug(SIZE, seed)).first():
        return known
    edition = mark(SIZE, seed=seed, say=say, spread=QUIET)[0].edition
    team = people.staff()
    chief = team["sekretariat"]
    first = decided.decide(edition, say=say)
    sealed_dossier(first.pk, say=say, by=chief)
    results.publish(first, by=chief)  # type: ignore[call-arg]  # the deadline's wrapper hides it
    say("Menulis surat hasil")
    write_letters(first, chief)
    say("Memeriksa keberatan")
    second = correct(first, team)
    leave_one_waiting(second, chief)
    say("Menyiapkan nota kesepahaman")
    agreed.show(second.edition, team)
    return edition


def write_letters(plenary: Plenary, chief: User) -> None:
    """The assessors' words were looked at; then a number, Word and PDF for everybody."""
    letters.collect_feedback(plenary, by=chief)
    letters.release(plenary, texts=list(feedback_of(plenary)), by=chief)
    for decision in unwritten(plenary).select_related("plenary__run__terms", "standing__case__ruling__version"):
        letters.write_letter(decision, sender=story.SENDER, by=chief)


def correct(plenary: Plenary, team: dict[str, User]) -> Plenary:
    """The best of the refused appeals and is right: a corrected ranking, the next version, the register."""
    refused = plenary.decisions.filter(verdict=Verdict.REFUSED).order_by("standing__rank")
    appeal = heard(filed(plenary, refused[0].region, people.person(APPELLANT, refused[0].region)), team["sekretariat"])
    jury = [seat.member for seat in appeal.seats.order_by("-is_chair", "pk")]
    for ground in appeals.grounds_of(appeal):
        deciding.find(
            ground, finding=Ground.Finding.CHANGED, new_mark=ground.asked_mark, reason=FOUND,
            seen=_again(appeal).revision, by=jury[0],
        )  # fmt: skip
    base = base_of(plenary.edition)
    deciding.keep_effect(_again(appeal), effect=effect_of_appeal(_again(appeal), base), base=base, by=jury[0])
    for member in jury:
        deciding.agree(_again(appeal), seen=_again(appeal).revision, by=member)
    deciding.decide(_again(appeal), reason=FOUND, by=jury[0])
    correction = Correction.objects.get(appeal=appeal)
    corrections.sign(correction, outcome=outcome_of_correction(correction), by=team["sekretariat2"])
    holding = published(plenary.edition)
    return holding or plenary


def leave_one_waiting(plenary: Plenary, chief: User) -> None:
    """Another appeal waits for its hearing; a third region may still write one."""
    refused = plenary.decisions.filter(verdict=Verdict.REFUSED).order_by("standing__rank")
    heard_before = Appeal.objects.filter(edition=plenary.edition).values("region")
    first, second = (row.region for row in refused.exclude(region__in=heard_before)[:2])
    appeal = filed(plenary, first, people.person(WAITING, first))
    _seat(appeal, chief)
    people.person(ENTITLED, second)


def filed(plenary: Plenary, region: Region, head: User) -> Appeal:
    """Against the lowest marks, with a reason each, signed by the head."""
    appeal = filing.open_appeal(plenary.edition, region=region, by=head)
    able = (row for row in appeals.contestable(appeal) if row.mark is not None and not row.is_penalty)
    rows = sorted(able, key=lambda row: row.mark or 0)
    for row in rows[:ASKED]:
        filing.write_ground(appeal, said=Said("item", WHY, row.item_id, Decimal(4)), seen=0, by=head)
    filing.file_appeal(_again(appeal), by=head)
    return _again(appeal)


def _seat(appeal: Appeal, chief: User) -> None:
    able = [one.person for one in candidates(appeal) if not one.why_not]
    for at, person in enumerate(able[:SMALLEST]):
        panels.seat(appeal, member=person, is_chair=at == 0, by=chief)


def heard(appeal: Appeal, chief: User) -> Appeal:
    """A panel of other people, an hour, minutes."""
    _seat(appeal, chief)
    panels.admit(appeal, by=chief)
    begun = timezone.now() - dt.timedelta(minutes=5)
    panels.set_hearing(appeal, at=begun, place="Ruang latihan", link="", by=chief)
    chair = appeal.seats.get(is_chair=True).member
    panels.write_minutes(appeal, text="Contoh: daerah menjelaskan buktinya.", by=chief)
    panels.hear(_again(appeal), by=chair)
    return _again(appeal)


def _again(appeal: Appeal) -> Appeal:
    """As the database has it."""
    found: Appeal = appeals.appeals().get(pk=appeal.pk)
    return found
