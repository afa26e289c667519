"""What a person may type about the pool."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.regions.models import Province, Region
from gerakan.stages.assessors.commands.pool import Person
from gerakan.stages.assessors.exchange import ZONES, listed
from gerakan.stages.assessors.models import Assessor, Background

ZONE_CHOICES = [(zone, name) for name, zone in ZONES.items()]
FACTS = ("skills", "languages", "timezone", "max_per_day", "birth_region", "birth_province", "home_region")


class ListedField(forms.CharField):
    """Words set apart by commas."""

    def to_python(self, value: Any) -> Any:
        return listed(value) if isinstance(value, str) else (value or [])

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class AssessorForm(forms.Form):
    """Facts of somebody who is in the pool."""

    background = forms.ChoiceField(label=_("Latar"), choices=Background)
    skills = ListedField(label=_("Keahlian"), required=False, help_text=_("Dipisahkan dengan koma."))
    languages = ListedField(label=_("Bahasa"), required=False, initial=["Indonesia"])
    timezone = forms.ChoiceField(label=_("Zona waktu"), choices=ZONE_CHOICES)
    max_per_day = forms.IntegerField(label=_("Wawancara sehari"), min_value=1, max_value=20, initial=8)
    birth_region = forms.ModelChoiceField(Region.objects.none(), label=_("Daerah lahir"), required=False)
    birth_province = forms.ModelChoiceField(
        Province.objects.none(), label=_("Provinsi lahir"), required=False,
        help_text=_("Hanya bila daerahnya tidak diketahui: ikatan berlaku untuk seluruh provinsi."),
    )  # fmt: skip
    home_region = forms.ModelChoiceField(Region.objects.none(), label=_("Daerah tempat tinggal"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("birth_region", Region), ("home_region", Region), ("birth_province", Province)):
            self.fields[name].queryset = rows.objects.all()  # type: ignore[attr-defined]

    @staticmethod
    def facts_of(assessor: Assessor) -> dict[str, Any]:
        """What the form begins with."""
        return {name: getattr(assessor, name) for name in ("background", *FACTS)}


class NewAssessorForm(AssessorForm):
    """Somebody new: the account too."""

    email = forms.EmailField(label=_("Surel"))
    name = forms.CharField(label=_("Nama"), max_length=200)
    title = forms.CharField(label=_("Jabatan"), max_length=200, required=False)
    organisation = forms.ModelChoiceField(Organisation.objects.all(), label=_("Organisasi"), required=False)
    field_order = ("name", "email", "title", "organisation", "background")

    def person(self) -> Person:
        """Everything typed."""
        return person_of(self.cleaned_data)


def person_of(facts: dict[str, Any]) -> Person:
    """From a form or from a row of the workbook; what is empty there stays as it is."""
    given = {name: facts[name] for name in FACTS if facts.get(name) not in (None, "")}
    given["timezone"] = ZONES.get(given.get("timezone", ""), given.get("timezone", "Asia/Jakarta"))
    return Person(
        email=facts["email"],
        name=facts["name"],
        background=facts["background"],
        title=facts.get("title") or "",
        organisation=facts.get("organisation"),
        facts=given,
    )


class ImportForm(forms.Form):
    """A filled workbook."""

    file = forms.FileField(label=_("Lembar asesor (.xlsx, .ods atau .csv)"))


class AskForm(forms.Form):
    """Whom to ask, and by when they answer."""

    assessors = forms.ModelMultipleChoiceField(
        Assessor.objects.none(), label=_("Siapa yang diminta"), widget=forms.CheckboxSelectMultiple
    )
    answer_by = forms.DateField(
        label=_("Jawab paling lambat"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assessors"].queryset = people  # type: ignore[attr-defined]
        self.fields["assessors"].label_from_instance = _in_words  # type: ignore[attr-defined]

    def clean_answer_by(self) -> Any:
        """A day that is still to come."""
        day = self.cleaned_data["answer_by"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("Pilih tanggal setelah hari ini."))
        return day


def _in_words(person: Assessor) -> str:
    place = f" · {person.user.organisation}" if person.user.organisation else ""
    return f"{person.user.name} · {person.get_background_display()}{place}"


class MaterialForm(forms.Form):
    """A page or a file to read."""

    MOST_BYTES = 20_000_000

    title = forms.CharField(label=_("Judul"), max_length=200)
    words = forms.CharField(label=_("Keterangan"), max_length=300, required=False)
    link = forms.URLField(label=_("Tautan"), max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(label=_("Berkas PDF"), required=False, help_text=_("Paling besar 20 MB."))
    is_compulsory = forms.BooleanField(label=_("Wajib dibaca sebelum menilai"), required=False, initial=True)

    def clean_file(self) -> bytes | None:
        """A PDF by its first bytes, whatever its name says."""
        given = self.cleaned_data["file"]
        if not given:
            return None
        if given.size > self.MOST_BYTES:
            raise forms.ValidationError(_("Berkas melebihi 20 MB."))
        data: bytes = given.read()
        if not data.startswith(b"%PDF-"):
            raise forms.ValidationError(_("Berkas bukan PDF. Simpan sebagai PDF lalu unggah lagi."))
        return data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("link") and cleaned.get("file") is None:
            self.add_error("link", _("Isi tautan atau pilih berkas PDF."))
        return cleaned
