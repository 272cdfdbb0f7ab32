"""The `caspian` command: one line per verb, each with its own --help."""

import argparse
import os
import sys
from collections.abc import Sequence

from caspian.project.errors import INTERRUPTED, STOPPED, in_one_sentence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; exit code 0 only when all went well, 2 for bad usage.

    What a verb does not answer itself ends here, in one line: Ctrl-C, and what the machine refuses.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caspian.project.settings")
    try:
        return _carry_out(arguments)
    except KeyboardInterrupt:
        return _ended(STOPPED, INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if said := in_one_sentence(error):
            return _ended(said, 1)
        raise


def _carry_out(arguments: list[str]) -> int:
    if arguments[:1] == ["manage"]:
        return _manage(arguments[1:])
    chosen = _parser().parse_args(arguments)
    if getattr(chosen, "needs_django", True):
        _set_up_django()
    code: int = chosen.run(chosen)
    # Not left to Python's own end, which complains of a pipe that nobody reads any more.
    sys.stdout.flush()
    return code


def _ended(why: str, code: int) -> int:
    # The terminal has written ^C into this line.
    start = "\n" if code == INTERRUPTED and sys.stderr.isatty() else ""
    sys.stderr.write(f"{start}{why}\n")
    return code


def _parser() -> argparse.ArgumentParser:
    # Imported here, not at the top: they add only arguments, but `--help` must not wait for Django.
    from caspian.project.commands import (  # noqa: PLC0415
        edition,
        export,
        import_,
        language,
        press,
        serve,
        user,
        worker,
    )

    parser = argparse.ArgumentParser(
        prog="caspian", description="A newsroom and a newspaper in one package."
    )
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (serve, import_, export, press, edition, language, user, worker):
        command.add_to(verbs)
    verbs.add_parser("manage", help="run a Django management command")
    return parser


def _set_up_django() -> None:
    import django  # noqa: PLC0415  the settings read the environment when imported

    django.setup()


def _manage(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["caspian manage", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main())
