"""Forms that read a row and leave its saving to a command."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _


class RowForm(forms.ModelForm):  # type: ignore[type-arg]
    """Typed values of a row; the row stays as it is until the command takes them."""

    def _post_clean(self) -> None:
        """Nothing is written to the row."""

    def in_order(self, said: dict[str, Any], first: str, last: str) -> None:
        """An end never comes before its beginning."""
        begins, ends = said.get(first), said.get(last)
        if begins and ends and ends < begins:
            self.add_error(last, _("Tanggal akhir mendahului tanggal mulai."))
