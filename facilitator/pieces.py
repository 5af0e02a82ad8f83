"""Find the pieces of a package: one public module holds at most one piece."""

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any


def names_of(package: ModuleType) -> list[str]:
    """List the full names of the public modules of `package`, without importing them."""
    return [
        f"{package.__name__}.{found.name}"
        for found in pkgutil.iter_modules(package.__path__)
        if not found.name.startswith("_")
    ]


def pieces_of(package: ModuleType, constant: str) -> list[Any]:
    """Collect `constant` from every public module of `package` that holds it, in the order the pieces ask for.

    An empty answer is a build mistake (a frozen program that lost its modules), so it raises `LookupError`.
    """
    modules = [import_module(name) for name in names_of(package)]
    found = [vars(module)[constant] for module in modules if constant in vars(module)]
    if not found:
        raise LookupError(f"{package.__name__} holds no {constant}")
    return sorted(found, key=lambda piece: piece.order)
