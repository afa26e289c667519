"""What a region may type in its reply, and the third person in the decision."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.ui.fields import PaperField
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.replies.models import Reply


class AnswerForm(forms.Form):
    """Agree or not with one item; whoever disagrees says why."""

    ANSWERS = (("yes", _("Setuju")), ("no", _("Tidak setuju")))

    answer = forms.ChoiceField(choices=ANSWERS)
    text = forms.CharField(max_length=4000, required=False)
    link = forms.URLField(max_length=500, required=False, assume_scheme="https")
    file = PaperField()
    seen = forms.IntegerField(min_value=0)


class DecisionForm(forms.Form):
    """The final mark of a disputed item."""

    final = forms.DecimalField(min_value=Decimal(0), max_value=Decimal(4), decimal_places=2, localize=True)
    reason = forms.CharField(max_length=4000, required=False)


class RefereeForm(forms.Form):
    """Who decides what is disputed: of this edition, not of this panel."""

    referee = forms.ModelChoiceField(label=_("Pihak ketiga"), queryset=Engagement.objects.none())

    def __init__(self, *args: Any, reply: Reply, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Engagement.objects.filter(edition=reply.case.ruling.edition_id, state=Engagement.State.ACCEPTED)
        markers = reply.case.sheets.values("engagement")
        self.fields["referee"].queryset = here.exclude(pk__in=markers).select_related("assessor__user")  # type: ignore[attr-defined]
