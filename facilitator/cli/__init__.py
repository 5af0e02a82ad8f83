"""The second face: the same core on a command line. May know everything but windows; `click` belongs to it alone."""

import sys

from facilitator import pieces


def names() -> list[str]:
    """List the commands, one for each public module of this package."""
    # A command that Python keeps the word of (import) has an underscore behind its module's name.
    return [name.rpartition(".")[2].removesuffix("_") for name in pieces.names_of(sys.modules[__name__])]


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code: 0 done, 1 done with lines skipped, 2 could not."""
    from facilitator.cli import _program

    return _program.run(arguments)
