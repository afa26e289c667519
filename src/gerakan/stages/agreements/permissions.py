"""Who may do what with agreements."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, hat_of, holds
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.stages.agreements.models import Agreement, Duty, Turn
from gerakan.stages.agreements.models.agreements import REGION_SIDE
from gerakan.stages.drafting.models import MINISTRY_SIDE, DutyRule
from gerakan.stages.drafting.permissions import is_ministry_side

SIGNING_ROLES = {
    "region": (Role.REGION_HEAD, Role.REGION_SECRETARY),
    "ministry": (Role.DIRECTOR_GENERAL,),
}


@who
def is_its_region(user: Actor, thing: object = None) -> bool:
    """Pejabat daerah itu, setelah naskahnya dikirim."""
    if thing is None:
        return holds(user, *REGION_SIDE)
    agreement = getattr(thing, "agreement", thing)
    hat = hat_of(user)
    if not isinstance(agreement, Agreement) or hat is None or agreement.sent_at is None:
        return False
    return holds(user, *REGION_SIDE) and hat.region_id == agreement.region_id


@who
def sits_at_the_desk(user: Actor, thing: object = None) -> bool:
    """Pemegang meja tempat naskah itu sekarang."""
    if thing is None:
        return holds(user, *REGION_SIDE, *MINISTRY_SIDE, Role.SECRETARIAT)
    turn = thing if isinstance(thing, Turn) else current_turn(thing)
    hat = hat_of(user)
    if turn is None or hat is None or hat.role != turn.desk.role:
        return False
    return turn.desk.role not in REGION_ROLES or hat.region_id == turn.agreement.region_id


@who
def desk_may_edit(user: Actor, thing: object = None) -> bool:
    """Mejanya boleh mengubah bunyi pasal."""
    turn = current_turn(thing)
    return turn is not None and turn.desk.may_edit


@who
def it_is_prepared(user: Actor, thing: object = None) -> bool:
    """Naskahnya masih disiapkan sekretariat."""
    return isinstance(thing, Agreement) and thing.state == Agreement.State.DRAFT


@who
def may_sign_for_region(user: Actor, thing: object = None) -> bool:
    """Kepala daerah itu, atau sekretaris daerahnya dengan nomor mandat."""
    return holds(user, *SIGNING_ROLES["region"]) and (thing is None or is_its_region.holds(user, thing))


@who
def may_sign_for_ministry(user: Actor) -> bool:
    """Direktur Jenderal atau yang menjabat sementara."""
    return holds(user, *SIGNING_ROLES["ministry"])


@who
def owes_it(user: Actor, thing: object = None) -> bool:
    """Pejabat pihak yang wajib memenuhinya."""
    if not isinstance(thing, Duty):
        return holds(user, *REGION_SIDE, *MINISTRY_SIDE)
    if thing.owner == DutyRule.Owner.REGION:
        return is_its_region.holds(user, thing)
    return holds(user, *MINISTRY_SIDE)


def current_turn(thing: object) -> Turn | None:
    """Where an agreement waits; None when it is at no desk."""
    if not isinstance(thing, Agreement):
        return None
    return thing.turns.filter(state=Turn.State.WAITING).select_related("desk", "agreement").first()


SEE_WORK = permission("agreements.see_work", OVERSIGHT | is_ministry_side, _("Melihat semua nota kesepahaman"))
PREPARE = permission("agreements.prepare", STAFF, _("Menyiapkan nota kesepahaman"))
OWN = permission("agreements.own", is_its_region, _("Mengurus nota kesepahaman daerah sendiri"))
SEE = permission("agreements.see", OVERSIGHT | is_ministry_side | is_its_region, _("Membaca naskah dan catatannya"))
REMARK = permission("agreements.remark", STAFF | is_ministry_side | is_its_region, _("Memberi catatan pada pasal"))
DECIDE = permission("agreements.decide", sits_at_the_desk, _("Menyetujui atau mengembalikan di meja sendiri"))
REWRITE = permission(
    "agreements.rewrite", (STAFF & it_is_prepared) | (sits_at_the_desk & desk_may_edit), _("Mengubah bunyi pasal")
)
NUMBER = permission("agreements.number", STAFF | is_its_region, _("Mengisi nomor daerah"))
UPLOAD = permission("agreements.upload", STAFF | is_its_region, _("Mengunggah naskah yang ditandatangani"))
SIGN = permission("agreements.sign", may_sign_for_region | may_sign_for_ministry, _("Menandatangani secara elektronik"))
END = permission("agreements.end", STAFF, _("Mengakhiri dan memperbarui nota kesepahaman"))
SEE_DUTY = permission("agreements.see_duty", OVERSIGHT | is_ministry_side | is_its_region, _("Melihat kewajiban"))
OWN_DESK = permission(
    "agreements.own_desk", is_ministry_side | is_its_region, _("Menelaah naskah yang sampai di mejanya")
)
OWE = permission("agreements.owe", owes_it, _("Memenuhi kewajiban pihaknya"))
FULFIL = permission("agreements.fulfil", STAFF | owes_it, _("Mencatat kewajiban yang dipenuhi"))
