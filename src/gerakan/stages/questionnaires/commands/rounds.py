"""Verbs of a round: prepare, open, add regions, remind, close."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.reminding import stop_reminders
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires import calculations, notices, permissions
from gerakan.stages.questionnaires.models import Part, Round, Submission
from gerakan.stages.questionnaires.queries import rounds as queries
from gerakan.stages.questionnaires.queries.sheets import asked_branches
from gerakan.stages.questionnaires.workflow import round_workflow

FIELDS = ("version", "opens_on", "due_on", "closes_on", "late_rule", "accepts_incomplete")


@command
def prepare(asked: Round, *, by: User) -> Round:
    """Keep a new round or change one; once open only its days and its rule may change. `asked` is filled, unsaved."""
    check(by, permissions.RUN, asked)
    before = Round.objects.filter(pk=asked.pk).first()
    if before is not None and before.state != Round.State.PREPARING:
        if before.version_id != asked.version_id:
            raise TransitionRefused(_("Instrumen tidak dapat diganti setelah kuesioner dibuka."))
        if asked.closes_on < timezone.localdate():
            raise TransitionRefused(_("Hari penutupan sudah lewat; pilih tanggal yang akan datang."))
    asked.save()
    changes = {name: str(getattr(asked, name)) for name in FIELDS}
    record("questionnaire_round.changed" if before else "questionnaire_round.prepared", asked, by=by, changes=changes)
    if asked.state == Round.State.OPEN:
        _start_clocks(asked, by)
    return asked


@command
def open_round(asked: Round, *, by: User) -> int:
    """Ask every region that confirmed; returns how many."""
    round_workflow.fire(asked, "open", by=by)
    count = add_regions(asked, by=by)
    deadlines.set_deadline(asked, outcome_code=notices.CLOSE, due_at=notices.end_of(asked.closes_on), by=by)
    return count


@command
def add_regions(asked: Round, *, by: User) -> int:
    """Regions that confirmed and have not been asked yet, those who confirmed later among them."""
    check(by, permissions.RUN, asked)
    Round.objects.select_for_update().get(pk=asked.pk)
    asked.refresh_from_db(fields=["state"])
    if asked.state != Round.State.OPEN:
        raise TransitionRefused(_("Kuesioner edisi ini tidak terbuka."))
    regions = list(queries.unasked(asked))
    if not regions:
        raise TransitionRefused(_("Semua daerah yang bersedia sudah menerima kuesioner."))
    made = Submission.objects.bulk_create(Submission(round=asked, region=region) for region in regions)
    branches = asked_branches(tree_of(asked.version))
    Part.objects.bulk_create(
        Part(submission=submission, aspect_id=branch.pk, order=place)
        for submission in made
        for place, branch in enumerate(branches)
    )
    for submission in made:
        calculations.recount(submission)
        notices.tell_opened(submission)
    record("questionnaire_round.regions_added", asked, by=by, changes={"regions": [region.code for region in regions]})
    return len(made)


@command
def remind_region(submission: Submission, *, by: User) -> int:
    """Tell the officials of a region again; returns how many people were told."""
    check(by, permissions.RUN, submission)
    if submission.state not in queries.UNSENT:
        raise TransitionRefused(_("%s sudah mengirim kuesionernya.") % submission.region)
    told = notices.tell_again(submission)
    record("submission.reminded", submission, by=by, changes={"count": told})
    return told


@command
def close_round(asked: Round, *, note: str, by: User) -> None:
    """Nothing is typed or sent any more; what was sent stays in hand."""
    round_workflow.fire(asked, "close", by=by, note=note)
    if running := deadlines.open_deadline(asked, outcome_code=notices.CLOSE):
        deadlines.meet(running, by=by)
    _stop_reminders(asked)


@deadlines.outcome(notices.CLOSE, gettext_lazy("Kuesioner ditutup, juga bagi yang terlambat"))
@command
def close_by_itself(asked: Round, *, by: str = deadlines.ACTOR) -> None:
    """The last day has passed."""
    if asked.closes_on >= timezone.localdate():
        raise TransitionRefused(_("Hari penutupan belum lewat."))
    round_workflow.fire(asked, "close", by=by, note=_("Hari penutupan lewat."))
    _stop_reminders(asked)


def _stop_reminders(asked: Round) -> None:
    for submission in asked.submissions.filter(state__in=queries.UNSENT):
        stop_reminders(submission)


def _start_clocks(asked: Round, by: User) -> None:
    deadlines.set_deadline(asked, outcome_code=notices.CLOSE, due_at=notices.end_of(asked.closes_on), by=by)
    for submission in asked.submissions.filter(state__in=queries.UNSENT).select_related("region"):
        submission.round = asked
        notices.move_reminders(submission)
