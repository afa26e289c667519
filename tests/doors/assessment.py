"""Doors of penilaian and of the right of reply."""

import datetime

from django.core.files.base import ContentFile

from gerakan.stages.assessment.commands import consolidation, enquiries
from gerakan.stages.assessment.models import Enquiry, MarkSheet
from gerakan.stages.assessment.queries.enquiries import askable_item
from gerakan.stages.questionnaires.models import Evidence, Round, Submission
from gerakan.stages.replies.commands import send_to_region
from gerakan.stages.replies.models import Reply, StagedMark
from tests.doors.registry import WITHOUT_RIGHT, Arguments, Rows, door, rows
from tests.factories.accounts import UserFactory, a_region, somebody
from tests.factories.assessment import a_case, a_discussed_case, a_ruling, owner, sheets_of
from tests.factories.regions import RegionFactory

WITHOUT_RIGHT.update({"assessment.Remark": "seen with its case"})


@door("assessment:sheet", "assessment:entries", "assessment:save_notes", "assessment:send")
def a_sheet() -> Arguments:
    return {"pk": sheets_of(a_case())[0].pk}


@door("assessment:save_item", "assessment:ask_region")
def an_item() -> Arguments:
    return a_sheet_and_item()


def a_sheet_and_item() -> Arguments:
    sheet = MarkSheet.objects.first() or sheets_of(a_case())[0]
    return {"pk": sheet.pk, "code": "sdm"}


@door(
    "assessment:case",
    "assessment:act_on_case",
    "assessment:remark",
    "assessment:raise_flag",
    "assessment:sign_check",
    "assessment:unmask",
)
def a_case_of_ours() -> Arguments:
    return {"pk": the_case().pk}


def the_case():
    """Discussed, of a region of its own."""
    return a_discussed_case(region=a_region("35.28", "Kabupaten Pamekasan"))


@door("assessment:settle_flag")
def a_flag() -> Arguments:
    case = a_discussed_case(region=a_region("35.27", "Kabupaten Sampang"))
    chair, team = owner(sheets_of(case)[0]), somebody("secretariat")
    flag = consolidation.raise_flag(
        case, team="documents", owner=team, question="Sah?", due_on=datetime.date(2099, 1, 1), by=chair
    )
    return {"pk": case.pk, "flag_pk": flag.pk}


@door("assessment:settle")
def a_mark() -> Arguments:
    case = a_discussed_case(region=a_region("35.26", "Kabupaten Bangkalan"))
    return {"pk": sheets_of(case)[0].marks.first().pk}


@door("assessment:evidence")
def a_proof() -> Arguments:
    case = a_case(a_region("35.25", "Kabupaten Gresik"))
    return {"pk": an_evidence(case).pk}


def an_evidence(case, item: str = "sdm") -> Evidence:
    """A file of the region for one item."""
    ruling, by = case.ruling, UserFactory()
    day = "2027-01-01"
    asked, _made = Round.objects.get_or_create(
        edition=ruling.edition,
        defaults={"version": ruling.version, "opens_on": day, "due_on": day, "closes_on": day, "late_rule": "-"},
    )
    submission, _made = Submission.objects.get_or_create(round=asked, region=case.region)
    node = ruling.version.nodes.get(code=item)
    proof = Evidence(
        submission=submission, item=node, kind="file", title="Perbup 12/2025", name="perbup.pdf", added_by=by
    )
    proof.page, proof.quotation = "3", "Bupati membentuk dewan kota cerdas."
    proof.file.save("perbup.pdf", ContentFile(b"%PDF-1.7 uji"))
    return proof


@door("assessment:board", "assessment:progress", "assessment:remind", "assessment:ruling", "assessment:edit_ruling",
      "assessment:act_on_ruling", "assessment:enquiries", "replies:replies")  # fmt: skip
def an_edition_that_marks() -> Arguments:
    return {"slug": a_ruling().edition.slug}


def a_reply() -> Reply:
    """With its region."""
    case = a_discussed_case(region=a_region("35.24", "Kabupaten Lamongan"))
    consolidation.close(case, by=owner(sheets_of(case)[0]))
    return send_to_region(case, by=somebody("secretariat"))


@door("replies:reply", "replies:act", "replies:appoint")
def the_reply() -> Arguments:
    return {"pk": (Reply.objects.first() or a_reply()).pk}


@door("replies:answer_item", "replies:decide", "replies:file")
def an_item_of_the_reply() -> Arguments:
    reply = Reply.objects.first() or a_reply()
    return {"pk": reply.pk, "item": StagedMark.objects.filter(reply=reply).first().item_id}


@rows("assessment.Case", "assessment.see_case")
def cases() -> Rows:
    return [a_case(a_region("35.23", "Kabupaten Tuban"))]


@rows("assessment.MarkSheet", "assessment.see_sheet")
def sheets() -> Rows:
    return sheets_of(a_case(a_region("35.22", "Kabupaten Bojonegoro"))) + sheets_of(the_case())


@door("assessment:decide_enquiry")
def the_enquiry() -> Arguments:
    return {"pk": an_enquiry().pk}


def an_enquiry(sheet: MarkSheet | None = None, item: str = "sdm") -> Enquiry:
    """An assessor wants to know something about the region's answer."""
    sheet = sheet or sheets_of(a_case(RegionFactory()))[0]
    told = {"question": "Tahun berapa ditetapkan?", "silence": "Dinilai tanpa bukti ini.", "days": 3}
    return enquiries.ask_region(sheet, item=askable_item(sheet, item), by=owner(sheet), **told)


@rows("assessment.Enquiry", "assessment.see_enquiry")
def the_enquiries() -> Rows:
    return [an_enquiry()]


@rows("replies.Reply", "replies.see")
def replies() -> Rows:
    return [a_reply()]
