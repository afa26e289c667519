"""Who is who to a reader, where the phase of the edition hides regions from assessors or assessors from each other."""

from string import ascii_uppercase

from django.db.models import Exists
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.phases import allows, withheld
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.models import Case, MarkSheet
from gerakan.stages.assessors.permissions import ASSESSORS_KNOW_EACH_OTHER, ASSESSORS_KNOW_REGIONS

LETTERS = len(ascii_uppercase)


def region_is_masked(case: str) -> Exists:
    """As a condition of a query: the path from its rows to the case."""
    code = ASSESSORS_KNOW_REGIONS.code
    return withheld(code, edition=f"{case}ruling__edition", region=f"{case}region")


def hidden_region(user: Actor, case: Case) -> Region | None:
    """The region that this reader may not recognise, or none."""
    if user.has_perm("assessment.see_work"):  # type: ignore[union-attr]
        return None
    return None if allows(ASSESSORS_KNOW_REGIONS, case.ruling.edition_id, case.region_id) else case.region


def code_name(case: Case) -> str:
    """The same for everybody as long as the case lives; tells nothing to whoever lacks the key of this place."""
    return _("Daerah %s") % salted_hmac("assessment.region", str(case.pk)).hexdigest()[:5].upper()


def name_for(user: Actor, case: Case) -> str:
    """The region's name, or its code name."""
    return code_name(case) if hidden_region(user, case) else case.region.name


def listed_name(row: MarkSheet) -> str:
    """As on the list of own sheets, whose rows say whether the region is masked."""
    return code_name(row.case) if row.is_masked else row.case.region.name  # type: ignore[attr-defined]


def place_of_masked(listed: tuple[MarkSheet, int, str]) -> str:
    """Masked sheets stand by their codes: the hours would tell which region it is; the others stay where they are."""
    return listed[2] if listed[0].is_masked else ""  # type: ignore[attr-defined]


def name_for_markers(case: Case) -> str:
    """What stands in a message to assessors."""
    is_known = allows(ASSESSORS_KNOW_REGIONS, case.ruling.edition_id, case.region_id)
    return case.region.name if is_known else code_name(case)


def people_of(case: Case) -> dict[int, str]:
    """Names of the markers by the account, in the order of the sheets."""
    sheets = MarkSheet.objects.filter(case=case).select_related("engagement__assessor__user").order_by("pk")
    return {sheet.engagement.assessor.user_id: str(sheet.engagement) for sheet in sheets}


def people_for(user: Actor, case: Case) -> dict[int, str]:
    """Names of the markers by the account; letters in the order of the sheets where the phase hides them."""
    own = people_of(case)
    is_staff = user.has_perm("assessment.see_work")  # type: ignore[union-attr]
    if is_staff or allows(ASSESSORS_KNOW_EACH_OTHER, case.ruling.edition_id, case.region_id):
        return own
    return {
        pk: name if pk == user.pk else _("Asesor %s") % letter(place) for place, (pk, name) in enumerate(own.items())
    }


def are_masked(user: Actor, case: Case) -> bool:
    """Does the phase hide somebody from this reader? The history of a case names all."""
    names = people_for(user, case)
    return hidden_region(user, case) is not None or names != people_of(case)


def letter(place: int) -> str:
    """A, B, …, Z, AA."""
    return (letter(place // LETTERS - 1) if place >= LETTERS else "") + ascii_uppercase[place % LETTERS]
