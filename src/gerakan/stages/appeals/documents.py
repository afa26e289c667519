"""The letter that tells a region what was decided on its appeal."""

from django.utils import translation
from django.utils.translation import gettext as _

from gerakan.foundation.documents.content import Annex, LetterContent, Letterhead, Signatory, Table
from gerakan.foundation.ui import formats
from gerakan.stages.appeals.models import Appeal
from gerakan.stages.appeals.queries.appeals import grounds_of
from gerakan.stages.appeals.queries.effects import Effect
from gerakan.stages.invitations.documents import Sender


def decision_letter(appeal: Appeal, sender: Sender) -> LetterContent:
    """In Indonesian whatever the writer's screen says; each ground with its finding in the annex."""
    with translation.override("id"):
        return LetterContent(
            letterhead=Letterhead(lines=sender.letterhead, address=sender.address),
            place=sender.place,
            subject=_("Putusan keberatan %(region)s, %(edition)s")
            % {"region": appeal.region.name, "edition": appeal.edition.name},
            addressee=_addressee(appeal),
            body=_body(appeal),
            closing=(_("Atas perhatian Saudara, kami ucapkan terima kasih."),),
            signatory=Signatory(sender.signatory_name, sender.signatory_title, sender.signatory_number),
            copies=(_("Gubernur %s") % appeal.region.province.name,),
            annexes=(Annex(title=_("Dasar keberatan dan temuan panel"), tables=(_findings(appeal),)),),
        )


def _addressee(appeal: Appeal) -> tuple[str, ...]:
    region = appeal.region
    title = _("Bupati %s") if region.kind == "kabupaten" else _("Wali Kota %s")
    return (title % region.base_name, _("di %s") % (region.capital or region.base_name))


def _body(appeal: Appeal) -> tuple[str, ...]:
    return (
        _("Keberatan Saudara yang diajukan pada %(day)s atas putusan penetapan %(edition)s telah diputus.")
        % {"day": formats.day(appeal.filed_at, weekday=True), "edition": appeal.edition.name},
        _("Putusan: %s.") % appeal.get_outcome_display(),
        _("Pertimbangan: %s") % appeal.reason,
        *_effect(appeal),
        _("Putusan ini bersifat akhir dalam tata cara penetapan edisi ini."),
    )


def _effect(appeal: Appeal) -> tuple[str, ...]:
    if appeal.effect is None or appeal.outcome not in {Appeal.Outcome.GRANTED, Appeal.Outcome.PARTLY}:
        return ()
    own = Effect.from_data(appeal.effect).subject
    return (
        _("Skor daerah Saudara semula %(old)s, menjadi %(new)s; peringkat %(was)s menjadi %(now)s; tempat: %(before)s menjadi %(after)s.")
        % {
            "old": formats.number(own.score[0], 2), "new": formats.number(own.score[1], 2), "was": own.rank[0],
            "now": own.rank[1], "before": own.before, "after": own.after,
        },
    )  # fmt: skip


def _findings(appeal: Appeal) -> Table:
    rows = tuple(
        (
            ground.label, formats.number(ground.mark, 2), str(ground.get_finding_display() or "–"),
            formats.number(ground.new_mark, 2), ground.finding_reason or "–",
        )
        for ground in grounds_of(appeal)
    )  # fmt: skip
    head = (_("Dasar"), _("Nilai akhir"), _("Temuan"), _("Nilai baru"), _("Alasan panel"))
    return Table(headers=head, rows=rows, right=(1, 3))
