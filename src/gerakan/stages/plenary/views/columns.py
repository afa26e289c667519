"""The room's list: columns, cut line, grey zone."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import IslandGroup, Kind
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.stages.plenary.models import Decision, Plenary, Verdict
from gerakan.stages.selection.models import SelectionStanding


def vote_words(row: Decision) -> str:
    """For and against on the proposal as it stands."""
    pro, against = row.pro, row.against  # type: ignore[attr-defined] # counted by the query
    return f"{pro} : {against}" if pro or against else "–"


def departure_words(row: Decision) -> str:
    """Whether it departs from the ranking, and whether it is signed."""
    if not row.departs:
        return ""
    return _("menyimpang") if row.signed_by_id else _("menyimpang, menunggu tanda tangan")


def room_listing(plenary: Plenary) -> Listing:
    """Every region that this person may hear about; the last place carries the cut line."""
    places = plenary.run.terms.place_count

    def row_class(row: Decision) -> str:
        if row.standing.rank == places:
            return "cut"
        return "tint" if row.standing.zone == SelectionStanding.Zone.GREY else ""

    return Listing(
        name="plenary.decisions",
        title=gettext_lazy("Putusan pleno"),
        columns=(
            Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=Decision.get_absolute_url),
            Column("rank", gettext_lazy("Peringkat"), value="standing.rank", sort="standing__rank", align="end"),
            Column("province", gettext_lazy("Provinsi"), value="region.province.name",
                   sort="region__province__name", is_hidden=True),
            Column("score", gettext_lazy("Skor"), value="standing.score", sort="standing__score", align="end",
                   show=lambda value: formats.number(value, 2)),
            Column("chance", gettext_lazy("Peluang"), value="standing.chance", sort="standing__chance", align="end",
                   show=formats.share),
            Column("zone", gettext_lazy("Zona"), value="standing.get_zone_display", sort="standing__zone"),
            Column("expected", gettext_lazy("Menurut peringkat"), value="expected_label", sort="expected"),
            Column("verdict", gettext_lazy("Usulan atau putusan"), value="verdict_label", sort="verdict"),
            Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
            Column("votes", gettext_lazy("Setuju : menolak"), value=vote_words, sort="pro", align="end"),
            Column("departs", gettext_lazy("Penyimpangan"), value=departure_words, sort="departs"),
            Column("reason", gettext_lazy("Alasan"), sort="reason", is_hidden=True),
            Column("condition", gettext_lazy("Syarat yang harus dipenuhi"), sort="condition", is_hidden=True),
        ),
        filters=(
            Choice("zona", gettext_lazy("Zona"), SelectionStanding.Zone.choices, lookup="standing__zone"),
            Choice("putusan", gettext_lazy("Putusan"), Verdict.choices, lookup="verdict"),
            Choice("keadaan", gettext_lazy("Keadaan"), Decision.State.choices, lookup="state"),
            Choice("jenis", gettext_lazy("Jenis daerah"), Kind.choices, lookup="region__kind"),
            Choice("pulau", gettext_lazy("Gugus pulau"), IslandGroup.choices, lookup="region__province__island_group"),
            Tick("menyimpang", gettext_lazy("Menyimpang dari peringkat"), apply=lambda rows: rows.filter(departs=True)),
        ),
        search=("region__name", "region__code", "region__province__name"),
        page_sizes=(100, 50, 514),
        order="rank",
        row_class=row_class,
        empty=Empty(gettext_lazy("Tidak ada daerah yang cocok"), gettext_lazy("Longgarkan saringan di atas.")),
    )  # fmt: skip
