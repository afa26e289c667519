"""Doors of kalibrasi."""

from gerakan.foundation.editions.models import Edition
from gerakan.stages.calibration.models import Reference
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.assessors import an_engagement
from tests.factories.calibration import a_set, an_open_set, send
from tests.factories.editions import EditionFactory


def its_edition(word: str) -> Edition:
    """Of its own, so that sets of other doors are not counted."""
    return Edition.objects.filter(slug=f"kalibrasi-{word}").first() or EditionFactory(
        slug=f"kalibrasi-{word}", is_test=True
    )


@door(
    "calibration:set", "calibration:prepare", "calibration:act", "calibration:fill", "calibration:rule",
    "calibration:remind", "calibration:progress", "calibration:items", "calibration:add_case",
)  # fmt: skip
def an_open_edition() -> Arguments:
    edition = its_edition("satu")
    send(an_open_set(edition).cases.first(), an_engagement(edition))
    return {"slug": edition.slug}


@door("calibration:sheet", "calibration:send", "calibration:result", "calibration:case", "calibration:remove_case")
def a_sample_case() -> Arguments:
    return {"pk": an_open_set(its_edition("dua")).cases.first().pk}


@door("calibration:item")
def a_written_case() -> Arguments:
    return {"pk": a_set(its_edition("tiga")).cases.first().pk}


@door("calibration:save", "calibration:remove_item")
def an_item() -> Arguments:
    case = an_open_set(its_edition("empat")).cases.first()
    return {"pk": case.pk, "item": case.items.first().pk}


@rows("calibration.CalibrationSet", "calibration.see_set")
def sets() -> Rows:
    return [a_set(its_edition("lima")), an_open_set(its_edition("enam"))]


@rows("calibration.SampleCase", "calibration.see_set")
def cases() -> Rows:
    return an_open_set(its_edition("enam")).cases.all()


@rows("calibration.Reference", "calibration.see_reference")
def references() -> Rows:
    return Reference.objects.filter(item__case__calibration=an_open_set(its_edition("enam")))


@rows("calibration.CalibrationSheet", "calibration.see_sheet")
def sheets() -> Rows:
    edition = its_edition("tujuh")
    first, second = an_open_set(edition).cases.all()
    engagement = an_engagement(edition)
    return [send(first, engagement), send(second, engagement)]
