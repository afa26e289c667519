"""What a person may type about notices, texts and the calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.notifications.kinds import MessageKind, fault, kinds
from gerakan.foundation.notifications.models import CalendarDay, Choice


class ChoicesForm(forms.Form):
    """One line a kind that may be chosen."""

    def __init__(self, *args: Any, chosen: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in kinds():
            if not kind.is_compulsory:
                self.fields[kind.code] = forms.ChoiceField(
                    label=str(kind.label),
                    choices=Choice.Delivery.choices,
                    initial=chosen.get(kind.code, kind.delivery),
                )


class MessageTextForm(forms.Form):
    """Subject and body of one kind in one language."""

    subject = forms.CharField(label=_("Perihal"), max_length=200)
    body = forms.CharField(label=_("Isi"), widget=forms.Textarea(attrs={"rows": 12}), max_length=8000)

    def __init__(self, *args: Any, kind: MessageKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        for name in ("subject", "body"):
            if reason := fault(self.kind, values.get(name, "")):
                self.add_error(name, reason)
        return values


class CalendarDayForm(forms.ModelForm[CalendarDay]):
    """A day set by hand."""

    class Meta:
        model = CalendarDay
        fields = ("date", "name", "is_working_day")
        widgets = {"date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {"is_working_day": _("Centang bila kantor tetap bekerja pada hari itu.")}
