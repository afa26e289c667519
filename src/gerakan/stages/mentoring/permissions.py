"""Who may do what in bimbingan."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, hat_of, holds
from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.stages.mentoring.models import Deliverable, Guidance, GuidanceStage, Mentor, Programme, Remark, Seat
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES, REGION_SIDE, REGION_TEAM


def guidance_of(thing: object) -> Guidance | None:
    """The guidance that a thing of this stage belongs to."""
    if isinstance(thing, Remark):
        return thing.deliverable.stage.guidance
    if isinstance(thing, Deliverable):
        return thing.stage.guidance
    if isinstance(thing, GuidanceStage | Seat):
        return thing.guidance
    return thing if isinstance(thing, Guidance) else None


@who
def sits_in_its_team(user: Actor, thing: object = None) -> bool:
    """Orang dalam tim pembimbing daerah itu."""
    return _is_seated(user, thing)


@who
def guides_it(user: Actor, thing: object = None) -> bool:
    """Pembimbing daerah itu, bukan pengamat."""
    return _is_seated(user, thing, *Seat.GUIDING)


@who
def decides_for_it(user: Actor, thing: object = None) -> bool:
    """Ketua atau anggota tim pembimbing daerah itu."""
    return _is_seated(user, thing, *Seat.DECIDING)


@who
def is_its_region(user: Actor, thing: object = None) -> bool:
    """Kepala daerah itu atau timnya."""
    return _belongs(user, thing, REGION_SIDE)


@who
def works_for_it(user: Actor, thing: object = None) -> bool:
    """Sekretaris daerah, Diskominfo, atau Bappeda daerah itu."""
    return _belongs(user, thing, REGION_TEAM)


@who
def is_guiding(user: Actor) -> bool:
    """Pembimbing atau narahubung kementerian."""
    return holds(user, *GUIDING_ROLES)


@who
def wrote_it(user: Actor, thing: object = None) -> bool:
    """Penulis catatan itu, selama masih membimbing."""
    return isinstance(thing, Remark) and thing.author_id == user.pk and _is_seated(user, thing, *Seat.GUIDING)


@who
def its_writer_left(user: Actor, thing: object = None) -> bool:
    """Ketua atau anggota tim, bila penulis catatannya tidak lagi membimbing daerah itu."""
    if not isinstance(thing, Remark) or not _is_seated(user, thing, *Seat.DECIDING):
        return False
    seats = Seat.objects.filter(guidance=guidance_of(thing), ended_at__isnull=True, role__in=Seat.GUIDING)
    held = RoleAssignment.objects.filter(user=thing.author_id, role__in=GUIDING_ROLES).in_force()
    return not (held.exists() and seats.filter(user=thing.author_id).exists())


@who
def is_published_for_them(user: Actor, thing: object = None) -> bool:
    """Pembimbing dan daerah peserta, setelah program diterbitkan."""
    if not holds(user, *GUIDING_ROLES, *REGION_SIDE):
        return False
    return thing is None or (isinstance(thing, Programme) and not thing.is_draft)


@who
def is_that_mentor(user: Actor, thing: object = None) -> bool:
    """Orang itu sendiri."""
    if not holds(user, *GUIDING_ROLES):
        return False
    person = thing.user_id if isinstance(thing, Mentor) else getattr(thing, "pk", None)
    return thing is None or person == user.pk


def _is_seated(user: Actor, thing: object, *roles: str) -> bool:
    if thing is None:
        return holds(user, *GUIDING_ROLES)
    found = guidance_of(thing)
    return found is not None and Guidance.objects.filter(pk=found.pk).guided_by(user, *roles).exists()


def _belongs(user: Actor, thing: object, roles: tuple[str, ...]) -> bool:
    hat = hat_of(user)
    if hat is None or hat.role not in roles:
        return False
    if thing is None:
        return True
    found = guidance_of(thing)
    return found is not None and found.participation.region_id == hat.region_id


SEE_WORK = permission("mentoring.see_work", OVERSIGHT, _("Melihat bimbingan semua daerah"))
MANAGE = permission("mentoring.manage", STAFF, _("Menyusun program, jadwal, dan tim pembimbing"))
READ_PROGRAMME = permission(
    "mentoring.read_programme", OVERSIGHT | is_published_for_them, _("Membaca program bimbingan")
)
SEE = permission("mentoring.see", OVERSIGHT | sits_in_its_team | is_its_region, _("Membaca bimbingan satu daerah"))
GUIDE = permission("mentoring.guide", guides_it, _("Membimbing daerah: mencatat pelaksanaan dan memberi catatan"))
DECIDE = permission("mentoring.decide", decides_for_it, _("Menerima hasil dan meluluskan tahap"))
HOLD = permission("mentoring.hold", STAFF | guides_it, _("Mencatat tahap terlaksana"))
RESOLVE = permission("mentoring.resolve", wrote_it | its_writer_left, _("Menyelesaikan catatan pembimbing"))
WORK = permission("mentoring.work", works_for_it, _("Menyerahkan hasil bimbingan dan menjawab catatan"))
FOLLOW = permission("mentoring.follow", is_its_region, _("Mengikuti bimbingan daerah sendiri"))
OWN = permission("mentoring.own", is_guiding, _("Melihat daerah bimbingannya sendiri"))
SEE_MENTOR = permission("mentoring.see_mentor", OVERSIGHT | is_that_mentor, _("Melihat keahlian seorang pembimbing"))
SAVE_MENTOR = permission("mentoring.save_mentor", STAFF | is_that_mentor, _("Mengisi keahlian seorang pembimbing"))
