"""Who may do what with replies."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, hat_of, holds
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.phases import phase_right
from gerakan.stages.replies.models import Reply

DRAFTS_MAY_BE_SENT = phase_right(
    "replies.drafts_may_be_sent", _("Daerah menerima rancangan nilai"),
    granted=_("Rancangan nilai yang ditutup panel dapat dikirim ke daerahnya."),
    withheld=_("Rancangan nilai belum dikirim; yang sudah dikirim tetap terbaca karena tenggatnya berjalan."),
)  # fmt: skip
REPLYING_ROLES = (Role.REGION_HEAD, Role.REGION_SECRETARY, Role.REGION_ADMIN)


@who
def is_its_region(user: Actor, reply: object = None) -> bool:
    """Pejabat daerah itu, setelah rancangan nilai dikirim."""
    if reply is None:
        return holds(user, *REPLYING_ROLES)
    hat = hat_of(user)
    if not isinstance(reply, Reply) or hat is None:
        return False
    return holds(user, *REPLYING_ROLES) and hat.region_id == reply.case.region_id


@who
def is_its_referee(user: Actor, reply: object = None) -> bool:
    """Pihak ketiga yang ditunjuk, tanpa ikatan dengan daerahnya."""
    if not isinstance(reply, Reply):
        return False
    return Reply.objects.filter(Reply.objects.all().audited_by(user), pk=reply.pk).exists()


@who
def reply_is_open(user: Actor, reply: object = None) -> bool:
    """Daerahnya, panelnya, atau pihak ketiganya."""
    return isinstance(reply, Reply) and Reply.objects.filter(pk=reply.pk).visible_to(user).exists()


SEE_WORK = permission("replies.see_work", OVERSIGHT, _("Melihat semua tanggapan"))
SEND = permission("replies.send", STAFF, _("Mengirim rancangan nilai ke daerah"))
SEE = permission("replies.see", OVERSIGHT | reply_is_open, _("Membaca rancangan nilai dan tanggapan"))
ANSWER = permission("replies.answer", is_its_region, _("Menanggapi rancangan nilai"))
DECIDE = permission("replies.decide", is_its_referee, _("Menetapkan nilai akhir"))
