"""What a page about an appeal says: the steps, and what happens next."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.appeals.models import Appeal

State = Appeal.State
PATH = (State.DRAFT, State.FILED, State.ADMITTED, State.HEARD, State.DECIDED)


@dataclass(frozen=True)
class Step:
    """For the stepper."""

    label: str
    state: str
    note: str = ""


def steps_of(appeal: Appeal) -> list[Step]:
    """Draft, filed, heard, decided; with dates."""
    labels = {
        State.DRAFT: (_("Menyusun"), formats.day(appeal.opened_at, short=True)),
        State.FILED: (_("Diajukan"), formats.day(appeal.filed_at, short=True) if appeal.filed_at else ""),
        State.ADMITTED: (
            _("Panel dan sidang"),
            formats.day(appeal.hearing_at, short=True) if appeal.hearing_at else "",
        ),
        State.HEARD: (_("Didengar"), ""),
        State.DECIDED: (_("Putusan"), formats.day(appeal.decided_at, short=True) if appeal.decided_at else ""),
    }
    here = PATH.index(_place(appeal))
    return [Step(labels[state][0], _mark(at, here, appeal), labels[state][1]) for at, state in enumerate(PATH)]


def _place(appeal: Appeal) -> State:
    if appeal.state == State.RETURNED:
        return State.FILED
    if appeal.state in {State.WITHDRAWN, State.EXPIRED}:
        return State.FILED if appeal.filed_at else State.DRAFT
    return State(appeal.state)


def _mark(at: int, here: int, appeal: Appeal) -> str:
    if at < here or appeal.state == State.DECIDED:
        return "done"
    return "current" if at == here else "later"


def next_step(appeal: Appeal) -> str:
    """One sentence: who acts now, until when, and what silence means."""
    until = formats.moment(appeal.decide_by)
    told = {
        State.DRAFT: _("Kepala daerah atau sekretaris daerah mengajukan paling lambat %s. Setelah itu haknya berakhir.")
        % formats.moment(appeal.file_by),
        State.FILED: _("Sekretariat memeriksa kelengkapan dan menunjuk panel. Putusan paling lambat %s.") % until,
        State.RETURNED: _("Daerah melengkapi sampai %s; bila tidak, keberatan diteruskan seperti adanya.")
        % formats.moment(appeal.complete_by),
        State.ADMITTED: _hearing(appeal),
        State.HEARD: _("Panel memutus paling lambat %s; bila tidak, putusan pertama tetap dan auditor diberi tahu.")
        % until,
        State.DECIDED: _("Keberatan sudah diputus."),
        State.WITHDRAWN: _("Keberatan dicabut; putusan pertama tetap."),
        State.EXPIRED: _("Keberatan tidak diajukan sampai tenggat; haknya berakhir."),
    }
    return told[State(appeal.state)]


def _hearing(appeal: Appeal) -> str:
    if appeal.hearing_at is None:
        return _("Sekretariat menetapkan sidang. Putusan paling lambat %s.") % formats.moment(appeal.decide_by)
    words = (
        _("Sidang: %s.")
        if appeal.hearing_at > timezone.now()
        else _("Sidang sejak %s; panel menutupnya setelah berita acara.")
    )
    return words % formats.moment(appeal.hearing_at)
