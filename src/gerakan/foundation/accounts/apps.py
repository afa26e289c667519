"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "gerakan.foundation.accounts"
    label = "accounts"
    verbose_name = _("Orang dan peran")

    def ready(self) -> None:
        """Say how holders of roles look; take a place in the rail, the top bar and the log's words."""
        # models must be loaded before any of these may be imported
        from gerakan.foundation.access.overview import register_examples  # noqa: PLC0415
        from gerakan.foundation.accounts.hat_menu import hat_menu  # noqa: PLC0415
        from gerakan.foundation.accounts.hats import bare_holders  # noqa: PLC0415
        from gerakan.foundation.accounts.wording import register_words  # noqa: PLC0415
        from gerakan.foundation.ui.navigation import Place, register_tools, topbar  # noqa: PLC0415

        register_examples(bare_holders)
        register_words()
        topbar.role = hat_menu
        register_tools(
            "people",
            _("Orang dan hak"),
            Place(_("Orang dan peran"), "accounts:people", "people", "accounts.manage_people"),
            Place(_("Undangan"), "accounts:invitations", "letter", "accounts.manage_people"),
            Place(_("Daftar hak"), "access:permissions", "lock", "access.read"),
            Place(_("Catatan peristiwa"), "audit:events", "history", "audit.read"),
            order=90,
        )
