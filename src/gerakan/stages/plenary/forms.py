"""What a person may type in the plenary."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.plenary.commands.decisions import Proposal
from gerakan.stages.plenary.models import Decision, Plenary, Verdict
from gerakan.stages.plenary.queries import rooms
from gerakan.stages.selection.models import SelectionRun
from gerakan.stages.terms.models import TermsQuota


class Day(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def words(rows: int = 3) -> forms.Textarea:
    """A few lines."""
    return forms.Textarea(attrs={"rows": rows})


class SittingForm(forms.Form):
    """Which ranking, when, where, who presides."""

    run = forms.ModelChoiceField(label=_("Peringkat yang diputuskan"), queryset=SelectionRun.objects.none())
    held_on = forms.DateField(label=_("Tanggal sidang"), widget=Day())
    place = forms.CharField(label=_("Tempat sidang"), max_length=200)
    quorum = forms.IntegerField(label=_("Kuorum"), min_value=1, max_value=99)
    chair = forms.ModelChoiceField(label=_("Ketua sidang"), queryset=User.objects.none())

    def __init__(self, *args: Any, edition: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = User.objects.filter(pk__in=[one.pk for one in rooms.members_of(edition)])
        self.fields["run"].queryset = rooms.runs_to_decide_on(edition)  # type: ignore[attr-defined]
        self.fields["chair"].queryset = members  # type: ignore[attr-defined]


class AttendanceForm(forms.Form):
    """One member comes or goes."""

    member = forms.IntegerField()
    is_present = forms.BooleanField(required=False)


class RecusalForm(forms.Form):
    """Whose conflict, with which region, why."""

    member = forms.ModelChoiceField(label=_("Anggota"), queryset=User.objects.none())
    region = forms.ModelChoiceField(label=_("Daerah"), queryset=Region.objects.none())
    reason = forms.CharField(label=_("Alasan"), max_length=300)

    def __init__(self, *args: Any, plenary: Plenary, member: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [member] if member else rooms.members_of(plenary.edition)
        ranked = Region.objects.filter(pk__in=plenary.decisions.values("region")).order_by("name")
        self.fields["region"].queryset = ranked  # type: ignore[attr-defined]
        self.fields["member"].queryset = User.objects.filter(pk__in=[one.pk for one in people])  # type: ignore[attr-defined]
        self.initial["member"] = people[0].pk if people else None


class ProposalForm(forms.Form):
    """What somebody would decide."""

    verdict = forms.ChoiceField(label=_("Putusan"), choices=Verdict.choices)
    position = forms.IntegerField(label=_("Urutan cadangan"), min_value=1, max_value=999, required=False)
    condition = forms.CharField(label=_("Syarat yang harus dipenuhi"), widget=words(2), required=False, max_length=2000)
    owner = forms.CharField(label=_("Penanggung jawab syarat"), required=False, max_length=200)
    due_on = forms.DateField(label=_("Dipenuhi paling lambat"), widget=Day(), required=False)
    reason = forms.CharField(
        label=_("Alasan"), widget=words(), required=False, max_length=4000,
        help_text=_("Wajib bila menyimpang dari peringkat atau daerah mundur; diumumkan bersama hasil."),
    )  # fmt: skip
    evidence = forms.CharField(
        label=_("Bukti"), widget=words(2), required=False, max_length=4000,
        help_text=_("Dokumen, nomor surat, atau berita acara; diumumkan bersama hasil."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, decision: Decision) -> "ProposalForm":
        """Filled with what is on the table."""
        names = ("verdict", "position", "condition", "owner", "due_on", "reason", "evidence")
        return cls(initial={name: getattr(decision, name) for name in names} | {"seen": decision.revision})

    def proposal(self) -> Proposal:
        """Clean values."""
        said = dict(self.cleaned_data)
        said.pop("seen")
        return Proposal(**said)


class QuotaForm(forms.Form):
    """Which quota is set aside, and why."""

    quota = forms.ModelChoiceField(label=_("Kuota"), queryset=TermsQuota.objects.none())
    reason = forms.CharField(label=_("Alasan"), widget=words(), max_length=4000)
    evidence = forms.CharField(label=_("Bukti"), widget=words(2), max_length=4000)

    def __init__(self, *args: Any, plenary: Plenary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quota"].queryset = plenary.run.terms.quotas.all()  # type: ignore[attr-defined]


class ScheduleForm(forms.Form):
    """From when everybody may know."""

    announce_at = forms.DateTimeField(
        label=_("Diumumkan mulai"), required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Kosongkan untuk mengumumkan dengan tangan."),
    )  # fmt: skip


class WithdrawalForm(forms.Form):
    """Who left, when and why."""

    happened_on = forms.DateField(label=_("Tanggal"), widget=Day())
    letter_number = forms.CharField(label=_("Nomor surat daerah"), max_length=120, required=False)
    reason = forms.CharField(label=_("Alasan"), widget=words(), max_length=2000, help_text=_("Dibaca oleh siapa saja."))


class SenderForm(forms.Form):
    """Letterhead and signatory of the letters, also of those after an appeal."""

    unit = forms.CharField(label=_("Unit penomor surat"), max_length=60)
    letterhead = forms.CharField(
        label=_("Kepala surat"), widget=words(2), help_text=_("Satu baris per tingkat kantor.")
    )
    address = forms.CharField(label=_("Alamat kantor"), max_length=200, required=False)
    place = forms.CharField(label=_("Tempat surat"), max_length=60)
    signatory_name = forms.CharField(label=_("Nama penanda tangan"), max_length=120)
    signatory_title = forms.CharField(label=_("Jabatan penanda tangan"), max_length=160)
    signatory_number = forms.CharField(label=_("NIP"), max_length=30, required=False)

    def sender(self) -> Sender:
        """The office that writes."""
        data: dict[str, Any] = dict(self.cleaned_data)
        lines = [line.strip() for line in data.pop("letterhead").splitlines()]
        return Sender(letterhead=tuple(line for line in lines if line), **data)
