"""The DATA.csv of an index."""

from gerakan.compute.tables import Table
from gerakan.engine.index import IndexData, IndexSpec


def index_data(table: Table, spec: IndexSpec) -> tuple[IndexData, list[str]]:
    """Values of the specification's indicators, and a warning for every column that nobody uses."""
    units = table.units()
    table.need(*spec.codes)
    rows = [[table.number_or_hole(row, code) for code in spec.codes] for row in table.rows]
    unused = [f"kolom '{column}' tidak dipakai" for column in table.columns if column not in ("unit", *spec.codes)]
    return IndexData.from_rows(units, spec.codes, rows), unused
