"""Lives of a material and of a course."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.materials import permissions
from gerakan.stages.materials.models import Course, Material

LEAST_QUESTIONS = 3


def it_says_something(material: Material) -> str | None:
    """A title alone helps nobody."""
    return None if material.latest else _("Isi dahulu bahannya: tulis teks, unggah berkas, atau beri tautan.")


def it_teaches_and_asks(course: Course) -> str | None:
    """Lessons, and a test long enough that chance does not pass it."""
    if not course.lessons.exists():
        return _("Tulis dahulu sedikitnya satu pelajaran.")
    if course.questions.count() < LEAST_QUESTIONS:
        return _("Tulis dahulu sedikitnya tiga pertanyaan tes.")
    return None


material_workflow: Workflow[Material] = Workflow(
    "material",
    Transition(
        "publish", gettext_lazy("Terbitkan"), Material.State.DRAFT, Material.State.PUBLISHED,
        permission=permissions.CURATE, guards=(it_says_something,),
    ),
    Transition(
        "retire", gettext_lazy("Tarik"), Material.State.PUBLISHED, Material.State.RETIRED,
        permission=permissions.CURATE, needs_note=True,
    ),
    Transition(
        "reopen", gettext_lazy("Buka lagi"), Material.State.RETIRED, Material.State.DRAFT,
        permission=permissions.CURATE,
    ),
)  # fmt: skip
course_workflow: Workflow[Course] = Workflow(
    "course",
    Transition(
        "publish", gettext_lazy("Terbitkan"), Course.State.DRAFT, Course.State.PUBLISHED,
        permission=permissions.CURATE, guards=(it_teaches_and_asks,),
    ),
    Transition(
        "retire", gettext_lazy("Tarik"), Course.State.PUBLISHED, Course.State.RETIRED, permission=permissions.CURATE,
        needs_note=True,
    ),
    Transition(
        "reopen", gettext_lazy("Buka lagi"), Course.State.RETIRED, Course.State.DRAFT, permission=permissions.CURATE
    ),
)  # fmt: skip
