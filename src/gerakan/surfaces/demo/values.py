"""Sample values for indices that are not public: seeded, plausible in spread, and marked as sample everywhere."""

import io

import numpy as np
import xlsxwriter

from gerakan.foundation.regions.models import Kind, Region

SEED = 2027
SOURCE = "Data contoh, dibangkitkan dengan benih 2027"
HEADINGS = ("KFD", "Kota Hijau", "Skor EKPPD", "Kota Berkelanjutan")


def sample_workbook(year: int) -> bytes:
    """A workbook as a partner ministry might send it: codes, names, four indices, some cells left empty."""
    regions = list(Region.objects.select_related("province").order_by("code"))
    figures = _figures(regions)
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    sheet = book.add_worksheet("Indeks")
    sheet.write_row(0, 0, ("Kode", "Kabupaten/Kota", *(f"{heading} {year}" for heading in HEADINGS)))
    for place, region in enumerate(regions, 1):
        sheet.write_row(place, 0, (region.code, region.name))
        for column, figure in enumerate(figures[place - 1], 2):
            if not np.isnan(figure):
                sheet.write_number(place, column, round(float(figure), 3))
    book.close()
    return memory.getvalue()


def _figures(regions: list[Region]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Fiscal capacity is skewed, performance bounded, and all share a little of one common strength."""
    random = np.random.default_rng(SEED)
    strength = random.normal(size=len(regions))
    is_kota = np.array([region.kind == Kind.KOTA for region in regions])
    fiscal = np.exp(0.55 * random.normal(size=len(regions)) + 0.25 * strength - 0.15)
    green = np.clip(55 + 9 * random.normal(size=len(regions)) + 6 * strength, 5, 98)
    performance = np.clip(2.9 + 0.35 * random.normal(size=len(regions)) + 0.2 * strength, 1, 4)
    sustainable = np.where(is_kota, np.clip(58 + 10 * random.normal(size=len(regions)) + 7 * strength, 10, 97), np.nan)
    green[random.random(len(regions)) < 0.08] = np.nan
    performance[random.random(len(regions)) < 0.03] = np.nan
    return np.column_stack([fiscal, green, performance, sustainable])
