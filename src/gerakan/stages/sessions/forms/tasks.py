"""What is to be done, by whom, until when."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import Organisation, User
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.ui.fields import DateInput
from gerakan.stages.mentoring.models import Deliverable, Guidance
from gerakan.stages.sessions.models import Task
from gerakan.stages.sessions.queries import tasks as queries

FACTS = ("title", "detail", "agency", "owner", "due_on", "deliverable")


class TaskForm(forms.Form):
    """A task of one region; a day, or so many working days from today."""

    title = forms.CharField(label=gettext_lazy("Tugas"), max_length=300)
    detail = forms.CharField(label=gettext_lazy("Penjelasan"), max_length=4000, required=False,
                             widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    agency = forms.ModelChoiceField[Organisation](
        label=gettext_lazy("Perangkat daerah"), queryset=Organisation.objects.none(), required=False
    )
    owner = forms.ModelChoiceField[User](
        label=gettext_lazy("Penanggung jawab"), queryset=User.objects.none(), required=False,
        help_text=gettext_lazy("Kosongkan bila semua orang perangkat daerah itu bertanggung jawab."),
    )  # fmt: skip
    due_on = forms.DateField(label=gettext_lazy("Paling lambat"), widget=DateInput(), required=False)
    days = forms.IntegerField(
        label=gettext_lazy("Atau hari kerja dari hari ini"), min_value=1, max_value=250, required=False
    )
    deliverable = forms.ModelChoiceField[Deliverable](
        label=gettext_lazy("Untuk hasil"), queryset=Deliverable.objects.none(), required=False
    )

    def __init__(self, *args: Any, guidance: Guidance, task: Task | None = None, **kwargs: Any) -> None:
        if task is not None:
            kwargs["initial"] = {name: getattr(task, name) for name in FACTS}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["agency"].queryset = queries.agencies_of(guidance.region)
        fields["owner"].queryset = queries.people_of(guidance.region)
        fields["deliverable"].queryset = queries.deliverables_of(guidance)
        fields["deliverable"].label_from_instance = lambda row: f"{row.stage.roman}. {row.expected.name}"

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("agency") and not said.get("owner"):
            self.add_error("owner", _("Pilih perangkat daerah atau penanggung jawab."))
        if not said.get("due_on") and said.get("days"):
            said["due_on"] = add_working_days(timezone.localdate(), said["days"])
        if not said.get("due_on"):
            self.add_error("due_on", _("Isi tanggal atau jumlah hari kerja."))
        elif said["due_on"] < timezone.localdate():
            self.add_error("due_on", _("Tanggal ini sudah lewat."))
        return said

    def facts(self) -> dict[str, Any]:
        """What the command keeps."""
        return {name: self.cleaned_data[name] for name in FACTS}


class FinishForm(forms.Form):
    """What came of a task; short enough for a phone."""

    answer = forms.CharField(
        label=gettext_lazy("Hasil kerja"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence_link = forms.URLField(
        label=gettext_lazy("Tautan bukti"), max_length=500, required=False, assume_scheme="https"
    )
    evidence = forms.FileField(
        label=gettext_lazy("Berkas bukti"), required=False,
        help_text=gettext_lazy("PDF, foto, atau dokumen Office tanpa makro, paling besar 50 MB."),
    )  # fmt: skip
