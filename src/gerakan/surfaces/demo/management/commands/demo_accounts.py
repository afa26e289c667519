"""gerakan demo_accounts: the sample people, one per role."""

from typing import Any

from django.core.management.base import BaseCommand

from gerakan.surfaces.demo.people import PASSWORD, sample_people


class Command(BaseCommand):
    """Prints nothing where no demonstration was loaded."""

    help = "Mencetak akun peragaan."

    def handle(self, *args: Any, **options: Any) -> None:
        people = sample_people()
        if not people:
            return
        self.stdout.write(f"Akun peragaan (kata sandi semua: {PASSWORD})")
        for person in people:
            roles = "; ".join(str(row) for row in person.roles) or "tanpa peran"
            self.stdout.write(f"  {person.email:<32} {roles}")
