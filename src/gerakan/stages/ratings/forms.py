"""The form behind a participant's link."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.stages.ratings.commands import Answers
from gerakan.stages.ratings.models import MOST_WORDS

SCALE = (
    (5, gettext_lazy("5 – sangat baik")),
    (4, gettext_lazy("4 – baik")),
    (3, gettext_lazy("3 – cukup")),
    (2, gettext_lazy("2 – kurang")),
    (1, gettext_lazy("1 – sangat kurang")),
)
ASKED = {
    "useful": gettext_lazy("Manfaat bagi pekerjaan Anda"),
    "clear": gettext_lazy("Kejelasan penyampaian"),
    "run": gettext_lazy("Waktu, tempat, dan jalannya pertemuan"),
}


class RatingForm(forms.Form):
    """Three questions about the meeting, one about each mentor, and words if one likes."""

    def __init__(self, *args: Any, mentors: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mentors = mentors
        for name, label in ASKED.items():
            self.fields[name] = _scores(label, is_required=True)
        self.fields["comment"] = _words(_("Komentar tentang pertemuan"))
        for one in mentors:
            self.fields[f"mentor-{one.pk}"] = _scores(_("Pembimbing %s") % one.name, is_required=False)
            self.fields[f"words-{one.pk}"] = _words(_("Komentar untuk %s") % one.name)

    def clean(self) -> dict[str, Any]:
        """Words about a mentor go with a score: they are shown where enough scores stand."""
        said = super().clean() or self.cleaned_data
        for one in self.mentors:
            if said.get(f"words-{one.pk}") and not said.get(f"mentor-{one.pk}"):
                self.add_error(f"mentor-{one.pk}", _("Pilih nilainya juga, supaya komentar Anda dapat disampaikan."))
        return said

    def answers(self) -> Answers:
        """What the command keeps."""
        said = self.cleaned_data
        mentors = {
            one.pk: (said[f"mentor-{one.pk}"], said[f"words-{one.pk}"])
            for one in self.mentors
            if said[f"mentor-{one.pk}"]
        }
        return Answers(**{name: said[name] for name in ASKED}, comment=said["comment"], mentors=mentors)


class ReasonForm(forms.Form):
    """Why words are hidden, or shown again; `act` is what the person saw, so that a second press does not undo the first."""

    act = forms.ChoiceField(choices=[("hide", ""), ("show", "")], widget=forms.HiddenInput)

    because = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=300,
        help_text=gettext_lazy("Dibaca pembimbing dan tersimpan dalam jejak. Jangan mengulang nama atau isi komentarnya."),
    )  # fmt: skip


def _scores(label: Any, *, is_required: bool) -> forms.Field:
    """Choices in sight for what everybody answers; folded for what one may leave out, or the form is endless on a phone."""
    choices, widget = (SCALE, forms.RadioSelect) if is_required else ((("", "–"), *SCALE), forms.Select)
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, empty_value=None, required=is_required, widget=widget
    )


def _words(label: str) -> forms.Field:
    return forms.CharField(label=label, max_length=MOST_WORDS, required=False, widget=forms.Textarea(attrs={"rows": 3}))
