"""What curators type and what learners answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.fields import RowForm
from gerakan.stages.materials.commands.library import LONGEST, Content
from gerakan.stages.materials.models import Attempt, Course, Lesson, Material, Question
from gerakan.stages.materials.queries.library import results_of, stages_of
from gerakan.stages.materials.queries.skills import skill_choices

MOST_LINE = 400


class MaterialForm(RowForm):
    """What a material is; the command saves."""

    stage = forms.TypedChoiceField(label=gettext_lazy("Tahap"), coerce=int)
    result = forms.ChoiceField(
        label=gettext_lazy("Untuk hasil"), required=False,
        help_text=gettext_lazy("Bahan ini lalu muncul pada halaman hasil itu, di setiap daerah."),
    )  # fmt: skip

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Material
        fields = ("title", "summary", "stage", "pillar", "result", "kind", "language", "is_public")

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = stages_of(edition)  # type: ignore[attr-defined]
        names = results_of(edition)
        if self.instance.result and self.instance.result not in names:
            names.append(self.instance.result)
        self.fields["result"].choices = [("", _("Semua hasil tahap itu")), *((name, name) for name in names)]  # type: ignore[attr-defined]


class ContentForm(forms.Form):
    """The next version."""

    file = forms.FileField(
        label=gettext_lazy("Berkas"), required=False,
        help_text=gettext_lazy("PDF, foto, atau dokumen Office tanpa makro, paling besar 10 MB. Kosongkan bila berkasnya tetap."),
    )  # fmt: skip
    link = forms.URLField(label=gettext_lazy("Tautan"), max_length=500, required=False, assume_scheme="https")
    text = forms.CharField(
        label=gettext_lazy("Isi"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("# judul bagian, **tebal**, - butir, 1. butir bernomor, [kata](alamat)."),
    )  # fmt: skip
    note = forms.CharField(label=gettext_lazy("Yang berubah"), max_length=300, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, material: Material, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dropped = {Material.Kind.TEXT: ("file", "link"), Material.Kind.FILE: ("link",), Material.Kind.LINK: ("file",)}
        for name in dropped[Material.Kind(material.kind)]:
            del self.fields[name]
        if material.kind != Material.Kind.TEXT:
            self.fields["text"].label = _("Ringkasan sebagai teks, untuk sambungan lambat")
        if not material.latest:
            del self.fields["note"]

    def content(self) -> Content:
        """What the command keeps."""
        said = self.cleaned_data
        return Content(said["text"], said.get("link", ""), said.get("file"), said.get("note", ""))


class CourseForm(RowForm):
    """A course; the command saves."""

    skill = forms.ChoiceField(label=gettext_lazy("Keahlian"))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Course
        fields = ("title", "summary", "audience", "skill", "pass_percent")
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].choices = skill_choices()  # type: ignore[attr-defined]

    def clean_pass_percent(self) -> int:
        """Of a hundred."""
        said: int = self.cleaned_data["pass_percent"]
        if not 1 <= said <= 100:
            raise forms.ValidationError(_("Tulis bilangan dari 1 sampai 100."))
        return said


class LessonForm(RowForm):
    """A lesson; the command saves."""

    minutes = forms.IntegerField(label=gettext_lazy("Lama membaca (menit)"), min_value=1, max_value=120, initial=5)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Lesson
        fields = ("title", "minutes", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 18})}
        help_texts = {"text": gettext_lazy("# judul bagian, **tebal**, - butir, 1. butir bernomor, [kata](alamat).")}


class OptionsField(forms.CharField):
    """One option a line; the right ones begin with a star."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value: Any) -> Any:
        """Pairs as lines."""
        if isinstance(value, list):
            return "\n".join(f"{'* ' if is_right else ''}{text}" for text, is_right in value)
        return value

    def clean(self, value: Any) -> Any:
        """Lines as pairs."""
        lines = [line.strip()[:MOST_LINE] for line in str(super().clean(value)).splitlines() if line.strip()]
        return [(line.removeprefix("*").strip(), line.startswith("*")) for line in lines]


class QuestionForm(forms.Form):
    """A question of the test."""

    lesson: forms.ModelChoiceField[Lesson] = forms.ModelChoiceField(
        Lesson.objects.none(), label=gettext_lazy("Dari pelajaran"), empty_label=None
    )
    text = forms.CharField(label=gettext_lazy("Pertanyaan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    options = OptionsField(
        label=gettext_lazy("Pilihan"), help_text=gettext_lazy("Satu pilihan setiap baris; awali yang benar dengan *.")
    )
    why = forms.CharField(
        label=gettext_lazy("Penjelasan sesudah lulus"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lesson"].queryset = course.lessons.order_by("number")  # type: ignore[attr-defined]


def initial_question(question: Question) -> dict[str, Any]:
    """The form as it was filled last."""
    return {"lesson": question.lesson_id, "text": question.text, "options": question.options, "why": question.why}


def facts_of(form: forms.BaseForm) -> dict[str, Any]:
    """What was typed, and the mark of what was on the screen beside it."""
    facts = dict(form.cleaned_data)
    return {"seen": facts.pop("seen"), "facts": facts}


class AnswersForm(forms.Form):
    """The questions of an attempt; which option is right never leaves the database."""

    def __init__(self, *args: Any, attempt: Attempt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, one in enumerate(attempt.questions):
            choices = [(str(place), text) for place, text in enumerate(one["options"])]
            label = f"{number + 1}. {one['text']}"
            field: forms.Field
            if one["several"]:
                field = forms.MultipleChoiceField(
                    label=label, choices=choices, widget=forms.CheckboxSelectMultiple,
                    help_text=_("Boleh lebih dari satu jawaban."),
                )  # fmt: skip
            else:
                field = forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
            self.fields[f"t{number}"] = field

    def answers(self) -> list[list[int]]:
        """For each question the places that were chosen."""
        said = (self.cleaned_data[name] for name in self.fields)
        return [[int(place) for place in (one if isinstance(one, list) else [one])] for one in said]


class SkillsForm(forms.Form):
    """The next version of the list."""

    skills = forms.CharField(
        label=gettext_lazy("Keahlian"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy("Satu keahlian setiap baris: kode | nama | dapat melakukan apa."),
    )  # fmt: skip
    note = forms.CharField(label=gettext_lazy("Yang berubah"), max_length=300, required=False)

    def clean_skills(self) -> list[tuple[str, str, str]]:
        """Lines as triples."""
        rows = [line for line in self.cleaned_data["skills"].splitlines() if line.strip()]
        return [self._triple(line) for line in rows]

    def _triple(self, line: str) -> tuple[str, str, str]:
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 3 or not all(parts):
            raise forms.ValidationError(
                _("Tulis “kode | nama | dapat melakukan apa” pada setiap baris: %s") % line[:80]
            )
        code = forms.SlugField(max_length=40).clean(parts[0])
        return code, parts[1][:120], parts[2][:300]
