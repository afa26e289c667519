"""just diagrams: write each stage's life, as its workflow says it, below the mark in its README."""

import importlib
import os
import sys
from pathlib import Path

import django

MARK = "<!-- Below: written by `just diagrams`. -->"
STAGES = Path(__file__).resolve().parent.parent / "src" / "gerakan" / "stages"


def main() -> int:
    """Only stages that have a workflow; the text above the mark is left as it is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gerakan.config.settings")
    django.setup()
    for path in sorted(STAGES.glob("*/workflow.py")):
        readme = path.with_name("README.md")
        above = readme.read_text(encoding="utf-8").partition(MARK)[0].rstrip()
        readme.write_text(f"{above}\n\n{MARK}\n{diagrams(path.parent.name)}", encoding="utf-8")
        print(readme.relative_to(STAGES))
    return 0


def diagrams(stage: str) -> str:
    """A heading and a diagram for every workflow of the stage."""
    from gerakan.foundation.workflow import Workflow  # noqa: PLC0415  Django must be set up before

    module = importlib.import_module(f"gerakan.stages.{stage}.workflow")
    found = [value for value in vars(module).values() if isinstance(value, Workflow)]
    return "".join(f"\n## {life.name}\n```mermaid\n{life.as_mermaid()}\n```\n" for life in found)


if __name__ == "__main__":
    sys.exit(main())
