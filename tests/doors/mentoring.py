"""Doors of bimbingan."""

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition, Participation
from gerakan.stages.mentoring.commands import deliverables, programmes, teams
from gerakan.stages.mentoring.models import Deliverable, Guidance, Mentor, Programme, Proposal, Seat
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import a_region
from tests.factories.agreements import staff
from tests.factories.editions import EditionFactory
from tests.factories.mentoring import a_guidance, a_mentor, delivered, results, seated, stage


def its_edition() -> Edition:
    return Edition.objects.filter(slug="bimbingan").first() or EditionFactory(
        slug="bimbingan", state="open", is_test=True
    )


def its_guidance() -> Guidance:
    """Of the region that the visitors belong to, with a lead."""
    place = Participation.objects.filter(edition=its_edition(), region=a_region()).first()
    if place is not None:
        return place.guidance
    made = a_guidance(its_edition(), a_region())
    seated(made)
    return made


def its_result() -> Deliverable:
    """Delivered once."""
    first = results(stage(its_guidance()))[0]
    return first if first.versions.exists() else delivered(first)


def its_draft() -> Programme:
    its_guidance()
    known = Programme.objects.filter(edition=its_edition(), state="draft").first()
    return known or programmes.begin_programme(its_edition(), by=staff())


def its_proposal() -> Proposal:
    its_guidance()
    known = Proposal.objects.filter(edition=its_edition(), state="open").first()
    return known or teams.propose(its_edition(), member_count=1, by=staff())


@door("mentoring:overview", "mentoring:schedule", "mentoring:programme", "mentoring:mentors", "mentoring:proposal")
def an_edition_with_guidances() -> Arguments:
    its_guidance()
    return {"slug": its_edition().slug}


@door("mentoring:act_on_proposal")
def a_proposal() -> Arguments:
    return {"pk": its_proposal().pk}


@door("mentoring:change_proposed")
def a_proposed_seat() -> Arguments:
    return {"pk": its_proposal().seats.first().pk}


@door("mentoring:act_on_programme")
def a_draft() -> Arguments:
    return {"pk": its_draft().pk}


@door("mentoring:workshop", "mentoring:new_expected")
def a_workshop() -> Arguments:
    return {"pk": its_draft().workshops.first().pk}


@door("mentoring:expected")
def something_to_deliver() -> Arguments:
    return {"pk": its_draft().workshops.first().expected.first().pk}


@door("mentoring:mentor")
def a_person_who_guides() -> Arguments:
    return {"pk": a_mentor().pk}


@door("mentoring:guidance", "mentoring:focus", "mentoring:team")
def a_region_on_its_way() -> Arguments:
    return {"pk": its_guidance().pk}


@door("mentoring:end_seat")
def a_seat() -> Arguments:
    its_guidance()
    return {"pk": Seat.objects.filter(guidance=its_guidance()).first().pk}


@door("mentoring:plan", "mentoring:act", "mentoring:recording")
def a_stage() -> Arguments:
    return {"pk": stage(its_guidance()).pk}


@door("mentoring:deliverable", "mentoring:decide", "mentoring:remark")
def a_result() -> Arguments:
    return {"pk": its_result().pk}


@door("mentoring:file")
def a_version() -> Arguments:
    return {"pk": its_result().pk, "number": 1}


@door("mentoring:act_on_remark")
def a_remark() -> Arguments:
    lead = Seat.objects.get(guidance=its_guidance(), role="lead").user
    said = deliverables.remark(its_result(), anchor="Bab 1", text="Sumber?", is_compulsory=False, by=lead)
    return {"pk": said.pk}


@rows("mentoring.Programme", "mentoring.read_programme")
def versions() -> Rows:
    return [its_draft()]


@rows("mentoring.Guidance", "mentoring.see")
def guidances() -> Rows:
    return [its_guidance(), a_guidance(its_edition())]


@rows("mentoring.Deliverable", "mentoring.see")
def a_few_results() -> Rows:
    return [its_result()]


@rows("mentoring.Mentor", "mentoring.see_mentor")
def people() -> Rows:
    a_mentor(Role.MINISTRY_CONTACT)
    return Mentor.objects.all()
