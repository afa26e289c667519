"""Lists of program model, for tests/lists.py."""

from gerakan.stages.suggestions.models import ModelProgramme
from tests.factories.accounts import somebody
from tests.factories.suggestions import FACTS
from tests.lists import Look, listed, staff


@listed("suggestions:models")
def models(count: int) -> Look:
    by, before = somebody(), ModelProgramme.objects.count()
    ModelProgramme.objects.bulk_create(
        ModelProgramme(**FACTS | {"title": f"Program {before + number:04d}"}, written_by=by) for number in range(count)
    )
    return staff()
