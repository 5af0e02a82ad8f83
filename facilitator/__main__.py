"""Start the program: `facilitator`, or `python -m facilitator`."""

import sys
from pathlib import Path

# What the windows take besides a file. Everything else that begins with a dash is for the command line.
_WINDOW_OPTIONS = {"--quit-after-first-paint", "--self-test"}


def main(arguments: list[str] | None = None) -> int:
    """Run with windows or as a command, whichever the arguments ask for, and give the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if not asks_for_windows(given):
        from facilitator import cli

        return cli.run(given)
    from facilitator.opening import open_windows
    from facilitator.refusal import Refusal

    try:
        return open_windows(given)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2


def asks_for_windows(arguments: list[str]) -> bool:
    """Say whether a window is wanted: nothing is asked for, or a file to open, or one of the windows' own options."""
    if not arguments or _WINDOW_OPTIONS & set(arguments):
        return True
    first = arguments[0]
    if first.startswith("-"):
        return False
    if first.endswith(".collab"):
        return True
    from facilitator import cli

    # A file may be called like a command; then the command is meant, and "./list" opens the file.
    return first not in cli.names() and Path(first).exists()


if __name__ == "__main__":
    sys.exit(main())
