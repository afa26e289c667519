"""App configuration."""

from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.audit.words import register as register_words
from gerakan.foundation.ui.navigation import Place, register_tools


class NotificationsConfig(AppConfig):
    name = "gerakan.foundation.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Put the notices and what runs by itself into the rail."""
        register_tools(
            "notifications",
            _("Pemberitahuan"),
            Place(_("Pemberitahuan"), "notifications:notices", icon="bell", waiting=self.unread),
            Place(_("Teks pesan"), "notifications:texts", icon="edit", permission="notifications.edit_texts"),
            Place(_("Hari kerja"), "notifications:calendar", icon="calendar", permission="notifications.keep_calendar"),
            Place(_("Tenggat"), "notifications:deadlines", icon="clock", permission="notifications.see_deadlines"),
            Place(_("Surel keluar"), "notifications:outbox", icon="letter", permission="notifications.see_mail"),
            order=5,
        )
        register_words(
            {
                "message_text.saved": _("menyimpan versi baru teks pesan"),
                "calendar_day.saved": _("menyimpan hari khusus"),
                "calendar_day.removed": _("menghapus hari khusus"),
                "notification_choices.saved": _("memilih cara diberi tahu"),
                "mail.sent_again": _("mengirim surel sekali lagi"),
                "deadline.set": _("menetapkan tenggat"),
                "deadline.frozen": _("membekukan tenggat"),
                "deadline.met": _("menjawab dalam tenggat"),
                "deadline.carried_out": _("menjalankan akibat tenggat yang lewat"),
            }
        )

    def unread(self, request: HttpRequest) -> int:
        """For the figure beside the bell."""
        notices: Any = self.get_model("Notice")._default_manager
        return int(notices.filter(person_id=request.user.pk, read_at=None).count())
