"""Who may do what with appeals and corrections."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, hat_of, holds
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.appeals.models import PANEL_ROLES, Appeal, Attachment, Correction, Ground, PanelSeat
from gerakan.stages.appeals.models.appeals import APPEALING_ROLES
from gerakan.stages.appeals.models.panels import seated

SIGNING_ROLES = (Role.REGION_HEAD, Role.REGION_SECRETARY)


def _appeal_of(thing: object) -> Appeal | None:
    """Grounds, evidence and seats go with their appeal."""
    if isinstance(thing, Attachment):
        return thing.ground.appeal
    if isinstance(thing, Ground | PanelSeat):
        return thing.appeal
    return thing if isinstance(thing, Appeal) else None


def _is_own(user: Actor, thing: object, roles: tuple[Role, ...]) -> bool:
    hat = hat_of(user)
    if hat is None or hat.role not in roles:
        return False
    appeal = _appeal_of(thing)
    return appeal is None or hat.region_id == appeal.region_id


@who
def writes_for_its_region(user: Actor, thing: object = None) -> bool:
    """Kepala daerah, sekretaris daerah, atau Diskominfo daerah itu."""
    return _is_own(user, thing, APPEALING_ROLES)


@who
def signs_for_its_region(user: Actor, thing: object = None) -> bool:
    """Kepala daerah atau sekretaris daerah itu."""
    return _is_own(user, thing, SIGNING_ROLES)


@who
def appeal_is_open(user: Actor, thing: object = None) -> bool:
    """Daerahnya, panelnya, dan sekretariat setelah diajukan."""
    appeal = _appeal_of(thing)
    return appeal is not None and Appeal.objects.filter(pk=appeal.pk).visible_to(user).exists()


@who
def sits_on_its_panel(user: Actor, thing: object = None) -> bool:
    """Anggota panel keberatan itu, tanpa ikatan dengan daerahnya."""
    appeal = _appeal_of(thing)
    if appeal is None:
        return holds(user, *PANEL_ROLES)
    return Appeal.objects.filter(seated(user), pk=appeal.pk).visible_to(user).exists()


@who
def register_is_open(user: Actor, thing: object = None) -> bool:
    """Siapa saja, setelah perbaikan ditandatangani."""
    return isinstance(thing, Correction) and Correction.objects.filter(pk=thing.pk).visible_to(user).exists()


SEE_WORK = permission("appeals.see_work", OVERSIGHT, _("Melihat semua keberatan yang diajukan"))
SEE = permission("appeals.see", appeal_is_open, _("Membaca keberatan"))
WRITE = permission("appeals.write", writes_for_its_region, _("Menyusun keberatan daerah"))
FILE = permission("appeals.file", signs_for_its_region, _("Mengajukan dan mencabut keberatan daerah"))
ARRANGE = permission("appeals.arrange", STAFF, _("Memeriksa keberatan dan menunjuk panelnya"))
HEAR = permission("appeals.hear", sits_on_its_panel, _("Mendengar dan memutus keberatan"))
MINUTES = permission("appeals.minutes", STAFF | sits_on_its_panel, _("Menulis berita acara sidang keberatan"))
LETTER = permission("appeals.letter", STAFF, _("Membuat surat putusan keberatan"))
SEE_CORRECTION = permission(
    "appeals.see_correction", OVERSIGHT | register_is_open, _("Membaca register perbaikan hasil")
)
CORRECT = permission("appeals.correct", OVERSIGHT, _("Mengusulkan perbaikan hasil"))
SIGN = permission("appeals.sign", STAFF, _("Menandatangani perbaikan hasil"))
