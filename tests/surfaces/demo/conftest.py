"""The whole house before a demonstration: register, editions, library."""

import pytest
from django.core.management import call_command

from gerakan.foundation.editions.commands import load_editions
from gerakan.foundation.regions.commands import load_register
from gerakan.foundation.regions.package import PackageMissing


@pytest.fixture
def house(db: None, settings, tmp_path) -> None:
    settings.DATA = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default"]}}
    try:
        load_register(by="sistem: uji")
    except PackageMissing as missing:
        pytest.skip(str(missing))
    load_editions(by="sistem: uji")
    call_command("load_indicators", verbosity=0)
