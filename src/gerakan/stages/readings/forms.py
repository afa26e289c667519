"""A document that is sent; a proposal that is corrected before it is accepted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gerakan.foundation.exchange.safety import check_size
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.readings.models import Proposal
from gerakan.stages.readings.queries.proposals import choices_of, field_labels

LONGEST = 20_000
LONG = 80


class DocumentForm(forms.Form):
    """Word or PDF."""

    file = forms.FileField(
        label=gettext_lazy("Dokumen rencana"), help_text=gettext_lazy("Word (.docx) atau PDF, paling besar 49 MB. Bukan hasil pindaian.")
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Of a size that can be read."""
        file = self.cleaned_data["file"]
        try:
            check_size(file.size)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return file


class ProposalForm(forms.Form):
    """Its cells as text; the sheet judges them when they are accepted."""

    def __init__(self, data: Any = None, *, plan: Masterplan, proposal: Proposal) -> None:
        super().__init__(data)
        for field, label in field_labels(plan, proposal.sheet).items():
            if field == "code":
                continue
            now = proposal.cells.get(field, "")
            widget: forms.Widget = forms.Textarea(attrs={"rows": 3}) if len(now) > LONG else forms.TextInput()
            if offered := choices_of(plan, proposal.sheet, field):
                known = [(one, one) for one in offered]
                if now and now not in offered:
                    known.append((now, now))
                widget = forms.Select(choices=[("", "–"), *known])
            self.fields[field] = forms.CharField(
                label=label, required=False, initial=now, max_length=LONGEST, widget=widget
            )

    def cells(self) -> dict[str, str]:
        """What is filled, of a form that is valid."""
        return {field: text.strip() for field, text in self.cleaned_data.items() if text.strip()}
