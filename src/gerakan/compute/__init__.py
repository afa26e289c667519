"""`gerakan compute`: the engine on plain files, without a database, so that anybody can check a published number.

One file per command, each with `describe(parser)` and `run(arguments)`; the table below is the only list of them.
Exit codes: 0 done, 2 bad input, 3 the question has no answer (and a file says why).
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from gerakan.compute.complaints import Complaint

COMMANDS = {
    "index": "indeks komposit: nilai, peringkat, kontribusi",
    "robustness": "ketahanan peringkat terhadap pilihan metode dan bobot",
    "choice": "memilih K calon terbaik di bawah kuota",
    "final": "peringkat akhir pleno: bagian, seri, kuota, cadangan, peluang, zona",
    "evaluation": "indeks evaluasi tahunan, kenaikan, dan predikat",
    "quotient": "potensi daerah: location quotient, shift-share, tipologi",
    "ranks": "himpunan kepercayaan untuk peringkat",
    "timetable": "jadwal wawancara: ruang, jam, panel, daerah",
    "totals": "dari nilai butir ke nilai unsur dan nilai tiap lembar",
    "panel": "nilai terkoreksi, keketatan asesor, dan kesepakatan",
    "plan": "memeriksa rencana induk: temuan, kelengkapan, anggaran per tahun",
    "scenario": "skenario ke target: jalan dengan rentang, peluang, tambahan tiap program",
    "plan_sample": "rencana induk contoh yang bersih, untuk mencoba pemeriksaan",
    "decided": "nilai akhir tiap daerah: pembahasan, putusan keberatan butir, dan koreksi panel",
}
"""Name of the module in this package, and what its help says."""

BAD_INPUT = 2


def run(argv: Sequence[str]) -> int:
    """Parse, load only the module that is asked for, and run it."""
    name = argv[0] if argv and argv[0] in COMMANDS else None
    parser = argparse.ArgumentParser(
        prog="gerakan compute", description="Menghitung dari berkas biasa, tanpa basis data."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for command, meaning in COMMANDS.items():
        sub = commands.add_parser(command, help=meaning, description=meaning)
        if command == name:
            importlib.import_module(f"gerakan.compute.{command}").describe(sub)
            sub.add_argument("--out", type=Path, required=True, metavar="DIR", help="direktori untuk berkas hasil")
    return _run(parser.parse_args(argv))


def _run(arguments: argparse.Namespace) -> int:
    module = importlib.import_module(f"gerakan.compute.{arguments.command}")
    try:
        return int(module.run(arguments))
    except Complaint as complaint:
        print(complaint, file=sys.stderr)
        return BAD_INPUT
