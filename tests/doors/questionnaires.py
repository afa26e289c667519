"""Doors of kuesioner."""

from django.core.files.base import ContentFile

from gerakan.stages.questionnaires.commands import clarifications, evidence
from gerakan.stages.questionnaires.models import Evidence, Upload
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import a_region
from tests.factories.invited_lists import in_days
from tests.factories.questionnaires import PDF, Asked, an_asked_region
from tests.factories.questionnaires import a_round as an_open_round


def in_sumenep() -> Asked:
    """A round that asks the region whose officials the test sends around."""
    return an_asked_region(a_region())


@door("questionnaires:round", "questionnaires:settings", "questionnaires:act_on_round", "questionnaires:export")
def a_round() -> Arguments:
    return {"slug": in_sumenep().round.edition.slug}


@door("questionnaires:submission", "questionnaires:act", "questionnaires:check_up", "questionnaires:approve",
      "questionnaires:export_one", "questionnaires:frozen", "questionnaires:verification")  # fmt: skip
def a_submission() -> Arguments:
    return {"pk": in_sumenep().sent().pk}


@door("questionnaires:ask")
def an_item() -> Arguments:
    asked = in_sumenep()
    sent = asked.sent()
    return {"pk": sent.pk, "item": asked.item("sdm")[1].pk}


def a_question() -> tuple[Asked, int]:
    """The secretariat asks about one answer."""
    asked = in_sumenep()
    sent = asked.sent()
    _part, item = asked.item("sdm")
    question = clarifications.ask(
        sent, item=item, question="Nomor?", silence="Tanpa bukti.", due_on=in_days(5), by=asked.staff
    )
    return asked, question.pk


@door("questionnaires:reply")
def the_question() -> Arguments:
    return {"pk": a_question()[1]}


@door("questionnaires:part", "questionnaires:save", "questionnaires:holders")
def a_part() -> Arguments:
    return {"pk": in_sumenep().part("struktur").pk}


@door("questionnaires:take_back")
def a_holder() -> Arguments:
    asked = in_sumenep()
    part = asked.part("struktur")
    holder = part.holders.create(email="opd@contoh.id", name="OPD", given_by=asked.diskominfo)
    return {"pk": part.pk, "holder": holder.pk}


@door("questionnaires:fact", "questionnaires:add_evidence", "questionnaires:begin_upload")
def an_item_of_a_part() -> Arguments:
    part, item = in_sumenep().item("sdm")
    return {"pk": part.pk, "item": item.pk}


@door("questionnaires:piece", "questionnaires:finish_upload")
def a_file_on_its_way() -> Arguments:
    asked = in_sumenep()
    part, item = asked.item("sdm")
    upload = evidence.begin_upload(part, item=item, name="perda.pdf", size=len(PDF), by=asked.diskominfo)
    return {"token": Upload.objects.get(pk=upload.pk).token}


def a_file() -> Evidence:
    """Beside an answer."""
    asked = in_sumenep()
    part, item = asked.item("sdm")
    return evidence.add_file(part, item=item, file=_upload(), by=asked.diskominfo)


def _upload() -> ContentFile:
    return ContentFile(PDF, name="perda.pdf")


@door("questionnaires:evidence_file", "questionnaires:withdraw_evidence", "questionnaires:check_evidence")
def the_file() -> Arguments:
    return {"pk": a_file().pk}


@rows("questionnaires.Submission", "questionnaires.view")
def submissions() -> Rows:
    asked = in_sumenep()
    elsewhere = an_asked_region().submission
    preparing = an_open_round([a_region()])
    type(preparing).objects.filter(pk=preparing.pk).update(state="preparing")
    return [asked.submission, elsewhere, preparing.submissions.get()]


@rows("questionnaires.Evidence", "questionnaires.view")
def pieces() -> Rows:
    elsewhere = an_asked_region()
    return [a_file(), elsewhere.prove("sdm")]
