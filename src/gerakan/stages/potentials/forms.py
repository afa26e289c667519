"""What a person may choose and type."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.exchange.safety import check_size
from gerakan.foundation.ui import formats
from gerakan.stages.potentials.models import Measure
from gerakan.stages.potentials.queries.likeness import Trait

SINCE = dt.date(1990, 1, 1)


class DeliveryForm(forms.Form):
    """A table of figures, and where they come from."""

    file = forms.FileField(label=_("Berkas"), help_text=_(".xlsx, .ods, atau .csv menurut templat."))
    measure = forms.ChoiceField(label=_("Yang diukur"), choices=Measure)
    source = forms.CharField(label=_("Sumber"), max_length=300, help_text=_("Misalnya “BPS Kabupaten Sumenep, PDRB Menurut Lapangan Usaha 2019–2023”."))  # fmt: skip
    dated = forms.DateField(label=_("Tanggal sumber"), widget=forms.DateInput(attrs={"type": "date"}))
    reference = forms.CharField(label=_("Angka acuan milik"), max_length=80, required=False, help_text=_("Misalnya “Indonesia” atau “Provinsi Jawa Timur”; isi bila kolom Nilai acuan terisi."))  # fmt: skip

    def clean_file(self) -> Any:
        """Of a size that can be read."""
        file = self.cleaned_data["file"]
        try:
            check_size(file.size)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def clean_dated(self) -> dt.date:
        """A source is not from tomorrow."""
        day: dt.date = self.cleaned_data["dated"]
        if not SINCE <= day <= timezone.localdate():
            raise forms.ValidationError(_("Tulis tanggal terbit sumbernya, paling lambat hari ini."))
        return day


class SectorForm(forms.Form):
    """How sectors are computed."""

    ukuran = forms.ChoiceField(label=_("Yang diukur"), choices=Measure)
    acuan = forms.ChoiceField(
        label=_("Dibandingkan dengan"), required=False,
        choices=(("", _("Kolom acuan bila lengkap")), ("delivered", _("Kolom acuan pada tabel")), ("regions", _("Jumlah semua daerah dalam data"))),
    )  # fmt: skip
    tanpa_tambang = forms.BooleanField(label=_("Tanpa minyak, gas, dan tambang"), required=False)
    terkecil = forms.DecimalField(
        label=_("Bagian terkecil yang dinilai (%)"), min_value=0, max_value=20, initial=1, decimal_places=1, localize=True,
        help_text=_("Sektor di bawah bagian ini terlalu kecil untuk disebut potensi."),
    )  # fmt: skip

    def __init__(self, *args: Any, measures: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["ukuran"]
        choice.choices = [(key, label) for key, label in Measure.choices if key in measures]

    def parameters(self) -> dict[str, Any]:
        """As a run keeps them."""
        said = self.cleaned_data
        return {
            "measure": said["ukuran"],
            "reference": said["acuan"],
            "without": ["B"] if said["tanpa_tambang"] else [],
            "smallest": float(said["terkecil"]) / 100,
            "level": 0.9,
        }


class PeerForm(forms.Form):
    """What regions are compared on, and how far away one may be."""

    campur = forms.BooleanField(label=_("Kota dan kabupaten bersama-sama"), required=False)
    jangkauan = forms.DecimalField(
        label=_("Jarak terjauh"), min_value=0, max_value=10, initial=1.5, decimal_places=1, localize=True,
        help_text=_("1 berarti beda satu simpangan baku (kekar) pada rata-rata ciri."),
    )  # fmt: skip
    banyak = forms.IntegerField(label=_("Paling banyak"), min_value=1, max_value=50, initial=10)

    def __init__(self, *args: Any, traits: Sequence[Trait], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.traits = traits
        for trait in traits:
            label = f"{trait.label} ({trait.year})" if trait.year else str(trait.label)
            self.fields[f"bobot-{trait.code}"] = forms.DecimalField(
                label=label,
                min_value=0,
                max_value=10,
                decimal_places=2,
                initial=trait.weight,
                localize=True,
                required=False,
            )  # an address that was kept before this trait existed still answers

    def clean(self) -> dict[str, Any]:
        """Something must be compared."""
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(said.get(f"bobot-{trait.code}") for trait in self.traits):
            raise forms.ValidationError(_("Beri bobot pada paling sedikit satu ciri."))
        return said

    def chosen(self) -> list[Trait]:
        """Traits with a weight."""
        return [trait for trait in self.traits if self.cleaned_data[f"bobot-{trait.code}"]]

    def parameters(self) -> dict[str, Any]:
        """As a run keeps them."""
        said = self.cleaned_data
        return {
            "weights": {trait.code: float(said[f"bobot-{trait.code}"]) for trait in self.chosen()},
            "mixes_kinds": said["campur"],
            "reach": float(said["jangkauan"]),
            "count": said["banyak"],
        }


def _per_cent(share: float, decimals: int = 2) -> str:
    """0.0125 is typed as 1.25; a field reads it in any language."""
    return formats.number(share * 100, decimals)


class PeopleForm(forms.Form):
    """Assumptions of the paths to 2045."""

    penduduk = forms.IntegerField(label=_("Penduduk pada tahun dasar"), min_value=1, max_value=50_000_000)
    tahun_lama = forms.IntegerField(label=_("Tahun pertama"), min_value=1971, max_value=2044, initial=2010)
    kota_lama = forms.DecimalField(label=_("Penduduk perkotaan pada tahun pertama (%)"), min_value=0, max_value=100, decimal_places=2, localize=True)  # fmt: skip
    tahun_kini = forms.IntegerField(label=_("Tahun dasar"), min_value=1980, max_value=2044, initial=2020)
    kota_kini = forms.DecimalField(label=_("Penduduk perkotaan pada tahun dasar (%)"), min_value=0, max_value=100, decimal_places=2, localize=True)  # fmt: skip
    tumbuh_rendah = forms.DecimalField(label=_("Pertumbuhan rendah (% per tahun)"), min_value=-5, max_value=8, initial=0.5, decimal_places=2, localize=True)  # fmt: skip
    tumbuh_sedang = forms.DecimalField(label=_("Pertumbuhan sedang (% per tahun)"), min_value=-5, max_value=8, initial=0.9, decimal_places=2, localize=True)  # fmt: skip
    tumbuh_tinggi = forms.DecimalField(label=_("Pertumbuhan tinggi (% per tahun)"), min_value=-5, max_value=8, initial=1.3, decimal_places=2, localize=True)  # fmt: skip
    lebar = forms.DecimalField(label=_("Rentang laju perkotaan (± %)"), min_value=0, max_value=200, initial=50, decimal_places=0, localize=True)  # fmt: skip
    batas = forms.DecimalField(label=_("Batas atas bagian perkotaan (%)"), min_value=1, max_value=100, initial=100, decimal_places=1, localize=True)  # fmt: skip
    sumber = forms.CharField(label=_("Sumber"), max_length=300, help_text=_("Misalnya “Sensus Penduduk 2010 dan 2020, BPS”."))  # fmt: skip

    @staticmethod
    def typed(parameters: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed for a frozen run, to begin with."""
        low, middle, high = (_per_cent(one) for one in parameters["growth"])
        return {
            "penduduk": parameters["people"], "tahun_lama": parameters["year_before"], "tahun_kini": parameters["year_now"],
            "kota_lama": _per_cent(parameters["share_before"]), "kota_kini": _per_cent(parameters["share_now"]),
            "tumbuh_rendah": low, "tumbuh_sedang": middle, "tumbuh_tinggi": high, "lebar": _per_cent(parameters["spread"], 0),
            "batas": _per_cent(parameters["ceiling"], 1), "sumber": parameters["source"],
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Years and shares that a path can be drawn through."""
        said: dict[str, Any] = super().clean() or {}
        if self.errors:
            return said
        if said["tahun_lama"] >= said["tahun_kini"]:
            self.add_error("tahun_kini", _("Tahun dasar harus sesudah tahun pertama."))
        if not said["tumbuh_rendah"] <= said["tumbuh_sedang"] <= said["tumbuh_tinggi"]:
            self.add_error("tumbuh_sedang", _("Urutkan dari rendah ke tinggi."))
        for name in ("kota_lama", "kota_kini"):
            if not 0 < said[name] < said["batas"]:
                self.add_error(name, _("Harus lebih dari nol dan kurang dari batas atas."))
        return said

    def parameters(self) -> dict[str, Any]:
        """As a run keeps them."""
        said = self.cleaned_data
        return {
            "people": said["penduduk"],
            "year_before": said["tahun_lama"],
            "share_before": float(said["kota_lama"]) / 100,
            "year_now": said["tahun_kini"],
            "share_now": float(said["kota_kini"]) / 100,
            "growth": [float(said[f"tumbuh_{name}"]) / 100 for name in ("rendah", "sedang", "tinggi")],
            "spread": float(said["lebar"]) / 100,
            "ceiling": float(said["batas"]) / 100,
            "source": said["sumber"],
        }
