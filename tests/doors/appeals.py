"""Doors of keberatan and the rows behind them."""

from gerakan.stages.appeals.commands import filing
from gerakan.stages.appeals.models import Appeal, Attachment, Correction
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import a_region
from tests.factories.appeals import a_complaint, a_jury, a_line, a_quick_result, again


def the_appeal() -> Appeal:
    """Filed by the region whose officials are asked; a panel sits."""
    found = Appeal.objects.filter(region=a_region(), state="filed").first()
    if found is None:
        found = a_complaint(a_quick_result(a_region()))
        a_jury(found)
    return again(found)


@door(
    "appeals:appeal", "appeals:act", "appeals:write", "appeals:seats", "appeals:hearing", "appeals:minutes",
    "appeals:compute", "appeals:agree", "appeals:letter", "appeals:outcome",
)  # fmt: skip
def of_appeal() -> Arguments:
    return {"pk": the_appeal().pk}


@door(
    "appeals:desk", "appeals:begin", "appeals:outcomes", "appeals:register_of", "appeals:propose",
)  # fmt: skip
def of_edition() -> Arguments:
    return {"slug": the_appeal().edition.slug}


@door("appeals:remove", "appeals:attach", "appeals:find")
def of_ground() -> Arguments:
    return {"pk": the_appeal().grounds.get().pk}


@door("appeals:unseat")
def of_seat() -> Arguments:
    return {"pk": the_appeal().seats.first().pk}


@door("appeals:file", "appeals:detach")
def of_attachment() -> Arguments:
    return {"pk": attachments()[0].pk}


@door("appeals:correction", "appeals:sign", "appeals:drop")
def of_correction() -> Arguments:
    return {"pk": corrections()[0].pk}


@rows("appeals.Appeal", "appeals.see")
def appeals() -> Rows:
    result = a_quick_result(a_region())
    return [the_appeal(), a_complaint(result, is_filed=False), a_complaint(result, 7)]


@rows("appeals.Attachment", "appeals.see")
def attachments() -> list[Attachment]:
    draft = a_complaint(a_quick_result(a_region()), is_filed=False)
    ground = draft.grounds.get()
    filing.attach(ground, link="https://contoh.id/bukti", by=draft.opened_by)
    return list(ground.attachments.all())


@rows("appeals.Correction", "appeals.see_correction")
def corrections() -> list[Correction]:
    result = a_quick_result()
    dropped = a_line(result, state="dropped", dropped_because="Keliru.")
    return [a_line(result, number=2), dropped]
