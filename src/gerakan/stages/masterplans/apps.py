"""App configuration."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

HOME = ("plan", _("Ikhtisar"), "masterplans:plan")
PAGES: tuple[tuple[Any, ...], ...] = (
    ("home", _("Ikhtisar"), HOME, ("history", _("Riwayat"), "masterplans:history")),
    ("rows", _("Isi rencana"), ("sheet", _("Lembar rencana"), "masterplans:sheet", ("bukti",))),
    ("money", _("Peta jalan dan dana")),
    ("thought", _("Pertimbangan")),
    ("text", _("Naskah dan buku")),
    ("review", _("Pemeriksaan dan telaah"), ("findings", _("Temuan"), "masterplans:findings")),
)
"""Groups of a plan's pages in the order in which they are drawn, each with its own; stages add theirs."""


class MasterplansConfig(AppConfig):
    name = "gerakan.stages.masterplans"
    label = "masterplans"
    verbose_name = _("rencana induk")

    def ready(self) -> None:
        """Say its acts in words; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.foundation.ui.pages import Page, register_group, register_pages  # noqa: PLC0415
        from gerakan.stages.masterplans import wording  # noqa: PLC0415
        from gerakan.stages.masterplans.queries import plans  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "masterplans",
            _("Rencana induk"),
            Place(_("Semua rencana induk"), "masterplans:plans", permission="masterplans.see_work"),
            Place(_("Rencana daerah bimbingan"), "masterplans:plans", permission="masterplans.guide"),
            Place(_("Rencana induk kami"), "masterplans:own", permission="masterplans.own"),
            order=20,
            state=plans.stage_state,
        )
        for order, (key, label, *pages) in enumerate(PAGES):
            register_group("masterplans.plan", key, label, order=order)
            register_pages("masterplans.plan", key, *(Page(name, *said) for name, *said in pages), order=1)
