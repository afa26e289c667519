"""Lists of the plenary, for tests/lists.py."""

from gerakan.stages.plenary.models import FeedbackText
from tests.factories.plenary import a_plenary, a_selection_run
from tests.lists import Look, listed, many_regions, staff


@listed("plenary:room")
def decisions_of_a_sitting(count: int) -> Look:
    run = a_selection_run(regions=many_regions(count), places=1, reserve=0, grey=())
    return staff(pk=a_plenary(run).plenary.pk)


@listed("plenary:letters")
def letters_of_a_result(count: int) -> Look:
    run = a_selection_run(regions=many_regions(count), places=1, reserve=0, grey=())
    return staff(pk=a_plenary(run).published().pk)


@listed("plenary:feedback")
def words_for_letters(count: int) -> Look:
    sitting = a_plenary(a_selection_run(regions=many_regions(count), places=1, reserve=0, grey=()))
    FeedbackText.objects.bulk_create(
        FeedbackText(plenary=sitting.plenary, decision=row, text="Tim siap.") for row in sitting.plenary.decisions.all()
    )
    return staff(pk=sitting.plenary.pk)
