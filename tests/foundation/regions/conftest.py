"""The real register, read from the data package once and loaded where a test needs tables."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from gerakan.foundation.regions.commands import load_register
from gerakan.foundation.regions.finder import RegionFinder
from gerakan.foundation.regions.overlay import Overlay, read_overlay
from gerakan.foundation.regions.package import PackageMissing, find_package, read_provinces, read_regions
from gerakan.foundation.regions.queries import region_finder
from gerakan.foundation.regions.register import Register, build_register


@pytest.fixture(scope="session")
def package() -> Path:
    try:
        return find_package()
    except PackageMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def overlay() -> Overlay:
    return read_overlay()


@pytest.fixture(scope="session")
def register(package: Path, overlay: Overlay) -> Register:
    return build_register(read_provinces(package), read_regions(package), overlay)


@pytest.fixture
def loaded(db: None, package: Path) -> None:
    load_register(by="sistem: uji")


@pytest.fixture
def finder(loaded: None) -> RegionFinder:
    return region_finder()


@pytest.fixture(scope="session")
def shared_rows(shared_data: Path) -> Callable[[str], list[dict[str, str]]]:
    def rows(name: str) -> list[dict[str, str]]:
        with (shared_data / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return rows
