"""Doors of asesor."""

from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import a_region, an_edition
from tests.factories.assessors import a_material, a_tie, an_assessor, an_engagement


@door("assessors:person", "assessors:edit", "assessors:act_on_person")
def somebody_of_the_pool() -> Arguments:
    return {"pk": an_assessor().pk}


@door("assessors:engagements", "assessors:ask", "assessors:ties", "assessors:materials")
def an_edition_with_assessors() -> Arguments:
    engagement = an_engagement()
    a_tie(engagement.assessor, a_region())
    a_material(engagement.edition)
    return {"slug": engagement.edition.slug}


@door("assessors:decide_tie")
def the_tie() -> Arguments:
    return {"pk": a_tie(an_assessor(), a_region()).pk}


@door("assessors:act_on_engagement", "assessors:task", "assessors:answer", "assessors:declare")
def the_engagement() -> Arguments:
    return {"pk": an_engagement().pk}


@door("assessors:material", "assessors:set_aside")
def the_material() -> Arguments:
    return {"pk": a_material(an_edition()).pk}


@door("assessors:mark_read")
def a_material_to_read() -> Arguments:
    engagement = an_engagement()
    return {"pk": engagement.pk, "material_pk": a_material(engagement.edition).pk}


@rows("assessors.Assessor", "assessors.see_person")
def people() -> Rows:
    return [an_assessor()]


@rows("assessors.Engagement", "assessors.see_person")
def engagements() -> Rows:
    return [an_engagement()]


@rows("assessors.Tie", "assessors.see_tie")
def ties() -> Rows:
    return [a_tie(an_assessor(), a_region())]


@rows("assessors.Material", "assessors.read_material")
def materials() -> Rows:
    return [a_material(an_edition())]
