"""The letter of decision: numbered, Word and PDF, once."""

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.documents.commands import draft_letter, issue_letter
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import documents, permissions
from gerakan.stages.appeals.models import Appeal
from gerakan.stages.appeals.queries.appeals import appeals
from gerakan.stages.invitations.documents import Sender


@command
def write_letter(appeal: Appeal, *, sender: Sender, by: User) -> None:
    """To the region; a letter that exists is not written again."""
    check(by, permissions.LETTER, appeal)
    locked: Appeal = appeals().select_for_update(of=("self",)).get(pk=appeal.pk)
    if locked.state != Appeal.State.DECIDED:
        raise TransitionRefused(_("Surat dibuat setelah keberatan diputus."))
    if locked.letter_id:
        raise TransitionRefused(_("Surat untuk %s sudah dibuat.") % locked.region)
    letter = draft_letter(
        documents.decision_letter(locked, sender), kind="putusan-keberatan", unit=sender.unit, by=by,
        region_code=locked.region_code, edition_code=locked.edition_code, is_sample=locked.edition.is_sample,
    )  # fmt: skip
    issue_letter(letter, by=by)
    Appeal.objects.filter(pk=locked.pk).update(letter=letter)
    appeal.refresh_from_db()
    record("appeal.written", appeal, by=by, changes={"number": letter.number})
