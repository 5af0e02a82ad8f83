"""The names of the commands, known without loading any of them."""

import sys

from facilitator import pieces

# Python keeps this word for itself, so the module of that command has an underscore behind its name.
_KEPT = "import"


def names() -> list[str]:
    """List the commands, one for each public module of this package."""
    found = pieces.names_of(sys.modules[__package__])
    return [name.rpartition(".")[2].removesuffix("_").replace("_", "-") for name in found]


def module_of(name: str) -> str:
    """Give the full name of the module that holds a command."""
    return f"{__package__}.{name.replace('-', '_')}{'_' if name == _KEPT else ''}"
