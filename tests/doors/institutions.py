"""Doors of kelembagaan: one region with something of everything."""

from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import (
    ActFile,
    CommitmentSeat,
    CommitmentSheet,
    Handover,
    HandoverItem,
    Meeting,
    Member,
)
from tests.doors.mentoring import its_guidance
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import a_region
from tests.factories.institutions import a_head, a_promise, an_act
from tests.factories.regions import RegionFactory


def its_region() -> Region:
    """The visitors' own, with a head, an act and what hangs on them."""
    region = a_region()
    if not region.commitment_sheets.exists():
        furnish(region)
    return region


def furnish(region: Region) -> None:
    head = region.office_holders.filter(office="head", until=None).first() or a_head(region)
    act = an_act(region)
    ActFile.objects.create(act=act, version=1, file="x.pdf", name="x.pdf", size=1, sha256="0")
    Member.objects.create(region=region, body="tim", name="Sari", act=act, since=act.dated)
    Meeting.objects.create(region=region, held_on=act.dated, topic="Audit", decisions="Lanjut")
    sheet = CommitmentSheet.objects.create(guidance=its_guidance(), region=region, text="Kami.")
    CommitmentSeat.objects.create(sheet=sheet, office="head")
    a_promise(region)
    HandoverItem.objects.create(
        handover=Handover.objects.create(region=region, outgoing=head), section="Janji", text="x"
    )


@door(*(f"institutions:{name}" for name in (
    "region", "offices", "new_holder", "acts", "new_act", "bodies", "bodies_print", "new_meeting", "promises", "new_promise",
    "new_sheet", "handovers",
)))  # fmt: skip
def a_region_with_institutions() -> Arguments:
    return {"slug": its_region().slug}


@door("institutions:new_member")
def a_council() -> Arguments:
    return {"slug": its_region().slug, "body": "dewan"}


@door("institutions:act", "institutions:correct_act", "institutions:change_act")
def a_decree() -> Arguments:
    return {"pk": its_region().legal_acts.filter(kind="sk_tim")[0].pk}


@door("institutions:act_file")
def a_file_of_an_act() -> Arguments:
    return {"pk": its_region().legal_acts.filter(kind="sk_tim")[0].pk, "version": 1}


@door("institutions:holder", "institutions:end_office")
def an_official() -> Arguments:
    return {"pk": its_region().office_holders.filter(office="head")[0].pk}


@door("institutions:leave")
def a_member() -> Arguments:
    return {"pk": its_region().institution_members.get().pk}


@door("institutions:minutes")
def a_meeting() -> Arguments:
    return {"pk": its_region().institution_meetings.get().pk}


@door("institutions:promise", "institutions:correct_promise")
def a_given_promise() -> Arguments:
    return {"pk": its_region().promises.get().pk}


@door("institutions:sheet", "institutions:act_on_sheet", "institutions:sheet_file")
def a_commitment() -> Arguments:
    return {"pk": its_region().commitment_sheets.get().pk}


@door("institutions:sign_seat")
def a_seat_of_a_sheet() -> Arguments:
    return {"pk": its_region().commitment_sheets.get().seats.get().pk}


@door("institutions:handover", "institutions:act_on_handover", "institutions:handover_file")
def a_change_of_office() -> Arguments:
    return {"pk": its_region().handovers.get().pk}


@door("institutions:settle")
def something_left_open() -> Arguments:
    return {"pk": its_region().handovers.get().items.get().pk}


@rows("institutions.OfficeHolder", "institutions.see")
def holders() -> Rows:
    return [a_head(a_region(), office="bappeda"), a_head(RegionFactory())]


@rows("institutions.LegalAct", "institutions.see")
def acts() -> Rows:
    return [an_act(a_region(), kind="perda"), an_act(RegionFactory())]


@rows("institutions.Member", "institutions.see")
def members() -> Rows:
    acts = [an_act(place, kind="sk_dewan") for place in (a_region(), RegionFactory())]
    return [
        Member.objects.create(region=act.region, body="dewan", name="Sari", act=act, since=act.dated) for act in acts
    ]


@rows("institutions.Meeting", "institutions.see")
def meetings() -> Rows:
    day = an_act(a_region(), kind="edaran").dated
    return [
        Meeting.objects.create(region=place, body="forum", held_on=day, topic="Audit", decisions="Lanjut")
        for place in (a_region(), RegionFactory())
    ]


@rows("institutions.Promise", "institutions.see")
def promises() -> Rows:
    return [a_promise(a_region()), a_promise(RegionFactory())]


@rows("institutions.CommitmentSheet", "institutions.see")
def sheets() -> Rows:
    return [its_region().commitment_sheets.get()]


@rows("institutions.Handover", "institutions.see_handover")
def handovers() -> Rows:
    made = [a_head(place, office="diskominfo", until=None) for place in (a_region(), RegionFactory())]
    return [Handover.objects.create(region=row.region, outgoing=row) for row in made]
