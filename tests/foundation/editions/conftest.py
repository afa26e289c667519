"""The real editions over the real register, loaded where a test needs them."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from gerakan.foundation.editions.commands import load_editions
from gerakan.foundation.regions.commands import load_register
from gerakan.foundation.regions.package import PackageMissing


@pytest.fixture
def loaded(db: None) -> None:
    try:
        load_register(by="sistem: uji")
    except PackageMissing as missing:
        pytest.skip(str(missing))
    load_editions(by="sistem: uji")


@pytest.fixture(scope="session")
def shared_rows(shared_data: Path) -> Callable[[str], list[dict[str, str]]]:
    def rows(name: str) -> list[dict[str, str]]:
        with (shared_data / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return rows
