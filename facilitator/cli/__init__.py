"""The second face: the same core on a command line. May know everything but windows; `click` belongs to it alone."""

from facilitator.cli._names import names

__all__ = ["names", "run"]


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code: 0 done, 1 done with lines skipped, 2 could not."""
    from facilitator.cli import _program

    return _program.run(arguments)
