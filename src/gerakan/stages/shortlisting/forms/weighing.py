"""Pairwise judgements: how many times more important is the one than the other?"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.stages.shortlisting.calculations.weighing import Child

MOST_CHILDREN = 9
"""Thirty-six questions; more would be answered without thinking."""
SAATY = (9, 7, 5, 3, 1)


class PairwiseForm(forms.Form):
    """One question per pair; answers are Saaty's ratios."""

    confirmed = forms.BooleanField(
        required=False, label=gettext_lazy("Pakai walaupun jawabannya tidak konsisten (rasio di atas 0,10)")
    )

    def __init__(self, *args: Any, children: Sequence[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pairs = list(combinations(range(len(children)), 2))
        for i, j in self.pairs:
            first, second = children[i].name, children[j].name
            self.fields[f"{i}-{j}"] = forms.ChoiceField(
                label=_("%(first)s dibanding %(second)s") % {"first": first, "second": second},
                choices=_choices(first, second),
                initial="1",
            )
        self.order_fields([*(f"{i}-{j}" for i, j in self.pairs), "confirmed"])

    def ratios(self) -> dict[tuple[int, int], float]:
        """By positions of the pair."""
        return {(i, j): _ratio(self.cleaned_data[f"{i}-{j}"]) for i, j in self.pairs}


def _ratio(text: str) -> float:
    return 1 / int(text[2:]) if text.startswith("1/") else float(text)


def _choices(first: str, second: str) -> list[tuple[str, str]]:
    said = {
        9: _("mutlak lebih penting"), 7: _("sangat jauh lebih penting"), 5: _("jauh lebih penting"),
        3: _("sedikit lebih penting"),
    }  # fmt: skip
    up = [(str(ratio), f"{first}: {said[ratio]} ({ratio})") for ratio in SAATY if ratio > 1]
    down = [(f"1/{ratio}", f"{second}: {said[ratio]} ({ratio})") for ratio in reversed(SAATY) if ratio > 1]
    return [*up, ("1", _("sama penting")), *down]
