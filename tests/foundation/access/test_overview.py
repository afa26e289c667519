import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from gerakan.foundation.access import declared_permissions
from gerakan.foundation.access.management.commands import write_permissions
from gerakan.foundation.access.overview import areas, examples
from gerakan.foundation.accounts.roles import Role
from tests.factories.accounts import somebody


def rights():
    return {right.name: right for area in areas() for right in area.rights}


def test_every_right_stands_in_the_overview_with_words():
    assert set(rights()) == {str(each) for each in declared_permissions()}
    assert [name for name, right in rights().items() if not right.words or right.label == name] == []


def test_every_role_and_the_visitor_are_asked():
    assert [example.label for example in examples()] == ["Pengunjung", *(str(role.label) for role in Role)]


def test_the_overview_says_who_has_a_right_in_principle():
    assert rights()["accounts.give_staff_role"].always == ("Administrator nasional",)
    assert rights()["accounts.invite"].always == ("Administrator nasional", "Sekretariat")
    assert rights()["accounts.own_profile"].always == ()
    assert "Pengunjung" not in rights()["accounts.own_profile"].depending
    assert "Pengunjung" not in rights()["access.read"].always


@pytest.mark.django_db
def test_the_page_lists_every_right_in_words(client):
    client.force_login(somebody(Role.MENTOR))
    page = client.get(reverse("access:permissions")).content.decode()

    assert [right.name for right in rights().values() if f'id="{right.name}"' not in page] == []
    assert "Sekretariat atau administrator nasional" in page


def test_the_documentation_of_rights_is_fresh():
    """In a process of its own: other tests declare rights of their own here."""
    words = [sys.executable, "-m", "django", "write_permissions", "--check"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_stale_page_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(write_permissions, "PAGE", tmp_path / "hak.md")
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("write_permissions", check=True, stderr=said)
    assert "basi" in said.getvalue()

    call_command("write_permissions")
    call_command("write_permissions", check=True)
