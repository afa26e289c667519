"""The command `gerakan`: what anybody may check without Django and its database; everything else as Django's management commands."""

import os
import sys

DOSSIER = ("seal", "verify", "replay")


def main(argv: list[str] | None = None) -> int:
    """Run one command line; returns the exit code."""
    arguments = sys.argv if argv is None else ["gerakan", *argv]
    if arguments[1:2] == ["compute"]:
        return _compute(arguments[2:])
    if arguments[1:2] == ["verify_timetable"]:
        return _verify_timetable(arguments[2:])
    if arguments[1:2] and arguments[1] in DOSSIER:
        return _dossier(arguments[1], arguments[2:])
    return _manage(arguments)


def _compute(arguments: list[str]) -> int:
    """Plain files in, plain files out."""
    from gerakan.compute import run  # noqa: PLC0415  slow, and Django must stay away

    return run(arguments)


def _verify_timetable(arguments: list[str]) -> int:
    from gerakan.compute import timetable_check  # noqa: PLC0415  Django must stay away, as above

    return timetable_check.run(arguments)


def _dossier(command: str, arguments: list[str]) -> int:
    from gerakan.compute.dossier import run  # noqa: PLC0415  Django must stay away, as above

    return run(command, arguments)


def _manage(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gerakan.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  slow, and not wanted by compute

    execute_from_command_line(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
