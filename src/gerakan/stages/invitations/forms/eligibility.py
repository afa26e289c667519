"""What a person may type about eligibility and self-nomination."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import Kind, Region
from gerakan.stages.invitations.models import EligibilityRule, SelfNomination

THRESHOLD_TESTS = {EligibilityRule.Test.AT_LEAST, EligibilityRule.Test.AT_MOST}


class RuleForm(forms.ModelForm[EligibilityRule]):
    """One rule with the words that a refused region will read."""

    class Meta:
        model = EligibilityRule
        fields = ("test", "words", "indicator", "year", "threshold", "kind", "exempts_self_nominated", "is_active")
        widgets = {"kind": forms.Select(choices=[("", "—"), *Kind.choices])}
        help_texts = {
            "words": _(
                "Kalimat yang dibaca daerah yang ditolak, misalnya “Kemampuan keuangan daerah paling sedikit 0,5”."
            ),
            "threshold": _("Untuk kelengkapan data: bagian dari 0 sampai 1."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        test = cleaned.get("test")
        if test in THRESHOLD_TESTS:
            self._require("indicator", "year", "threshold")
        if test == EligibilityRule.Test.COVERAGE:
            self._require("threshold")
        if test == EligibilityRule.Test.KIND:
            self._require("kind")
        return cleaned

    def _require(self, *names: str) -> None:
        for name in names:
            if self.cleaned_data.get(name) in (None, ""):
                self.add_error(name, _("Wajib diisi untuk ujian ini."))


class NominationForm(forms.ModelForm[SelfNomination]):
    """A region's letter asking to take part."""

    class Meta:
        model = SelfNomination
        fields = ("region", "nominated_on", "letter_number", "reason")
        widgets = {
            "nominated_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "reason": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region = self.fields["region"]
        if isinstance(region, forms.ModelChoiceField):
            region.queryset = Region.objects.autonomous().order_by("name")
