"""Preview of a workbook of 514 regions x 200 indicators, against opening it with calamine and parsing each cell.

Run: python benchmarks/import_preview.py
The preview names every region, reads every cell in any notation and compares it with what holds now; the reference only
opens the same file and calls float(). Both are timed in this run. The claim: under 3 seconds, and 10,000 lines of a long
table well within it.
"""

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
INDICATORS = 200
LONG_LINES = 10_000
LIMIT_SECONDS = 3.0


def main() -> None:
    """Print the figures; end with 1 when the claim does not hold."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GERAKAN_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "gerakan.config.settings"
        sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
        import django  # noqa: PLC0415 - the data folder has to be named first

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - as above

        call_command("migrate", verbosity=0)
        call_command("load_regions", verbosity=0)
        sys.exit(measure())


def measure() -> int:
    """Both shapes of table; the number of broken claims."""
    from gerakan.foundation.regions.models import Region  # noqa: PLC0415 - Django is ready now

    regions = list(Region.objects.order_by("code"))
    make_indicators()
    wide = [["Kode wilayah", "Kabupaten/Kota", *(f"Ukuran buatan nomor {n:03d}" for n in range(INDICATORS))]]
    wide += [[r.code, r.name, *(f"{(i * n) % 97},{n % 10}" for n in range(INDICATORS))] for i, r in enumerate(regions)]
    long = [["Kode wilayah", "Indikator", "Tahun", "Nilai"]]
    long += [
        [regions[n % 514].code, f"made_{n % INDICATORS:03d}", 2000 + n // 514, f"{n % 97},{n % 10}"]
        for n in range(LONG_LINES)
    ]
    return sum(report(name, rows) for name, rows in (("wide 514 x 200", wide), (f"long {LONG_LINES} lines", long)))


def make_indicators() -> None:
    """Two hundred made-up measures."""
    from gerakan.foundation.accounts.models import Organisation  # noqa: PLC0415 - Django is ready now
    from gerakan.foundation.indicators.models import Indicator  # noqa: PLC0415 - as above

    owner = Organisation.objects.create(name="Buatan", kind="ministry")
    Indicator.objects.bulk_create(
        Indicator(
            code=f"made_{n:03d}", name=f"Ukuran buatan nomor {n:03d}", unit="persen", direction=1, scale="percent",
            method="-", source="-", owner=owner,
        )
        for n in range(INDICATORS)
    )  # fmt: skip


def report(name: str, rows: list[list[object]]) -> int:
    """One line of figures; 1 when the preview took too long."""
    from dataclasses import replace  # noqa: PLC0415 - stays beside its use

    from gerakan.foundation.exchange.writing import grid  # noqa: PLC0415 - Django is ready now
    from gerakan.foundation.indicators import commands  # noqa: PLC0415 - as above
    from gerakan.foundation.indicators.delivery import Delivery  # noqa: PLC0415 - as above

    data = grid("Data", [str(title) for title in rows[0]], rows[1:])
    reference, count = timed(lambda: parse_plainly(data))
    batch = commands.deliver("table.xlsx", data=data, by="benchmark")
    commands.map_columns(batch, mapping=replace(Delivery(batch).mapping, year=2021), by="benchmark")
    first, preview = timed(lambda: Delivery(batch).preview)
    applying, _done = timed(lambda: commands.apply_batch(batch, confirmed=preview.digest, by="benchmark"))
    again, _same = timed(lambda: Delivery(batch).preview)
    print(
        f"{name}: {count} numbers; calamine and float {reference:.2f} s; preview {first:.2f} s ({first / reference:.1f} x); "
        f"preview against stored values {again:.2f} s; applying {applying:.2f} s; {preview.new_count} new"
    )
    return int(max(first, again) > LIMIT_SECONDS)


def parse_plainly(data: bytes) -> int:
    """The reference: open, and read every cell that float() takes with the comma turned."""
    import python_calamine  # noqa: PLC0415 - the reference stands by itself

    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    count = 0
    for row in sheet.to_python():
        for cell in row:
            try:
                float(str(cell).replace(",", "."))
            except ValueError:
                continue
            count += 1
    return count


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds and the answer."""
    start = time.perf_counter()
    answer = work()
    return time.perf_counter() - start, answer


if __name__ == "__main__":
    main()
