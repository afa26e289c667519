"""App configuration."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

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

    def unread(self, request: HttpRequest) -> int:
        """For the figure beside the bell."""
        return int(self.get_model("Notice").objects.visible_to(request.user).unread().count())
