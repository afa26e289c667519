"""What people type about offices, acts, institutions, promises and hand-overs; commands save."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.fields import DateInput, RowForm
from gerakan.stages.agreements.models import Duty
from gerakan.stages.institutions.models import (
    Body,
    CommitmentSeat,
    CommitmentSheet,
    LegalAct,
    Meeting,
    Member,
    OfficeHolder,
    Promise,
    PromiseYear,
)
from gerakan.stages.institutions.queries.acts import acts_of, open_duties
from gerakan.stages.institutions.queries.bodies import basis_of
from gerakan.stages.institutions.queries.promises import guidances_without_sheet, sheets_of

Place = Member.Place
Standing = PromiseYear.Standing


class DatedForm(RowForm):
    """Values with a beginning and an end."""

    def in_order(self, said: dict[str, Any], first: str, last: str) -> None:
        """An end never comes before its beginning."""
        begins, ends = said.get(first), said.get(last)
        if begins and ends and ends < begins:
            self.add_error(last, _("Tanggal akhir mendahului tanggal mulai."))


class HolderForm(DatedForm):
    """An office holder; the command saves."""

    class Meta:
        model = OfficeHolder
        fields = (
            "office", "agency", "name", "employee_number", "capacity", "mandate_number", "mandate_on", "since", "until",
            "user",
        )  # fmt: skip
        widgets = {"mandate_on": DateInput(), "since": DateInput(), "until": DateInput()}
        help_texts = {
            "agency": gettext_lazy("Hanya untuk kepala perangkat daerah, misalnya Dinas Perhubungan."),
            "mandate_number": gettext_lazy("Wajib untuk Pj., Plt., dan Plh."),
            "until": gettext_lazy("Kosongkan selama masih menjabat."),
            "user": gettext_lazy("Bila ia masuk ke Gerakan, haknya dapat berakhir bersama jabatan ini."),
        }

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(assignments__region=region).distinct().order_by("name")
        self.fields["user"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        is_agency = said.get("office") == OfficeHolder.Office.AGENCY
        if is_agency and not said.get("agency"):
            self.add_error("agency", _("Tulis nama perangkat daerahnya."))
        said["agency"] = said.get("agency", "") if is_agency else ""
        if said.get("capacity") != OfficeHolder.Capacity.DEFINITIVE:
            for name in ("mandate_number", "mandate_on"):
                if not said.get(name):
                    self.add_error(name, _("Pejabat sementara memerlukan nomor dan tanggal surat mandat."))
        self.in_order(said, "since", "until")
        return said


class EndForm(forms.Form):
    """The last day in office."""

    until = forms.DateField(label=gettext_lazy("Hari terakhir"), widget=DateInput())
    reason = forms.CharField(
        label=gettext_lazy("Sebab berakhir"), max_length=300,
        help_text=gettext_lazy("Misalnya: masa jabatan habis, mutasi, pensiun, pejabat definitif dilantik."),
    )  # fmt: skip
    ends_rights = forms.BooleanField(
        label=gettext_lazy("Akhiri juga haknya di Gerakan pada hari itu"), required=False, initial=True
    )

    def __init__(self, *args: Any, holder: OfficeHolder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["until"] = timezone.localdate()
        if holder.user is None or not holder.role:
            del self.fields["ends_rights"]


class DayForm(forms.Form):
    """On which day?"""

    hari = forms.DateField(label=gettext_lazy("Pada hari"), widget=DateInput(), required=False)


class CorrectForm(DatedForm):
    """An act that is in the register; the command saves."""

    class Meta:
        model = LegalAct
        fields: tuple[str, ...] = ("kind", "number", "title", "dated", "in_force_from", "in_force_until")
        widgets = {"dated": DateInput(), "in_force_from": DateInput(), "in_force_until": DateInput()}
        help_texts = {
            "number": gettext_lazy("Seperti tertulis pada naskahnya, misalnya 188.45/123/2027."),
            "in_force_until": gettext_lazy("Kosongkan bila berlaku sampai dicabut atau digantikan."),
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        dated, begins = said.get("dated"), said.get("in_force_from")
        if dated and begins and begins < dated:
            self.add_error("in_force_from", _("Tidak berlaku sebelum ditetapkan."))
        self.in_order(said, "in_force_from", "in_force_until")
        return said


class ActForm(CorrectForm):
    """A new act, with what it replaces and which duty of the memorandum it fulfils."""

    fulfils = forms.ModelChoiceField(
        label=gettext_lazy("Memenuhi kewajiban nota kesepahaman"), queryset=Duty.objects.none(), required=False
    )
    file = forms.FileField(
        label=gettext_lazy("Berkas"), required=False,
        help_text=gettext_lazy("PDF atau foto naskah yang ditandatangani, sampai 50 MB. Boleh menyusul."),
    )  # fmt: skip

    class Meta(CorrectForm.Meta):
        fields = (*CorrectForm.Meta.fields, "replaces")

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before: Any = self.fields["replaces"]
        before.queryset = acts_of(region).filter(ended_on__isnull=True)
        duties: Any = self.fields["fulfils"]
        duties.queryset = open_duties(region)
        if not duties.queryset.exists():
            del self.fields["fulfils"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        before = said.get("replaces")
        if before is not None and said.get("kind") and before.kind != said["kind"]:
            self.add_error("replaces", _("Yang digantikan sejenis dengan yang baru."))
        if said.get("dated") and said["dated"] > timezone.localdate():
            self.add_error("dated", _("Tanggal penetapan belum tiba."))
        return said


class FileForm(forms.Form):
    """The act as a file."""

    file = forms.FileField(label=gettext_lazy("Berkas (PDF atau foto)"))


class RevokeForm(forms.Form):
    """From when it holds no longer, and why."""

    on = forms.DateField(label=gettext_lazy("Tidak berlaku sejak"), widget=DateInput())
    reason = forms.CharField(label=gettext_lazy("Sebab dicabut"), max_length=400)


class MemberForm(DatedForm):
    """A member of one institution; the command saves."""

    class Meta:
        model = Member
        fields = ("name", "office", "agency", "place", "pillar", "helix", "act", "since", "until")
        widgets = {"since": DateInput(), "until": DateInput()}
        help_texts = {"until": gettext_lazy("Kosongkan selama masih menjadi anggota.")}

    def __init__(self, *args: Any, region: Region, body: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        self.initial.setdefault("since", timezone.localdate())
        act: Any = self.fields["act"]
        act.queryset = basis_of(region, body)
        act.empty_label = None if act.queryset.count() == 1 else act.empty_label
        for name, owner in (("pillar", Body.TEAM), ("helix", Body.FORUM)):
            if body != owner:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.body == Body.FORUM and not said.get("helix"):
            self.add_error("helix", _("Anggota forum mewakili satu unsur."))
        if said.get("place") == Place.DATA and not said.get("agency"):
            self.add_error("agency", _("Wali data mewakili satu perangkat daerah."))
        if said.get("place") == Place.GROUP_LEAD and not said.get("pillar"):
            self.add_error("pillar" if "pillar" in self.fields else "place", _("Koordinator memimpin satu kelompok kerja."))  # fmt: skip
        self.in_order(said, "since", "until")
        return said | {"body": self.body}


class LeaveForm(forms.Form):
    """The last day of a membership."""

    until = forms.DateField(label=gettext_lazy("Hari terakhir"), widget=DateInput())


class MeetingForm(RowForm):
    """A meeting that took place, with its minutes."""

    link = forms.URLField(label=gettext_lazy("Tautan notula"), max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(label=gettext_lazy("Berkas notula"), required=False)

    class Meta:
        model = Meeting
        fields = ("body", "held_on", "topic", "present_count", "decisions", "link")
        widgets = {"held_on": DateInput(), "decisions": forms.Textarea(attrs={"rows": 5})}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not any(said.get(name) for name in ("decisions", "link", "file")):
            self.add_error("decisions", _("Tulis keputusan rapat, atau beri tautan atau berkas notulanya."))
        return said


class PromiseForm(RowForm):
    """A promise; the command saves."""

    class Meta:
        model = Promise
        fields = ("kind", "text", "amount", "made_by", "made_on", "due_on", "source", "sheet", "evidence")
        widgets = {"made_on": DateInput(), "due_on": DateInput(), "text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "amount": gettext_lazy("Hanya untuk janji anggaran, dalam rupiah penuh."),
            "made_by": gettext_lazy("Nama dan jabatan yang berjanji."),
            "evidence": gettext_lazy("Tempat janji itu tertulis: halaman notula, menit rekaman, atau tautan."),
        }

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheets: Any = self.fields["sheet"]
        sheets.queryset = sheets_of(region).filter(state=CommitmentSheet.State.DRAFT)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("source") == Promise.Source.SHEET and not said.get("sheet"):
            self.add_error("sheet", _("Pilih lembar komitmen yang sedang disusun."))
        if said.get("source") != Promise.Source.SHEET:
            said["sheet"] = None
        if said.get("amount") and said.get("kind") != Promise.Kind.BUDGET:
            self.add_error("amount", _("Rupiah hanya untuk janji anggaran."))
        return said


class YearForm(RowForm):
    """What had become of a promise in a year."""

    class Meta:
        model = PromiseYear
        fields = ("year", "standing", "note", "evidence", "act")
        help_texts = {"evidence": gettext_lazy("Nomor dokumen, tautan, atau tempat bukti itu disimpan.")}

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("year", timezone.localdate().year)
        act: Any = self.fields["act"]
        act.queryset = acts_of(region)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("standing") == Standing.KEPT and not said.get("evidence") and not said.get("act"):
            self.add_error("evidence", _("Janji yang dipenuhi memerlukan bukti atau produk hukum."))
        if said.get("standing") in {Standing.BROKEN, Standing.DROPPED} and not said.get("note"):
            self.add_error("note", _("Tuliskan sebabnya."))
        return said


class SheetForm(forms.Form):
    """The words of a commitment."""

    text = forms.CharField(
        label=gettext_lazy("Bunyi komitmen"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, region: Region | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if region is not None:
            rows = guidances_without_sheet(region)
            self.fields["guidance"] = forms.ModelChoiceField(label=_("Bimbingan"), queryset=rows, empty_label=None)


class SeatForm(forms.Form):
    """Who signed, and when; those in office now are named first."""

    holder = forms.TypedChoiceField(label=gettext_lazy("Penanda tangan"))
    signed_on = forms.DateField(label=gettext_lazy("Ditandatangani pada"), widget=DateInput())

    def __init__(self, *args: Any, seat: CommitmentSeat, holders: Iterable[OfficeHolder], **kwargs: Any) -> None:
        kwargs["prefix"] = f"k{seat.pk}"
        super().__init__(*args, **kwargs)
        self.initial["signed_on"] = timezone.localdate()
        own = [row for row in holders if (row.office, row.agency) == (seat.office, seat.agency)]
        by_pk = {str(row.pk): row for row in sorted(own, key=lambda row: (row.is_over, row.stands_in, -row.pk))}
        holder: Any = self.fields["holder"]
        holder.choices, holder.coerce = [(pk, str(row)) for pk, row in by_pk.items()], by_pk.__getitem__


class ConfirmForm(forms.Form):
    """The old holder's word to the new one."""

    message = forms.CharField(
        label=gettext_lazy("Pesan kepada pejabat baru"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Apa yang paling perlu diketahui, dan kepada siapa bertanya."),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Dasar, bila dicatat atas nama pejabatnya"), max_length=300, required=False,
        help_text=gettext_lazy("Misalnya nomor berita acara yang ditandatangani di atas kertas."),
    )  # fmt: skip


class SignForm(forms.Form):
    """The new holder's signature."""

    note = ConfirmForm.base_fields["note"]
