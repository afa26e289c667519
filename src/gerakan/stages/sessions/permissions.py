"""Who may do what at the meetings of the guidance."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.stages.mentoring.models import Guidance, Seat
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES, REGION_SIDE, REGION_TEAM
from gerakan.stages.sessions.models import Attendance, MinuteLine, Participant, Session, Task


def guidances_of(thing: object) -> list[int]:
    """Keys of the guidances that a thing of this stage belongs to."""
    if isinstance(thing, MinuteLine):
        thing = thing.session
    if isinstance(thing, Session):
        return list(thing.stages.values_list("guidance", flat=True))
    if isinstance(thing, Attendance):
        thing = thing.participant
    if isinstance(thing, Participant | Task):
        return [thing.guidance_id]
    return [thing.pk] if isinstance(thing, Guidance) else []


@who
def takes_part(user: Actor, thing: object = None) -> bool:
    """Tim pembimbing daerah itu, atau kepala daerah dan timnya."""
    if thing is None:
        return holds(user, *GUIDING_ROLES, *REGION_SIDE)
    return Guidance.objects.filter(pk__in=guidances_of(thing)).visible_to(user).exists() and holds(
        user, *GUIDING_ROLES, *REGION_SIDE
    )


@who
def guides_one(user: Actor, thing: object = None) -> bool:
    """Pembimbing salah satu daerahnya, bukan pengamat."""
    if thing is None:
        return holds(user, *GUIDING_ROLES)
    return Guidance.objects.filter(pk__in=guidances_of(thing)).guided_by(user, *Seat.GUIDING).exists()


@who
def works_for_one(user: Actor, thing: object = None) -> bool:
    """Sekretaris daerah, Diskominfo, atau Bappeda salah satu daerahnya."""
    if not holds(user, *REGION_TEAM):
        return False
    return thing is None or Guidance.objects.filter(pk__in=guidances_of(thing)).visible_to(user).exists()


@who
def owns_the_task(user: Actor, thing: object = None) -> bool:
    """Penanggung jawab tugas itu, atau perangkat daerahnya."""
    if not holds(user, *GUIDING_ROLES, *REGION_ROLES):
        return False
    return thing is None or (
        isinstance(thing, Task) and Task.objects.filter(pk=thing.pk).visible_to(user).owned_by(user).exists()
    )


@who
def is_guiding(user: Actor) -> bool:
    """Pembimbing atau narahubung kementerian."""
    return holds(user, *GUIDING_ROLES)


@who
def is_of_a_region(user: Actor) -> bool:
    """Kepala daerah atau timnya."""
    return holds(user, *REGION_SIDE)


@who
def may_have_tasks(user: Actor) -> bool:
    """Orang daerah atau pembimbing."""
    return holds(user, *GUIDING_ROLES, *REGION_ROLES)


SEE_WORK = permission("sessions.see_work", OVERSIGHT, _("Melihat pertemuan semua daerah"))
SEE = permission("sessions.see", OVERSIGHT | takes_part, _("Membaca pertemuan dan notulennya"))
OWN = permission("sessions.own", is_guiding, _("Melihat pertemuannya sendiri sebagai pembimbing"))
FOLLOW = permission("sessions.follow", is_of_a_region, _("Melihat pertemuan daerah sendiri"))
PLAN = permission("sessions.plan", STAFF | guides_one, _("Merencanakan dan memimpin pertemuan"))
WRITE = permission("sessions.write", STAFF | guides_one | works_for_one, _("Menulis notulen"))
SEE_ATTENDANCE = permission("sessions.see_attendance", OVERSIGHT | takes_part, _("Melihat kehadiran daerah"))
JOIN = permission("sessions.join", STAFF | guides_one, _("Menyatukan orang yang tercatat dengan dua nama"))
ATTEND = permission("sessions.attend", STAFF | guides_one | works_for_one, _("Mencatat dan mengonfirmasi kehadiran"))
SEE_TASK = permission("sessions.see_task", OVERSIGHT | takes_part | owns_the_task, _("Melihat tugas"))
GIVE_TASK = permission("sessions.give_task", STAFF | guides_one | works_for_one, _("Memberi dan mengubah tugas"))
FINISH_TASK = permission("sessions.finish_task", owns_the_task | works_for_one, _("Menyelesaikan tugas"))
TASKS = permission("sessions.tasks", OVERSIGHT | may_have_tasks, _("Melihat daftar tugas"))
CERTIFY = permission("sessions.certify", STAFF, _("Menetapkan ketentuan dan menerbitkan sertifikat"))
