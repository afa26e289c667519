"""The real register and the real editions, where a test needs them."""

import pytest
from django.core.management import CommandError, call_command

from gerakan.foundation.editions.commands import load_editions
from gerakan.foundation.regions.commands import load_register
from gerakan.foundation.regions.package import PackageMissing


@pytest.fixture
def register(db: None) -> None:
    try:
        load_register(by="sistem: uji")
    except PackageMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture
def loaded(register: None) -> None:
    load_editions(by="sistem: uji")


@pytest.fixture
def boundaries(register: None) -> None:
    """Indicative boundaries as set-up derives them."""
    try:
        call_command("derive_boundaries", verbosity=0)
    except CommandError as missing:
        pytest.skip(str(missing))
