"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "gerakan.stages.reviews"
    label = "reviews"
    verbose_name = _("telaah rencana induk")

    def ready(self) -> None:
        """Say its acts in words; put the stage into the rail and the public plans into the site."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.regions import grounds  # noqa: PLC0415
        from gerakan.foundation.regions.handing_over import register_section  # noqa: PLC0415
        from gerakan.foundation.search import sources  # noqa: PLC0415
        from gerakan.foundation.ui.asides import register_aside  # noqa: PLC0415
        from gerakan.foundation.ui.navigation import Place, register_public, register_stage  # noqa: PLC0415
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.reviews import wording  # noqa: PLC0415
        from gerakan.stages.reviews.queries import (  # noqa: PLC0415
            findable,
            handing_over,
            published,
        )
        from gerakan.stages.reviews.queries.grounds import lacking  # noqa: PLC0415
        from gerakan.stages.reviews.queries.headline import headline  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "reviews",
            _("Telaah rencana"),
            Place(_("Telaah semua rencana"), "reviews:reviews", permission="masterplans.see_work"),
            Place(_("Telaah daerah bimbingan"), "reviews:reviews", permission="masterplans.guide"),
            Place(_("Telaah rencana kami"), "reviews:own", permission="masterplans.own"),
            order=21,
        )
        register_section("reviews.adoptions", _("Penetapan dan pengumuman rencana"), handing_over.adoptions, order=57)
        register_section("reviews.remarks", _("Catatan telaah yang terbuka"), handing_over.remarks, order=58)
        register_section("reviews.alarms", _("Rencana dan RPJMD"), handing_over.alarms, order=59)
        grounds.register_ground("reviews.adoption", lacking, grounds.PLAN, grounds.PUBLIC_PLAN)
        sources.register(
            findable.KIND, _("Rencana induk"), published.listed, to_entries=findable.entries_of, is_public=True
        )
        register_public(Place(_("Rencana induk"), "published:plans"), order=6)
        register_aside("masterplans.head", "reviews", headline)
        review, remarks = (
            Page("review", _("Telaah"), "reviews:review"),
            Page("remarks", _("Catatan telaah"), "reviews:remarks"),
        )
        read, compare = (
            Page("version", _("Baca"), "reviews:version", (0,)),
            Page("compare", _("Bandingkan"), "reviews:compare"),
        )
        rpjmd = Page("alarms", _("RPJMD"), "reviews:alarms")
        register_pages("masterplans.plan", "review", review, remarks, read, compare, rpjmd, order=2)
