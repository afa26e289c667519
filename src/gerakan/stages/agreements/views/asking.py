"""Short forms of a page that answers with a sentence when something is missing."""

from typing import Any

from django import forms

from gerakan.foundation.workflow import TransitionRefused


def said(form: forms.Form, sentence: str) -> dict[str, Any]:
    """What was typed; raises TransitionRefused with the sentence when it will not do."""
    if not form.is_valid():
        raise TransitionRefused(sentence)
    return form.cleaned_data
