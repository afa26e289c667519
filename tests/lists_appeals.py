"""Lists of keberatan, for tests/lists.py."""

from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.appeals.models import Appeal, Correction
from gerakan.stages.plenary.models import Plenary
from tests.factories.accounts import somebody
from tests.factories.appeals import a_line
from tests.factories.plenary import a_plenary, a_selection_run
from tests.lists import Look, listed, many_regions, staff


def a_large_result(count: int) -> Plenary:
    return a_plenary(a_selection_run(regions=many_regions(count), places=1, reserve=0, grey=())).published()


def many_appeals(count: int) -> Plenary:
    """Decided ones, one for each region."""
    result, by, now = a_large_result(count), somebody(Role.REGION_HEAD, region=many_regions(1)[0]), timezone.now()
    Appeal.objects.bulk_create(
        Appeal(
            edition=result.edition, region=row.region, decision=row, state="decided", file_by=now, opened_by=by, filed_at=now,
            filed_by=by, decide_by=now, outcome="refused", reason="Tidak terbukti.", decided_at=now,
        )
        for row in result.decisions.select_related("region")
    )  # fmt: skip
    return result


@listed("appeals:desk")
def appeals_of_an_edition(count: int) -> Look:
    return staff(slug=many_appeals(count).edition.slug)


@listed("appeals:outcomes")
def outcomes_of_an_edition(count: int) -> Look:
    return Look(None, {"slug": many_appeals(count).edition.slug})


@listed("appeals:register")
def all_corrections(count: int) -> Look:
    many_corrections(count)
    return staff()


@listed("appeals:register_of")
def corrections_of_an_edition(count: int) -> Look:
    return staff(slug=many_corrections(count).edition.slug)


def many_corrections(count: int) -> Plenary:
    result, by = a_large_result(2), somebody(Role.AUDITOR)
    first = a_line(result, by=by, state="dropped", dropped_because="Keliru.")
    fields = {
        name: getattr(first, name)
        for name in ("edition", "region", "before", "effect", "marks", "reason", "authority", "proposed_by", "state")
    }
    Correction.objects.bulk_create(
        Correction(number=number, dropped_because="Keliru.", **fields) for number in range(2, count + 1)
    )
    return result
