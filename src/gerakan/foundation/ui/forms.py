"""How every form is drawn: label above, help under, the error at the field and in a summary on top."""

from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext as _

MANY_BOXES = (forms.CheckboxSelectMultiple, forms.RadioSelect)


def css_class(widget: forms.Widget) -> str:
    """The Bootstrap class of a widget."""
    if isinstance(widget, MANY_BOXES):
        return "boxes"
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


class Field(BoundField):
    """A bound field whose widget wears the house's classes."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes, plus class; aria-invalid and aria-describedby are Django's own."""
        widget = widget or self.field.widget
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        built["class"] = self._classes(widget, built)
        return built

    @property
    def is_check(self) -> bool:
        """A single tick box: its label stands beside it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_choice(self) -> bool:
        """Several boxes or buttons under one legend."""
        return isinstance(self.field.widget, MANY_BOXES)

    @property
    def is_many(self) -> bool:
        """Any number of boxes may be ticked; a long list of them can be narrowed."""
        return isinstance(self.field.widget, forms.CheckboxSelectMultiple)

    def _classes(self, widget: forms.Widget, attrs: dict[str, Any]) -> str:
        given = widget.attrs.get("class", "") or attrs.get("class", "")
        bad = "is-invalid" if self.errors else ""
        return " ".join(part for part in (given, css_class(widget), bad) if part)


class Renderer(DjangoTemplates):
    """Django's templates for widgets, ours for forms and fields."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    formset_template_name = "ui/forms/formset.html"
    bound_field_class = Field

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """A choice not made is said in a word; Django's nine dashes are read aloud one by one."""
        if template_name == forms.Select.template_name:
            _name_the_empty_choice(context["widget"])
        return super().render(template_name, context, request)


def _name_the_empty_choice(widget: dict[str, Any]) -> None:
    for _group, options, _place in widget["optgroups"]:
        for option in options:
            if option["label"] == BLANK_CHOICE_DASH[0][1]:
                option["label"] = _("Pilih") if widget["required"] else "–"
