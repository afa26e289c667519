"""Lists of ketentuan and peringkat penetapan, for tests/lists.py."""

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.models import Case, MarkSheet
from gerakan.stages.interviews.models import Interview
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
from gerakan.stages.terms.models import Condition
from gerakan.stages.trust.models import TrustRun
from tests.factories.accounts import somebody
from tests.factories.assessment import a_ruling
from tests.factories.assessors import an_engagement
from tests.factories.editions import EditionFactory
from tests.factories.interviews import a_board
from tests.factories.invited_lists import a_run
from tests.factories.terms import some_terms
from tests.lists import Look, listed, many_regions, staff

PARAMETERS = {"weights": {"marks": 80, "index": 20}, "choose": 1, "draws": 200}


def cases_of(edition: Edition, regions: list[Region]) -> list[Case]:
    """Handed over, with a note of one assessor for each region."""
    ruling, board = a_ruling(edition), a_board(edition)
    interviews = Interview.objects.bulk_create(Interview(board=board, region=region) for region in regions)
    handed = (Case(ruling=ruling, region=one.region, interview=one, state=Case.State.HANDED) for one in interviews)
    cases = Case.objects.bulk_create(handed)
    person = an_engagement(edition)
    MarkSheet.objects.bulk_create(
        MarkSheet(case=case, engagement=person, state=MarkSheet.State.SENT, note_for_region="Perkuat datanya.") for case in cases
    )  # fmt: skip
    return cases


def a_stored_ranking(edition: Edition, regions: list[Region]) -> SelectionRun:
    """Rows as a calculation leaves them, for pages that only read."""
    cases = cases_of(edition, regions)
    by = somebody(Role.SECRETARIAT)
    trust = TrustRun.objects.create(
        ruling=cases[0].ruling, number=1, computed_by=by, engine_version="uji", seed=1, is_linked=True, inputs={},
        parameters={}, results={}, content_hash=f"percaya-{edition.pk}",
    )  # fmt: skip
    run = SelectionRun.objects.create(
        edition=edition, terms=some_terms(edition), trust_run=trust, number=1, computed_by=by, engine_version="uji",
        index_run=a_run(edition, regions, range(1, len(regions) + 1)), inputs={}, parameters=PARAMETERS,
        results={"prices": [], "gained": [], "displaced": []}, content_hash=f"peringkat-{edition.pk}",
    )  # fmt: skip
    SelectionStanding.objects.bulk_create(
        SelectionStanding(
            run=run, region=case.region, case=case, marks=90 - 0.1 * at, marks_se=2, index=50, score=82 - 0.08 * at,
            points={"marks": 72, "index": 10}, elements=[["infra", "Infrastruktur", 3.1, 100]], rank=at + 1, low=1,
            high=min(at + 9, len(cases)), place="chosen" if at == 0 else "below", chance=0.5, weighings=0.6, zone="grey",
        )
        for at, case in enumerate(cases)
    )  # fmt: skip
    return run


@listed("selection:ranking")
def a_ranking(count: int) -> Look:
    return staff(pk=a_stored_ranking(EditionFactory(state="open"), many_regions(count)).pk)


@listed("selection:conditions")
def conditions_of_an_edition(count: int) -> Look:
    edition = EditionFactory(state="open")
    some_terms(edition, conditions=[(Condition.Kind.STATED, "Surat komitmen"), (Condition.Kind.SENT, "Terkirim")])
    cases_of(edition, many_regions(count))
    return staff(slug=edition.slug)
