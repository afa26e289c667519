"""Doors of nota kesepahaman: texts, agreements, events."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.agreements.commands import review, signing
from gerakan.stages.agreements.commands.signing import Signed
from gerakan.stages.agreements.models import Agreement, Duty
from gerakan.stages.ceremonies import commands as ceremonies
from gerakan.stages.ceremonies.models import SigningEvent
from gerakan.stages.drafting.models import Template
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import a_region
from tests.factories.agreements import (
    a_participant,
    a_text,
    an_agreement,
    approved,
    at_the_first_desk,
    official,
    paper_of,
    staff,
)
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.factories.regions import RegionFactory


def its_edition() -> Edition:
    """Of its own, so that agreements of other doors are not counted."""
    return Edition.objects.filter(slug="nota-kesepahaman").first() or EditionFactory(
        slug="nota-kesepahaman", state="open", is_test=True
    )


def its_text() -> Template:
    return Template.objects.filter(edition=its_edition()).first() or a_text(its_edition())


def its_agreement() -> Agreement:
    """At the first desk, of the region that the visitors belong to."""
    known = Agreement.objects.filter(edition=its_edition(), region=a_region(), state="review").first()
    return known or at_the_first_desk(an_agreement(its_text(), a_participant(its_edition(), region=a_region())))


def a_signed_one() -> Agreement:
    known = Agreement.objects.filter(edition=its_edition(), state="in_force").first()
    if known:
        return known
    made = approved(an_agreement(its_text(), a_participant(its_edition())))
    both = [Signed("ministry", "Dira Contoh", "Direktur Jenderal"), Signed("region", "Kepala", "Bupati")]
    signing.upload_signed(made, content=paper_of(made), signed=both, signed_on=timezone.localdate(), by=staff())
    return Agreement.objects.get(pk=made.pk)


@door("drafting:text", "agreements:agreements", "agreements:prepare", "ceremonies:events", "ceremonies:new_event")
def an_edition_with_a_text() -> Arguments:
    return {"slug": its_text().edition.slug}


@door("agreements:prepare_one")
def a_region_without_a_head() -> Arguments:
    place = ParticipationFactory(edition=its_text().edition, region=RegionFactory())
    return {"slug": place.edition.slug, "region": place.region_id}


@door("drafting:change", "drafting:facts", "drafting:new_clause")
def a_text_in_use() -> Arguments:
    return {"pk": its_text().pk}


@door("drafting:clause")
def a_clause_of_a_text() -> Arguments:
    return {"pk": its_text().pk, "clause": its_text().clauses.first().pk}


@door(
    "agreements:agreement", "agreements:act", "agreements:complete", "agreements:number", "agreements:preview",
    "agreements:text", "agreements:decide", "agreements:sign", "agreements:upload",
)  # fmt: skip
def an_agreement_at_a_desk() -> Arguments:
    return {"pk": its_agreement().pk}


@door("agreements:file")
def a_kept_paper() -> Arguments:
    found = its_agreement()
    return {"pk": found.pk, "file": found.files.first().pk}


@door("agreements:rewrite", "agreements:remark")
def a_clause() -> Arguments:
    found = its_agreement()
    return {"pk": found.pk, "clause": found.clauses.first().pk}


@door("agreements:answer")
def a_remark() -> Arguments:
    found = its_agreement()
    said = review.remark(found.clauses.first(), text="Catatan.", by=official(Role.REGION_LEGAL, found.region))
    return {"pk": found.pk, "comment": said.pk}


@door("agreements:verify", "agreements:signed_copy")
def a_code_on_paper() -> Arguments:
    return {"token": a_signed_one().token}


@door("agreements:duty", "agreements:act_on_duty")
def a_duty() -> Arguments:
    return {"pk": a_signed_one().duties.first().pk}


def an_event() -> SigningEvent:
    known = SigningEvent.objects.filter(edition=its_edition()).first()
    if known:
        return known
    said = {"kind": "signing", "name": "Penandatanganan", "starts_at": timezone.now(), "place": "Jakarta"}
    made = ceremonies.plan(its_edition(), facts=said, by=staff())
    ceremonies.seat(made, agreements=[its_agreement()], by=staff())
    ceremonies.invite(made, by=staff())
    ceremonies.hand_out(made, file=SimpleUploadedFile("bahan.pdf", b"%PDF-1.7"), by=staff())
    return made


@door("ceremonies:event", "ceremonies:edit_event", "ceremonies:change")
def an_event_to_open() -> Arguments:
    return {"pk": an_event().pk}


@door("ceremonies:material")
def a_material() -> Arguments:
    found = an_event()
    return {"pk": found.pk, "material": found.materials.first().pk}


@rows("drafting.Template", "drafting.see_text")
def texts() -> Rows:
    return [its_text()]


@rows("agreements.Agreement", "agreements.see")
def agreements() -> Rows:
    return [its_agreement(), an_agreement(its_text(), a_participant(its_edition())), a_signed_one()]


@rows("agreements.Duty", "agreements.see_duty")
def duties() -> Rows:
    a_signed_one()
    return Duty.objects.all()


@rows("ceremonies.SigningEvent", "ceremonies.see")
def events() -> Rows:
    said = {"kind": "launch", "name": "Peluncuran", "starts_at": timezone.now(), "place": "Jakarta"}
    return [an_event(), ceremonies.plan(its_edition(), facts=said, by=staff())]
