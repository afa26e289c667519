"""Agreements of the told decision in different states: in force, waiting for signatures, at the region's desk."""

import datetime as dt

from django.utils import timezone

from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.agreements.commands import preparing, review, signing
from gerakan.stages.agreements.commands.signing import Signed
from gerakan.stages.agreements.models import Agreement, Party, Turn
from gerakan.stages.agreements.queries import agreements
from gerakan.stages.agreements.queries.preparing import Signer, office_of, signers_of, without_agreement
from gerakan.stages.drafting import commands as drafting
from gerakan.stages.drafting.models import Template
from gerakan.surfaces.demo import people, story
from gerakan.surfaces.demo.people import Persona

HEAD = Persona("kepala1", "Bima Contoh", Role.REGION_HEAD, "Kepala daerah")
LEGAL = Persona("hukumdaerah", "Hesti Contoh", Role.REGION_LEGAL, "Kepala Bagian Hukum")
MINISTRY_LEGAL = Persona("hukum", "Hana Contoh", Role.MINISTRY_LEGAL, "Kepala Bagian Hukum")
DIRECTOR = Persona("dirjen", story.SENDER.signatory_name, Role.DIRECTOR_GENERAL, story.SENDER.signatory_title)
REMARK = "Contoh: sebutkan perangkat daerah yang bertanggung jawab."


def show(edition: Edition, team: dict[str, User]) -> None:
    """Three of the selected regions; whoever is left has none yet."""
    chief, text = team["sekretariat"], _text(edition, team["sekretariat"])
    people.person(DIRECTOR)
    people.person(MINISTRY_LEGAL)
    rows = list(without_agreement(edition)[:3])
    made = [_prepared(text, row.region, chief) for row in rows]
    for agreement in made:
        review.send(agreement, by=chief)
    at_the_desk, *settled = made
    _remarked(at_the_desk)
    people.person(HEAD, settled[-1].region)
    for agreement in settled:
        _settle(agreement, chief)
    _sign(settled[0], chief)


def _text(edition: Edition, chief: User) -> Template:
    made = drafting.begin_text(edition, by=chief)
    today = timezone.localdate()
    facts = {
        "subject": drafting.SUBJECT, "unit": story.SENDER.unit, "place": story.SENDER.place,
        "national_office": story.SENDER.letterhead[-1], "national_name": story.SENDER.signatory_name,
        "national_title": story.SENDER.signatory_title, "national_mandate": "",
        "witnesses": ["Kementerian Contoh Dalam Negeri"], "dated_on": today,
        "sign_by": today + dt.timedelta(days=30), "valid_from": today, "valid_until": today + dt.timedelta(days=730),
    }  # fmt: skip
    drafting.save_facts(made, facts=facts, by=chief)
    drafting.declare_ready(made, by=chief)
    return Template.objects.select_related("edition").get(pk=made.pk)


def _prepared(text: Template, region: Region, chief: User) -> Agreement:
    signer = signers_of([region]).get(region.pk, Signer(f"Kepala Contoh {region.base_name}", office_of(region)))
    made = preparing.prepare(text, region=region, signer=signer, by=chief)
    return agreements.agreements().get(pk=made.pk)


def _remarked(agreement: Agreement) -> None:
    """The region's legal unit holds it and asks for something."""
    legal = people.person(LEGAL, agreement.region)
    review.remark(agreement.clauses.order_by("order")[3], text=REMARK, by=legal)


def _settle(agreement: Agreement, chief: User) -> None:
    """Every desk agrees in its turn."""
    number = f"{agreement.pk}/CONTOH/{agreement.region.code}"
    preparing.give_local_number(agreement, number=number, by=chief)
    while turn := _waiting(agreement):
        review.approve(turn, by=_sitter(turn))
    agreement.refresh_from_db()


def _waiting(agreement: Agreement) -> Turn | None:
    rows = agreement.turns.filter(state=Turn.State.WAITING)
    return rows.select_related("desk", "agreement__region", "agreement__template", "agreement__edition").first()


def _sitter(turn: Turn) -> User:
    """Who holds the office of that desk, or somebody who fills the hall."""
    region = turn.agreement.region if turn.desk.is_regional else None
    held = RoleAssignment.objects.in_force().filter(role=turn.desk.role, region=region).select_related("user").first()
    if held is None and region is not None:
        return people.official_of(region, Role(turn.desk.role))
    if held is None:
        raise LookupError(turn.desk.role)
    return held.user


def _sign(agreement: Agreement, chief: User) -> None:
    """On paper; the signed copy is what was approved."""
    paper = agreements.final_file(agreement)
    if paper is None:
        return
    with paper.file.open("rb") as handle:
        content = handle.read()
    parties = [
        Signed(Party.MINISTRY, agreement.national_name, agreement.national_title),
        Signed(Party.REGION, agreement.region_name, agreement.region_title),
    ]
    signing.upload_signed(agreement, content=content, signed=parties, signed_on=timezone.localdate(), by=chief)
