"""Background work of the stage: a ranking computed again takes its time."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals.calculations import Change, effect_of_appeal, effect_on, outcome_with
from gerakan.stages.appeals.commands import corrections, deciding
from gerakan.stages.appeals.models import Appeal, Correction
from gerakan.stages.appeals.queries.corrections import base_of
from gerakan.stages.appeals.queries.effects import Effect
from gerakan.stages.plenary.models import Decision, Plenary
from gerakan.stages.selection.calculations import Outcome


@background(gettext_lazy("Menghitung akibat keberatan pada peringkat"))
def compute_effect(progress: Progress, *, appeal_id: int, user_id: int) -> str:
    """Of the findings of this moment, on the version that holds."""
    appeal, by = Appeal.objects.select_related("edition").get(pk=appeal_id), User.objects.get(pk=user_id)
    progress.total(1)
    progress.result(reverse("appeals:appeal", args=[appeal_id]))
    try:
        base = base_of(appeal.edition)
        deciding.keep_effect(appeal, effect=effect_of_appeal(appeal, base), base=base, by=by)
    except TransitionRefused as reason:
        return str(reason)
    progress.step(_("Selesai"), done=1)
    return _("Akibat temuan panel sudah dihitung atas versi %d.") % base.number


@background(gettext_lazy("Menghitung perbaikan hasil"))
def propose_correction(
    progress: Progress,
    *,
    plenary_id: int,
    region_id: int,
    marks: dict[str, float],
    reason: str,
    authority: str,
    user_id: int,
) -> str:
    """An error of arithmetic without an appeal; who loses a place is shown before the second person signs."""
    by, before = User.objects.get(pk=user_id), _plenary(plenary_id)
    progress.total(1)
    try:
        effect = effect_on(before, _subject(before, region_id), Change(marks), by_appeal=False)
        made = corrections.propose(
            before, region=_subject(before, region_id).region, effect=effect, reason=reason, authority=authority, by=by
        )
    except TransitionRefused as refusal:
        return str(refusal)
    progress.result(made.get_absolute_url())
    return _("%s menunggu tanda tangan kedua.") % made


@background(gettext_lazy("Membekukan dan mengumumkan perbaikan hasil"))
def sign_correction(progress: Progress, *, correction_id: int, user_id: int) -> str:
    """Compute once more, compare with what was shown, then freeze and publish in one transaction."""
    correction, by = Correction.objects.get(pk=correction_id), User.objects.get(pk=user_id)
    progress.total(1)
    progress.result(correction.get_absolute_url())
    try:
        later = corrections.sign(correction, outcome=outcome_of_correction(correction), by=by)
    except TransitionRefused as reason:
        return str(reason)
    progress.step(_("Selesai"), done=1)
    return _("Versi %d hasil penetapan diumumkan.") % later.number


def outcome_of_correction(correction: Correction) -> Outcome | None:
    """The ranking that this correction asks for; None when only a decision changes."""
    before = _plenary(correction.before_id)
    effect = Effect.from_data(correction.effect)
    marks = {code: after for code, (_before, after) in correction.marks.items()}
    change = Change(marks, effect.lifts_bar, effect.lifts_departure)
    return outcome_with(before, _subject(before, correction.region_id), change)


def _plenary(pk: int) -> Plenary:
    return Plenary.objects.select_related("edition", "run__terms").get(pk=pk)


def _subject(plenary: Plenary, region_id: int) -> Decision:
    found: Decision = plenary.decisions.select_related("standing__case", "region").get(region=region_id)
    return found
