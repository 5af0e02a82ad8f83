"""Show the windows, where there is a screen for them."""

from facilitator import screen


def open_windows(arguments: list[str]) -> int:
    """Run the program with windows until the last is closed, and give its exit code.

    Raises a `Refusal` when there is no screen, or when the system lacks something that windows need.
    """
    if "--self-test" not in arguments:  # which looks at itself unseen
        screen.require()
    try:
        from facilitator.app import run

        return run(arguments)
    except ImportError as problem:
        known = screen.explained(problem)
        if known is None:
            raise
        raise known from problem
