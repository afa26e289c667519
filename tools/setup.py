"""Prepare the house, and on request serve or test it: python3 tools/setup.py [serve | test ...].

Standard library only. This file must stay readable to older Pythons, so that they can be told so.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Gerakan memerlukan Python 3.11 atau lebih baru; yang ini %d.%d." % sys.version_info[:2])

from house.console import Trouble, say
from house.preparing import prepare
from house.serving import free_port, serve
from house.testing import run_tests

USAGE = """Pemakaian:
  python3 tools/setup.py           siapkan semuanya, lalu selesai
  python3 tools/setup.py serve     siapkan, lalu jalankan situs (sama dengan ./run)
  python3 tools/setup.py dev       siapkan alat uji dan pemeriksaan, lalu selesai
  python3 tools/setup.py test ...  siapkan, lalu jalankan uji; sisanya diteruskan ke pytest (sama dengan ./test)
Pilihan:
  --without-demo                   basis data kosong, tanpa edisi contoh
"""


def main(arguments: list[str]) -> int:
    """The exit code: 0 ready or served, 1 something is wrong and was said, 130 stopped by the person."""
    try:
        return _act(arguments)
    except Trouble as trouble:
        say(f"\n{trouble}")
        return 1
    except KeyboardInterrupt:
        say("\nDihentikan. Jalankan lagi kapan saja; yang sudah selesai tidak diulang.")
        return 130


def _act(arguments: list[str]) -> int:
    if arguments[:1] in (["dev"], ["test"]):
        prepare("test")
        return run_tests(arguments[1:]) if arguments[0] == "test" else 0
    demo = "--without-demo" not in arguments
    words = [word for word in arguments if word != "--without-demo"]
    if words == ["serve"]:
        port = free_port()
        prepare("serve", demo=demo)
        return serve(port)
    if words:
        say(USAGE)
        return 2
    prepare("serve", demo=demo)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
