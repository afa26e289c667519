"""What a row may not say, whoever types it; the database refuses the same."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.models import YEAR_FIELDS, Pillar, PlanIndicator, PlanRow, Programme
from gerakan.stages.masterplans.models.pillars import PILLAR_OF, SubDimension

LEVEL = {kind: level for level, kind in enumerate(Programme.Kind.values)}
JUDGED = ("weight", "priority", "interest", "influence", "likelihood", "impact")
YEARLY = ("starts", "ends", "baseline_year", "year")


def what_is_wrong(row: PlanRow) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything that a row says wrongly."""
    for rule in RULES:
        yield from rule(row)


def _pillar_of_its_subdimension(row: PlanRow) -> Iterator[tuple[str, str]]:
    part, pillar = getattr(row, "subdimension", ""), getattr(row, "pillar", "")
    if part and pillar and PILLAR_OF[part] != pillar:
        said = {"part": SubDimension(part).label, "pillar": Pillar(PILLAR_OF[part]).label}
        yield "subdimension", _("Subdimensi %(part)s ada di pilar %(pillar)s.") % said


def _one_to_five(row: PlanRow) -> Iterator[tuple[str, str]]:
    for field in JUDGED:
        value = getattr(row, field, None)
        if value is not None and not 1 <= value <= 5:
            yield field, _("Tulis angka 1 sampai 5.")


def _plausible_years(row: PlanRow) -> Iterator[tuple[str, str]]:
    for field in YEARLY:
        value = getattr(row, field, None)
        if value is not None and not 1945 <= value <= 2100:
            yield field, _("Tulis tahun dengan empat angka, misalnya 2028.")


def _ends_after_it_starts(row: PlanRow) -> Iterator[tuple[str, str]]:
    starts, ends = getattr(row, "starts", None), getattr(row, "ends", None)
    if starts is not None and ends is not None and ends < starts:
        yield "ends", _("Selesai (%(ends)d) sebelum mulai (%(starts)d).") % {"ends": ends, "starts": starts}


def _part_of_a_level_above(row: PlanRow) -> Iterator[tuple[str, str]]:
    if not isinstance(row, Programme) or row.parent is None:
        return
    if LEVEL[row.parent.kind] >= LEVEL[row.kind]:
        said = {"kind": row.get_kind_display(), "above": row.parent.get_kind_display(), "code": row.parent.code}
        yield "parent", _("%(kind)s tidak dapat menjadi bagian dari %(above)s %(code)s.") % said


def _goal_or_programme(row: PlanRow) -> Iterator[tuple[str, str]]:
    if isinstance(row, PlanIndicator) and row.goal_id and row.programme_id:
        yield "programme", _("Satu indikator mengukur sasaran atau program, tidak keduanya.")


def _a_programme_does_not_wait_for_itself(row: PlanRow) -> Iterator[tuple[str, str]]:
    if isinstance(row, Programme) and row.code in row.depends_on:
        yield "depends_on", _("Program tidak dapat menunggu dirinya sendiri.")


def _targets_go_the_said_way(row: PlanRow) -> Iterator[tuple[str, str]]:
    """Worse than where one stands is a slip of the pen, or of the direction."""
    if not isinstance(row, PlanIndicator) or row.baseline is None or not row.direction:
        return
    sign = -1 if row.direction == PlanIndicator.Direction.DOWN else 1
    for number, field in enumerate(YEAR_FIELDS):
        target = getattr(row, field)
        if target is not None and (target - row.baseline) * sign < 0:
            yield field, _("Target %(year)d (%(target)s) lebih buruk daripada nilai dasar (%(baseline)s), padahal %(direction)s. Periksa angkanya atau arahnya.") % {
                "year": row.plan.starts + number, "target": formats.number(target), "baseline": formats.number(row.baseline),
                "direction": row.get_direction_display(),
            }  # fmt: skip


def _never_negative(row: PlanRow) -> Iterator[tuple[str, str]]:
    for field in YEAR_FIELDS:
        value = getattr(row, field, None)
        if isinstance(value, int) and value < 0:
            yield field, _("Rupiah tidak dapat kurang dari 0.")


def untold(row: Programme) -> list[str]:
    """What a programme says before it may choose how it innovates."""
    told = ((row.problems, _("masalah")), (row.beneficiaries, _("penerima manfaat")))
    return [label for field, label in told if not field]


def closed_fields(row: PlanRow) -> dict[str, str]:
    """Fields that a form does not open yet, each with the reason: the problem comes before the technology."""
    if not isinstance(row, Programme):
        return {}
    missing = untold(row)
    if not PlanIndicator.objects.filter(programme__in=[row.pk]).exists():
        missing.append(_("indikator"))
    said = _("Terbuka setelah %s terisi.") % _(" dan ").join(missing)
    return dict.fromkeys(("innovation",), said) if missing and not row.innovation else {}


def _technology_comes_last(row: PlanRow) -> Iterator[tuple[str, str]]:
    """Problem first: technology opens when problem and users are told."""
    if isinstance(row, Programme) and row.innovation == Programme.Innovation.TECHNOLOGY and (missing := untold(row)):
        yield "innovation", _("Teknologi dipilih setelah %s terisi.") % _(" dan ").join(missing)


RULES: tuple[Callable[[PlanRow], Iterator[tuple[str, str]]], ...] = (
    _pillar_of_its_subdimension, _one_to_five, _plausible_years, _ends_after_it_starts, _part_of_a_level_above,
    _goal_or_programme, _a_programme_does_not_wait_for_itself, _targets_go_the_said_way, _never_negative, _technology_comes_last,
)  # fmt: skip
