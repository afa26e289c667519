"""Who may do what with the library and the courses."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.stages.materials.models import Attempt, Course, Enrolment, Material
from gerakan.stages.materials.models.reach import LEARNERS
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES, REGION_SIDE


@who
def is_reached(user: Actor, thing: object = None) -> bool:
    """Orang daerah peserta dan pembimbing edisinya, setelah terbit; yang terbuka dibaca siapa saja."""
    if isinstance(thing, Material):
        return Material.objects.filter(pk=thing.pk).visible_to(user).exists()
    if isinstance(thing, Course):
        return Course.objects.filter(pk=thing.pk).visible_to(user).exists()
    return thing is None and holds(user, *LEARNERS)


@who
def learns_there(user: Actor, thing: object = None) -> bool:
    """Peserta kursus itu sendiri."""
    if thing is None:
        return holds(user, *LEARNERS)
    row = thing.enrolment if isinstance(thing, Attempt) else thing
    return isinstance(row, Enrolment) and row.user_id == user.pk


@who
def knows_the_learner(user: Actor, thing: object = None) -> bool:
    """Peserta itu sendiri, tim daerahnya, dan pembimbing daerahnya."""
    if thing is None:
        return holds(user, *GUIDING_ROLES, *REGION_SIDE)
    row = thing.enrolment if isinstance(thing, Attempt) else thing
    return isinstance(row, Enrolment) and Enrolment.objects.filter(pk=row.pk).visible_to(user).exists()


SEE_WORK = permission("materials.see_work", OVERSIGHT, _("Melihat semua bahan dan kursus, juga rancangannya"))
READ = permission("materials.read", OVERSIGHT | is_reached, _("Membaca bahan dan mengikuti kursus"))
CURATE = permission("materials.curate", STAFF, _("Menulis dan menerbitkan bahan dan kursus"))
LEARN = permission("materials.learn", learns_there, _("Membaca pelajaran dan mengerjakan tes sendiri"))
SEE_PEOPLE = permission("materials.see_people", OVERSIGHT | knows_the_learner, _("Melihat siapa menyelesaikan kursus"))
CERTIFY = permission("materials.certify", STAFF, _("Menerbitkan sertifikat kursus"))
