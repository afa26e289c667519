"""Lists of joint plans, for tests/lists.py."""

from gerakan.foundation.editions.models import Edition
from gerakan.stages.clusters.models import Charter, JointPlan, Publication
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.lists import Look, listed, staff, visitor


def many_plans(count: int) -> list[JointPlan]:
    edition = EditionFactory(slug=f"kawasan-{Edition.objects.count()}", state="open", is_sample=True, is_test=False)
    by = somebody()
    return JointPlan.objects.bulk_create(
        JointPlan(edition=edition, name=f"Kawasan {n:04d}", slug=f"kawasan-{n}", starts=2028, founded_by=by)
        for n in range(count)
    )


@listed("clusters:plans")
def joint_plans(count: int) -> Look:
    Charter.objects.bulk_create(Charter(plan=plan, version=1) for plan in many_plans(count))
    return staff()


@listed("clusters_public:plans")
def public_plans(count: int) -> Look:
    Publication.objects.bulk_create(
        Publication(plan=plan, number=1, contents={}, sha256="0" * 64, by=plan.founded_by) for plan in many_plans(count)
    )
    return visitor()
