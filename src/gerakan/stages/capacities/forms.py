"""What a region types."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.ui.fields import DateInput, RowForm
from gerakan.stages.capacities.models import Ability, Training
from gerakan.stages.capacities.queries import programmes_of
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.materials.queries.skills import skill_choices

MOST_PEOPLE = 500


class AbilityForm(RowForm):
    """Somebody and a skill; the command saves."""

    skill = forms.ChoiceField(label=_("Keahlian"))

    class Meta:
        model = Ability
        fields = ("name", "office", "skill", "level", "evidence")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].choices = skill_choices()  # type: ignore[attr-defined]
        self.fields["evidence"].help_text = _("Misalnya sertifikat, pekerjaan yang pernah selesai, atau uji di tempat.")


class NeedForm(forms.Form):
    """What a programme needs."""

    programme = forms.ChoiceField(label=_("Program"))
    skill = forms.ChoiceField(label=_("Keahlian"))
    people = forms.IntegerField(label=_("Berapa orang"), min_value=1, max_value=MOST_PEOPLE, initial=1)

    def __init__(self, *args: Any, plan: Masterplan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].choices = programmes_of(plan)  # type: ignore[attr-defined]
        self.fields["skill"].choices = skill_choices()  # type: ignore[attr-defined]


class TrainingForm(RowForm):
    """Who will learn it by when; the command saves."""

    skill = forms.ChoiceField(label=_("Keahlian"))
    people = forms.IntegerField(label=_("Berapa orang"), min_value=1, max_value=MOST_PEOPLE, initial=1)

    class Meta:
        model = Training
        fields = ("skill", "people", "way", "owner", "due_on")
        widgets = {"due_on": DateInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].choices = skill_choices()  # type: ignore[attr-defined]
