"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RatingsConfig(AppConfig):
    name = "gerakan.stages.ratings"
    label = "ratings"
    verbose_name = _("kata peserta")

    def ready(self) -> None:
        """Say its acts in words; lay its links beside meetings; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.asides import register_aside  # noqa: PLC0415
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.ratings import wording  # noqa: PLC0415
        from gerakan.stages.ratings.queries import asides  # noqa: PLC0415

        words.register(wording.ACTIONS, quiet=wording.QUIET)
        register_aside("sessions.session", "ratings", asides.beside_session)
        register_aside("sessions.check_in", "ratings", asides.beside_check_in)
        register_stage(
            "ratings",
            _("Kata peserta"),
            Place(_("Kata peserta, semua daerah"), "ratings:overview", permission="ratings.see_work"),
            Place(_("Komentar peserta"), "ratings:comments", permission="ratings.hide"),
            Place(_("Kata peserta tentang saya"), "ratings:mine", permission="ratings.own"),
            order=17,
        )
