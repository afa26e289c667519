"""Verbs of joint programmes: add, change, remove, divide, accept or refuse one's part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.clusters import notices, permissions
from gerakan.stages.clusters.calculations.contents import TYPED, contents_of, programme_json, values_of
from gerakan.stages.clusters.calculations.merging import Values, labels_of, touched
from gerakan.stages.clusters.calculations.shares import Division, Part, division_of
from gerakan.stages.clusters.models import (
    WHOLE,
    JointMoney,
    JointPlan,
    JointProgramme,
    JointTarget,
    Membership,
    Share,
    ShareAnswer,
)
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.masterplans.models import PILLAR_OF, Masterplan, Programme

PREFIX = "PB-"
ENOUGH_WORDS = 10


@dataclass(frozen=True)
class Portion:
    """What one member shall carry: hundredths of a percent, duty in words."""

    member: Membership
    points: int
    duty: str


@command
def add(plan: JointPlan, *, values: Values, by: User) -> JointProgramme:
    """One more; nobody has a share yet."""
    plan = queries.held(plan)
    check(by, permissions.WRITE, plan)
    row = JointProgramme(plan=plan, code=f"{PREFIX}{plan.programmes_made + 1}")
    _take(row, values)
    _save(row, values)
    plan.programmes_made += 1
    plan.save(update_fields=["programmes_made"])
    record("joint_programme.added", row, by=by, changes={"code": row.code, "name": row.name})
    plan.keep(_("Program %s ditambahkan") % row.code, contents_of(plan), by=by)
    return row


@command
def change(row: JointProgramme, *, values: Values, seen: Mapping[str, str], by: User) -> None:
    """Other words, years or money; whoever accepted another sum is asked again."""
    plan, row = _held(row)
    check(by, permissions.WRITE, plan)
    before = division_of(row)
    now = values_of(row)
    labels = labels_of(JointProgramme, TYPED) | {"money": _("uang"), "targets": _("target")}
    changed = touched(now, values, seen, labels)
    _take(row, changed)
    _save(row, changed)
    row = queries.programmes().get(pk=row.pk)
    told = {name: [now[name], value] for name, value in changed.items()}
    record("joint_programme.changed", row, by=by, changes=told | {"total": [before.total, division_of(row).total]})
    _settle(row, by)
    plan.keep(_("Program %s diubah") % row.code, contents_of(plan), by=by)
    _ask_again(before, division_of(row))


def _take(row: JointProgramme, values: Values) -> None:
    for name in TYPED:
        if name in values:
            setattr(row, name, values[name])
    plan = row.plan
    if PILLAR_OF.get(row.subdimension) != row.pillar:
        raise TransitionRefused(_("Subdimensi ini berada di bawah pilar lain."))
    if not plan.starts <= row.starts <= row.ends <= plan.starts + plan.years - 1:
        raise TransitionRefused(
            _("Tahun program berada di antara %(first)s dan %(last)s, mulai sebelum selesai.")
            % {"first": plan.starts, "last": plan.starts + plan.years - 1}
        )


def _save(row: JointProgramme, values: Values) -> None:
    """The row and, where they changed, its sums and targets; what lies outside of its years is refused."""
    row.save()
    if "money" in values:
        row.money.all().delete()
        rows = [(*key.rsplit("-", 1), amount) for key, amount in values["money"].items() if amount]
        JointMoney.objects.bulk_create(JointMoney(programme=row, source=source, year=int(year), amount=amount) for source, year, amount in rows)  # fmt: skip
    if "targets" in values:
        row.targets.all().delete()
        given = [(int(year), value) for year, value in values["targets"].items() if value is not None]
        JointTarget.objects.bulk_create(JointTarget(programme=row, year=year, value=value) for year, value in given)
    dated = {*row.money.values_list("year", flat=True), *row.targets.values_list("year", flat=True)}
    out = sorted(year for year in dated if not row.starts <= year <= row.ends)
    if out:
        raise TransitionRefused(_("Ada uang atau target pada tahun di luar program: %s.") % ", ".join(map(str, out)))


@command
def remove(row: JointProgramme, *, reason: str, by: User) -> None:
    """Out of the plan, with a reason; history keeps what it said."""
    plan, row = _held(row)
    check(by, permissions.MANAGE, plan)
    if len(reason.strip()) < ENOUGH_WORDS:
        raise TransitionRefused(_("Tuliskan alasannya dalam beberapa kata."))
    told = {"code": row.code, "name": row.name, "total": division_of(row).total}
    record("joint_programme.removed", row, by=by, changes=told, note=reason.strip())
    code = row.code
    row.delete()
    plan.keep(
        _("Program %(code)s dihapus: %(reason)s") % {"code": code, "reason": reason.strip()}, contents_of(plan), by=by
    )


@command
def divide(row: JointProgramme, *, portions: Sequence[Portion], seen: str, by: User) -> None:
    """Who carries what; percentages add up to exactly 100, rupiah follow to the last one."""
    plan, row = _held(row)
    check(by, permissions.WRITE, plan)
    before = division_of(row)
    if before.digest != seen:
        raise TransitionRefused(_("Rekan Anda lebih dahulu mengubah pembagian ini. Periksa isinya sekarang, lalu simpan lagi."))  # fmt: skip
    _adds_up(plan, portions)
    kept = {one.member.pk: one for one in portions}
    row.shares.exclude(member__in=kept).delete()
    for one in portions:
        Share.objects.update_or_create(programme=row, member=one.member, defaults={"points": one.points, "duty": one.duty.strip()})  # fmt: skip
    row = queries.programmes().get(pk=row.pk)
    after = division_of(row)
    told = {one.share.member.name: [one.share.points, one.total] for one in after.parts}
    record("joint_programme.shared", row, by=by, changes={"code": row.code, "share": told})
    _settle(row, by)
    plan.keep(_("Program %s dibagi") % row.code, contents_of(plan), by=by)
    _ask_again(before, after)


def _adds_up(plan: JointPlan, portions: Sequence[Portion]) -> None:
    points = sum(one.points for one in portions)
    if points != WHOLE:
        left = formats.number(abs(WHOLE - points) / 100, 2)
        said = _("kurang") if points < WHOLE else _("lebih")
        raise TransitionRefused(_("Jumlah bagian harus tepat 100 %%; sekarang %(said)s %(left)s %%.") % {"said": said, "left": left})  # fmt: skip
    known = {one.pk for one in queries.members_of(plan)}
    if len(portions) < queries.ENOUGH_MEMBERS or any(one.member.pk not in known for one in portions):
        raise TransitionRefused(_("Program bersama dipikul sedikitnya dua anggota."))
    silent = [one.member.name for one in portions if not one.duty.strip()]
    if silent:
        raise TransitionRefused(_("Tuliskan kewajiban %s.") % ", ".join(silent))


def _ask_again(before: Division, after: Division) -> None:
    """Tell those whose part is another than the one they answered, or new."""
    known = {part.digest for part in before.parts}
    asked = [part.share.member for part in after.parts if part.digest not in known]
    if after.is_complete:
        notices.tell_share(after.programme, asked)


@command
def answer(
    share: Share, *, seen: str, is_accepted: bool, reason: str = "", own_code: str = "", by: User
) -> ShareAnswer:
    """A member takes exactly the part that it saw, or refuses it with a reason; once all took theirs it is agreed on."""
    plan, row = _held(share.programme)
    division = division_of(row)
    part = next((one for one in division.parts if one.share.pk == share.pk), None)
    if part is None:
        raise TransitionRefused(_("Bagian ini sudah tidak ada. Muat ulang halaman ini."))
    check(by, permissions.ANSWER, part.share.member)
    _may_be_answered(division, part, seen, "" if is_accepted else reason, is_accepted=is_accepted)
    if is_accepted and own_code:
        _is_in_own_plan(part.share.member, plan, own_code)
    made = ShareAnswer.objects.create(
        share=part.share, is_accepted=is_accepted, reason="" if is_accepted else reason.strip(), own_code=own_code if is_accepted else "",
        digest=part.digest, amount=part.total, by=by,
    )  # fmt: skip
    told = {"member": part.share.member.name, "share": part.share.points, "amount": part.total}
    record("joint_programme.accepted" if is_accepted else "joint_programme.refused", row, by=by, changes=told, note=made.reason)  # fmt: skip
    _settle(row, by)
    plan.keep((_("%(member)s menerima bagiannya dalam %(code)s") if is_accepted else _("%(member)s menolak bagiannya dalam %(code)s")) % {"member": part.share.member.name, "code": row.code}, contents_of(plan), by=by)  # fmt: skip
    if not is_accepted:
        note = f"{row}, {part.share.member.name}: {made.reason}"
        notices.tell_managers(plan, notices.REFUSED, note=note, url=row.get_absolute_url())
    return made


def _may_be_answered(division: Division, part: Part, seen: str, reason: str, *, is_accepted: bool) -> None:
    if part.digest != seen:
        raise TransitionRefused(_("Bagian Anda berubah sejak halaman ini dibuka. Periksa dahulu yang sekarang."))
    if not division.is_complete:
        raise TransitionRefused(_("Pembagian program ini belum genap 100 %."))
    if not queries.has_signed(part.share.member):
        raise TransitionRefused(_("Bagian dijawab setelah piagam berlaku dan ditandatangani daerah Anda."))
    if not is_accepted and len(reason.strip()) < ENOUGH_WORDS:
        raise TransitionRefused(_("Tuliskan alasannya dalam beberapa kata."))


def _is_in_own_plan(member: Membership, plan: JointPlan, code: str) -> None:
    own = Masterplan.objects.filter(region=member.region_id, edition=plan.edition_id) if member.region_id else Masterplan.objects.none()  # fmt: skip
    if not Programme.objects.filter(plan__in=own, code=code).exists():
        raise TransitionRefused(_("Rencana induk daerah Anda tidak mempunyai program %s.") % code)


def _settle(row: JointProgramme, by: User) -> None:
    """What all accepted is what is printed and counted from now on."""
    row = queries.programmes().get(pk=row.pk)
    division = division_of(row)
    said = programme_json(division)
    if not division.is_agreed or said == row.agreed:
        return
    row.agreed, row.agreed_at = said, timezone.now()
    row.save(update_fields=["agreed", "agreed_at"])
    record("joint_programme.agreed", row, by=by, changes={"code": row.code, "total": division.total})
    notices.tell(row.plan, notices.AGREED, note=str(row), url=row.get_absolute_url())


def _held(row: JointProgramme) -> tuple[JointPlan, JointProgramme]:
    """The plan locked, the programme as it stands."""
    plan = queries.held(row.plan)
    return plan, queries.programmes().get(pk=row.pk)
