"""gerakan rehearse: a whole assessment with known truth, what the panel model finds again of it, and on to a sealed dossier."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gerakan.foundation.editions.commands import EditionRefused
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.dossiers.tasks import sealed_dossier
from gerakan.surfaces.demo import decided, people, rehearsal, story
from gerakan.surfaces.demo.recovered import report

REFUSALS = (TransitionRefused, EditionRefused, RuntimeError, OSError)


class Command(BaseCommand):
    """Makes a test edition beside the others; the live ones are never touched."""

    help = "Latihan penilaian penuh dengan asesor yang keketatannya diketahui; hasil taksiran dicetak di samping kebenarannya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--regions", type=int, default=165)
        parser.add_argument("--assessors", type=int, default=20)
        parser.add_argument("--panel", type=int, default=3, help="asesor per daerah")
        parser.add_argument("--seed", type=int, default=2027)
        parser.add_argument("--edition", metavar="SLUG", help="lanjutkan latihan yang nilainya sudah masuk")
        parser.add_argument(
            "--to-dossier", type=Path, metavar="BERKAS.zip",
            help="teruskan sampai pleno dan berkas keputusan yang disegel; berkas yang ada tidak ditimpa",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        place: Path | None = options["to_dossier"]
        if options["edition"] and place is None:
            raise CommandError("--edition memerlukan --to-dossier.")
        if place is not None and place.exists():
            raise CommandError(f"{place} sudah ada; tidak ditimpa.")
        story.tell()
        try:
            edition = self._known(options["edition"]) if options["edition"] else self._rehearsed(options)
            if place is not None:
                self._seal(edition, place)
        except REFUSALS as reason:
            raise CommandError(str(reason)) from reason

    def _known(self, slug: str) -> Edition:
        if found := Edition.objects.filter(slug=slug).first():
            decided.refuse_what_counts(found)
            return found
        raise CommandError(f"Tidak ada edisi {slug}.")

    def _rehearsed(self, options: dict[str, Any]) -> Edition:
        size = rehearsal.Size(options["regions"], options["assessors"], options["panel"])
        done = rehearsal.rehearse(size, seed=options["seed"], say=self._say)
        for line in report(done):
            self._say(line)
        return done.edition

    def _seal(self, edition: Edition, place: Path) -> None:
        """The archive, and beside it the public key that its seal is checked with."""
        plenary = decided.decide(edition, say=self._say)
        dossier = sealed_dossier(plenary.pk, say=self._say, by=people.staff()["sekretariat"])
        with place.open("xb") as target, dossier.file.open("rb") as kept:
            target.writelines(kept.chunks())
        key = place.with_suffix(".pem")
        key.write_text(dossier.public_key, encoding="ascii")
        self._say(f"{dossier} (data latihan): {dossier.file_count} berkas, sidik akhir {dossier.head}")
        self._say(f"Periksa: gerakan verify {place} --key {key}")
        self._say(f"Hitung ulang: gerakan replay {place}")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
