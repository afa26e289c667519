"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialsConfig(AppConfig):
    name = "gerakan.stages.materials"
    label = "materials"
    verbose_name = _("bahan dan kursus")

    def ready(self) -> None:
        """Say its acts in words, let people find material, and lay it beside the work that needs it."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.search import sources  # noqa: PLC0415
        from gerakan.foundation.ui.asides import register_aside  # noqa: PLC0415
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.materials import tasks, wording  # noqa: F401,PLC0415 - declare work
        from gerakan.stages.materials.models import Material  # noqa: PLC0415
        from gerakan.stages.materials.queries import library  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        sources.register(library.KIND, _("Bahan"), Material.objects.all, to_entries=library.entries_of)
        register_aside("mentoring.deliverable", "materials", library.beside_deliverable)
        register_aside("sessions.task", "materials", library.beside_task)
        register_stage(
            "materials",
            _("Bahan dan kursus"),
            Place(_("Pustaka bahan"), "materials:start", permission="materials.read"),
            Place(_("Kursus"), "materials:courses_start", permission="materials.read"),
            order=18,
        )
