"""The real editions over the real register, loaded where a test needs them."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gerakan.foundation.editions.commands import load_editions
from gerakan.foundation.regions.commands import load_register
from gerakan.foundation.regions.package import PackageMissing
from tests.standing import standing_rows


@pytest.fixture(scope="module")
def _loaded(request: pytest.FixtureRequest) -> Iterator[None]:
    with standing_rows(request):
        try:
            load_register(by="sistem: uji")
        except PackageMissing as missing:
            pytest.skip(str(missing))
        load_editions(by="sistem: uji")
        yield


@pytest.fixture
def loaded(_loaded: None, db: None) -> None:
    """For all tests of a module: none of its others may count on an empty register."""


@pytest.fixture(scope="session")
def shared_rows(shared_data: Path) -> Callable[[str], list[dict[str, str]]]:
    def rows(name: str) -> list[dict[str, str]]:
        with (shared_data / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return rows
