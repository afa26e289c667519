"""A file that is sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gerakan.foundation.exchange.safety import check_size


class WorkbookForm(forms.Form):
    """A workbook of the plan."""

    file = forms.FileField(
        label=gettext_lazy("Buku kerja"), help_text=gettext_lazy(".xlsx atau .ods, paling besar 49 MB.")
    )

    def clean_file(self) -> Any:
        """Of a size that can be read."""
        file = self.cleaned_data["file"]
        try:
            check_size(file.size)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return file
