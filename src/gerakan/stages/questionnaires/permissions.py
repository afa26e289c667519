"""Who may do what with rounds, answers and evidence."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, hat_of, holds
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.stages.questionnaires.models import Clarification, Evidence, Part, Round, Submission, Upload

COORDINATORS = (Role.REGION_ADMIN, Role.REGION_SECRETARY)
FILLERS = (*COORDINATORS, Role.PLANNING_AGENCY, Role.AGENCY)


def submission_of(thing: object) -> Submission | None:
    """The submission that something belongs to."""
    if isinstance(thing, Part | Evidence | Clarification | Upload):
        return thing.submission
    return thing if isinstance(thing, Submission) else None


def may_sign(hat: RoleAssignment | None) -> bool:
    """A head, an acting one included; the secretary of a region only with a mandate."""
    if hat is None:
        return False
    return hat.role == Role.REGION_HEAD or (hat.role == Role.REGION_SECRETARY and bool(hat.mandate_number.strip()))


@who
def is_of_the_region(user: Actor, thing: object = None) -> bool:
    """Pejabat daerah itu, setelah kuesioner dibuka."""
    if thing is None:
        return holds(user, *REGION_ROLES)
    submission = submission_of(thing)
    if submission is None or submission.round.state == Round.State.PREPARING:
        return False
    return holds(user, *REGION_ROLES, region=submission.region)


@who
def coordinates_it(user: Actor, thing: object = None) -> bool:
    """Diskominfo atau Sekda daerah itu."""
    submission = submission_of(thing)
    return holds(user, *COORDINATORS, region=submission.region if submission else None)


@who
def was_given_the_part(user: Actor, thing: object = None) -> bool:
    """Perangkat daerah yang ditugasi mengisi bagian itu."""
    if thing is None:
        return holds(user, *FILLERS)
    if not isinstance(thing, Part) or not isinstance(user, User):
        return False
    is_theirs = holds(user, *FILLERS, region=thing.submission.region)
    return is_theirs and any(holder.email == user.email for holder in thing.holders.all())


@who
def may_sign_for_it(user: Actor, thing: object = None) -> bool:
    """Kepala daerah itu atau pejabat pengganti; Sekda hanya dengan surat mandat."""
    hat, submission = hat_of(user), submission_of(thing)
    return may_sign(hat) and hat is not None and (submission is None or hat.region_id == submission.region_id)


SEE_WORK = permission("questionnaires.see_work", OVERSIGHT, _("Melihat semua kiriman kuesioner"))
RUN = permission("questionnaires.run", STAFF, _("Membuka putaran kuesioner dan mengingatkan daerah"))
VERIFY = permission("questionnaires.verify", STAFF, _("Memeriksa bukti dan memverifikasi kiriman"))
SEE_OWN = permission("questionnaires.see_own", is_of_the_region, _("Membaca kuesioner daerahnya"))
VIEW = permission("questionnaires.view", OVERSIGHT | is_of_the_region, _("Membaca kiriman kuesioner"))
COORDINATE = permission(
    "questionnaires.coordinate", coordinates_it, _("Membagi bagian dan mengajukan kiriman kepada kepala daerah")
)
FILL = permission("questionnaires.fill", coordinates_it | was_given_the_part, _("Mengisi bagian kuesioner"))
SIGN = permission("questionnaires.sign", may_sign_for_it, _("Menyetujui, mengirim, dan mengundurkan diri"))
SEND_BACK = permission(
    "questionnaires.send_back", may_sign_for_it | coordinates_it, _("Mengembalikan kiriman kepada pengisi")
)
