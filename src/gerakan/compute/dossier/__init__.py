"""The dossier of a decision: one sealed archive of inputs, rules and results that anybody can verify and replay.

`archive` is the format, `seal` makes one from a folder, `verify` finds what was touched, `replay` computes everything again.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence

from gerakan.compute.complaints import Complaint

COMMANDS = {
    "seal": "menyegel sebuah folder menjadi berkas keputusan",
    "verify": "memeriksa keutuhan berkas keputusan",
    "replay": "menghitung ulang berkas keputusan: sama, atau perbedaan pertama",
}
BAD_INPUT = 2


def run(command: str, argv: Sequence[str]) -> int:
    """Parse and run; exit 0 sound, 1 a difference, 2 no dossier."""
    module = importlib.import_module(f"gerakan.compute.dossier.{command}")
    parser = argparse.ArgumentParser(prog=f"gerakan {command}", description=COMMANDS[command])
    module.describe(parser)
    try:
        return int(module.run(parser.parse_args(argv)))
    except Complaint as complaint:
        print(complaint, file=sys.stderr)
        return BAD_INPUT
