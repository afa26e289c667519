"""What people may type in bimbingan."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.foundation.regions.queries import region_finder
from gerakan.foundation.ui.fields import DateInput, LinesField
from gerakan.stages.mentoring.models import Expected, Guidance, GuidanceStage, Mentor, Pillar, Seat, Workshop

MOST_LINES = 60


class MaterialsField(LinesField):
    """One material a line: its title, a bar, its address."""

    def prepare_value(self, value: Any) -> Any:
        """Pairs as lines."""
        if isinstance(value, list):
            return "\n".join(" | ".join(row) if isinstance(row, list) else str(row) for row in value)
        return value

    def clean(self, value: Any) -> Any:
        """Lines as pairs."""
        return [self._pair(line) for line in super().clean(value)]

    def _pair(self, line: str) -> list[str]:
        title, bar, address = (part.strip() for part in line.partition("|"))
        if not bar or not title:
            raise forms.ValidationError(_("Tulis “judul | alamat” pada setiap baris: %s") % line[:80])
        return [title[:200], forms.URLField(assume_scheme="https").clean(address)]


class RegionsField(LinesField):
    """One region a line, by name or code."""

    def prepare_value(self, value: Any) -> Any:
        """Regions as names."""
        return "\n".join(str(getattr(row, "name", row)) for row in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """The regions meant; names that are not found are said."""
        lines, finder = super().clean(value), region_finder()
        found = [(line, finder.find_region(line).region) for line in lines[:MOST_LINES]]
        if unknown := [line for line, region in found if region is None]:
            raise forms.ValidationError(_("Daerah tidak dikenal: %s") % ", ".join(unknown))
        return list(Region.objects.filter(pk__in=[region.pk for _line, region in found if region is not None]))


class WorkshopForm(forms.ModelForm):  # type: ignore[type-arg]
    """One stage of the programme."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    agenda = LinesField(label=gettext_lazy("Susunan acara"), required=False, max_length=8000,
                        help_text=gettext_lazy("Satu acara setiap baris."))  # fmt: skip
    materials = MaterialsField(label=gettext_lazy("Bahan"), required=False, max_length=8000,
                               help_text=gettext_lazy("Satu bahan setiap baris: judul | alamat."))  # fmt: skip

    class Meta:
        model = Workshop
        fields = ("title", "days", "agenda", "materials")


class ExpectedForm(forms.ModelForm):  # type: ignore[type-arg]
    """Something a region delivers."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Expected
        fields = ("name", "accepted_when", "chapter", "is_compulsory", "due_days")
        widgets = {"accepted_when": forms.Textarea(attrs={"rows": 3, "maxlength": 2000})}


class PlanForm(forms.ModelForm):  # type: ignore[type-arg]
    """When and where a stage takes place."""

    video_link = forms.URLField(
        label=gettext_lazy("Tautan pertemuan"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = GuidanceStage
        fields = ("starts_on", "ends_on", "starts_at", "time_zone", "place", "video_link")
        widgets = {
            "starts_on": DateInput(),
            "ends_on": DateInput(),
            "starts_at": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_on", "ends_on"):
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, ends = said.get("starts_on"), said.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("Tahap tidak selesai sebelum mulai."))
        if begins and not said.get("place") and not said.get("video_link"):
            self.add_error("place", _("Isi tempat atau tautan pertemuan."))
        return said


class ScheduleForm(PlanForm):
    """The same days for one stage of many regions."""

    number = forms.TypedChoiceField(label=gettext_lazy("Tahap"), coerce=int)
    guidances: forms.ModelMultipleChoiceField[Guidance] = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Daerah"), queryset=Guidance.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("number", "starts_on", "ends_on", "starts_at", "time_zone", "place", "video_link", "guidances")

    def __init__(self, *args: Any, numbers: list[tuple[int, str]], guidances: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = numbers  # type: ignore[attr-defined]
        self.fields["guidances"].queryset = guidances  # type: ignore[attr-defined]
        self.fields["guidances"].label_from_instance = lambda row: row.region.name  # type: ignore[attr-defined]


class RecordingForm(forms.Form):
    """Where the recording is."""

    recording_link = forms.URLField(label=gettext_lazy("Tautan rekaman"), max_length=500, assume_scheme="https")


class FocusForm(forms.Form):
    """Pillars that matter most to a region."""

    pillars = forms.MultipleChoiceField(
        label=gettext_lazy("Pilar utama"), choices=Pillar.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class FileForm(forms.Form):
    """What a region delivers."""

    file = forms.FileField(label=gettext_lazy("Berkas"), help_text=gettext_lazy("PDF, foto, atau dokumen Office tanpa makro, paling besar 50 MB."))  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Keterangan bagi pembimbing"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class RemarkForm(forms.Form):
    """A remark at a place."""

    anchor = forms.CharField(label=gettext_lazy("Letak"), max_length=200, help_text=gettext_lazy("Bab, alinea, halaman, atau sel; misalnya Bab 3 alinea 2, atau Program!F14."))  # fmt: skip
    text = forms.CharField(label=gettext_lazy("Catatan"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    is_compulsory = forms.BooleanField(label=gettext_lazy("Wajib diselesaikan sebelum tahap lulus"), required=False)


class MentorForm(forms.ModelForm):  # type: ignore[type-arg]
    """What matching needs to know of a person."""

    pillars = forms.MultipleChoiceField(
        label=gettext_lazy("Pilar yang dikuasai"), choices=Pillar.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    closed_regions = RegionsField(
        label=gettext_lazy("Daerah yang tidak boleh dibimbing"), required=False, max_length=4000,
        help_text=gettext_lazy("Karena ikatan; satu daerah setiap baris, nama atau kode."),
    )  # fmt: skip

    class Meta:
        model = Mentor
        fields = ("pillars", "home_region", "may_lead", "max_regions", "is_available", "closed_regions")

    def __init__(self, *args: Any, is_staff: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home_region"].queryset = Region.objects.order_by("name")  # type: ignore[attr-defined]
        if not is_staff:
            del self.fields["may_lead"]


class SeatForm(forms.Form):
    """Somebody into a team, by hand."""

    user: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        label=gettext_lazy("Orang"), queryset=User.objects.none()
    )
    role = forms.ChoiceField(label=gettext_lazy("Tempat dalam tim"), choices=Seat.Role.choices)
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=500)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]


class ReplacementForm(forms.Form):
    """Somebody else, or nobody, in a proposed seat."""

    user = forms.ModelChoiceField(queryset=User.objects.none(), required=False)
    reason = forms.CharField(max_length=500)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]


class ProposalForm(forms.Form):
    """How large the teams are."""

    member_count = forms.IntegerField(
        label=gettext_lazy("Anggota tiap daerah, selain ketua"), min_value=0, max_value=3, initial=1
    )
