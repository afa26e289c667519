"""Who may read notices, write the texts and keep the calendar."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, signed_in, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF
from gerakan.foundation.notifications.models import Notice


@who
def is_told(user: Actor, notice: object = None) -> bool:
    """Yang diberi tahu."""
    return notice is None or (isinstance(notice, Notice) and notice.person_id == user.pk)


READ = permission("notifications.read", signed_in & is_told, _("Membaca pemberitahuan sendiri"))
CHOOSE = permission("notifications.choose", signed_in, _("Memilih cara diberi tahu"))
EDIT_TEXTS = permission("notifications.edit_texts", STAFF, _("Mengubah teks pesan"))
KEEP_CALENDAR = permission("notifications.keep_calendar", STAFF, _("Mengatur hari libur dan hari kerja"))
SEE_MAIL = permission("notifications.see_mail", OVERSIGHT, _("Melihat surel keluar"))
RESEND = permission("notifications.resend", STAFF, _("Mengirim ulang surel"))
SEE_DEADLINES = permission("notifications.see_deadlines", OVERSIGHT, _("Melihat semua tenggat"))
FREEZE = permission("notifications.freeze", STAFF, _("Membekukan tenggat"))
