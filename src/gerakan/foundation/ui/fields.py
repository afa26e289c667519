"""What several forms share: a day, one name a line, a paper, and values that a command takes."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils.translation import gettext as _

LARGEST_PAPER = 20 * 1024 * 1024
PAPERS = {"pdf": (b"%PDF",), "png": (b"\x89PNG",), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",)}


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LinesField(forms.CharField):
    """One name a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """A list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Lines as a list, without empty ones."""
        return [line.strip() for line in str(super().clean(value)).splitlines() if line.strip()]


class PaperField(forms.FileField):
    """A document or a picture, by name and by content; may be left out."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, data: Any, initial: Any = None) -> "UploadedFile[Any] | None":
        """The file, at its beginning; None when there is none."""
        file: UploadedFile[Any] | None = super().clean(data, initial)
        if file is None:
            return None
        if (file.size or 0) > LARGEST_PAPER:
            raise forms.ValidationError(_("Berkas paling besar 20 MB."))
        allowed = PAPERS.get(str(file.name).lower().rpartition(".")[2])
        begins = file.read(8)
        file.seek(0)
        if allowed is None or not begins.startswith(allowed):
            raise forms.ValidationError(_("Unggah PDF, PNG, atau JPG; berkas dengan makro tidak diterima."))
        return file


class RowForm(forms.ModelForm):  # type: ignore[type-arg]
    """Typed values of a row, which stays as it is until the command takes them.

    Each value is judged by the limits of its model's field, which Django does only while it writes to the row; numbers by
    those of their column, the same on every database.
    """

    def _post_clean(self) -> None:
        """Nothing is written to the row; several values that only together make no sense are for `clean` or the command."""
        for field in self._meta.model._meta.concrete_fields:
            if field.name in self.cleaned_data and not field.is_relation:
                self._judge(field, self.cleaned_data[field.name])

    def _judge(self, field: "models.Field[Any, Any]", value: Any) -> None:
        if value in field.empty_values:
            return
        for refuse in limits_of(field):
            try:
                refuse(value)
            except forms.ValidationError as refused:
                self.add_error(field.name, refused)
                return


def limits_of(field: "models.Field[Any, Any]") -> Iterator[Callable[[Any], object]]:
    """What refuses a value that the field or its column cannot hold."""
    yield from field.validators
    if bounds := BaseDatabaseOperations.integer_field_ranges.get(field.get_internal_type()):
        yield MinValueValidator(bounds[0])
        yield MaxValueValidator(bounds[1])
