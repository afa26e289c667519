"""What the panel model found again of a rehearsal's truth, line by line."""

from collections.abc import Iterator, Sequence
from statistics import fmean

from gerakan.surfaces.demo.rehearsal import Rehearsed

Z90 = 1.6449


def report(done: Rehearsed) -> Iterator[str]:
    """Severity of each assessor, the home bonus, the regions: truth beside estimate."""
    run, truth = done.run, done.truth
    yield f"{done.edition}: {run.parameters['sheets']} lembar nilai, tersambung: {'ya' if run.is_linked else 'tidak'}"
    rows = list(run.assessors.filter(severity__isnull=False).select_related("engagement").order_by("engagement__code"))
    yield "asesor  sebenarnya  taksiran  selang 90 %"
    inside = 0
    for row in rows:
        true, found, error = (
            truth.severity_in_marks[row.engagement.code],
            row.severity or 0.0,
            Z90 * (row.standard_error or 0.0),
        )
        inside += abs(true - found) <= error
        yield f"{row.engagement.code:6}  {true:10.2f}  {found:8.2f}  {found - error:5.2f} sampai {found + error:5.2f}"
    if rows:
        pairs = [(truth.severity_in_marks[row.engagement.code], row.severity or 0.0) for row in rows]
        yield f"keketatan: korelasi {_correlation(pairs):.2f}; {inside} dari {len(rows)} di dalam selang"
    for effect in run.results["effects"]:
        if effect["name"].startswith("tie:"):
            yield (
                f"kelebihan bagi daerah sendiri ({truth.favours}): sebenarnya {truth.bonus:.2f}, taksiran "
                f"{effect['value']:.2f} ({effect['lower']:.2f} sampai {effect['upper']:.2f})"
            )
    regions = list(run.standings.select_related("case__region"))
    raw = _correlation([(truth.region[row.case.region.code], row.raw) for row in regions])
    yield f"daerah: korelasi dengan nilai mentah {raw:.3f}"
    corrected = [(truth.region[row.case.region.code], row.corrected) for row in regions if row.corrected is not None]
    if corrected:
        yield f"daerah: korelasi dengan nilai terkoreksi {_correlation(corrected):.3f}"


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's; 0 where one side does not vary."""
    xs, ys = [x for x, _y in pairs], [y for _x, y in pairs]
    mx, my = fmean(xs), fmean(ys)
    top = sum((x - mx) * (y - my) for x, y in pairs)
    bottom = (sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys)) ** 0.5
    return top / bottom if bottom else 0.0
