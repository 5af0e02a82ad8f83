"""Imports point one way: every layer knows only the layers below it, and nobody goes round in a circle."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "facilitator"
COMMON = {"words", "pieces", "refusal", "shipped"}

# What each layer, or lone module beside the layers, may name in its imports besides itself and the standard library.
MAY_IMPORT = {
    "__init__": set(),
    "shipped": set(),
    "words": {"shipped"},
    "refusal": {"words"},
    "pieces": set(),
    "screen": {"words", "refusal"},
    "domain": COMMON | {"dateutil"},
    "store": COMMON | {"domain", "sqlite_utils", "platformdirs"},
    "sample": COMMON | {"domain", "store"},
    "handouts": COMMON | {"domain", "store", "reportlab"},
    "exchange": COMMON | {
        "domain", "store", "vobject", "phonenumbers", "rapidfuzz", "python_calamine", "xlsxwriter",
        "charset_normalizer", "cryptography",
    },
    "ui": COMMON | {"domain", "store", "sample", "handouts", "exchange", "screen", "PySide6", "shiboken6", "pypdfium2"},
    "app": COMMON | {"domain", "store", "sample", "ui", "screen", "self_test", "PySide6", "shiboken6"},
    "self_test": COMMON | {"domain", "store", "sample", "handouts", "exchange", "ui", "PySide6"},
    "cli": COMMON | {"domain", "store", "sample", "handouts", "exchange", "screen", "opening", "click"},
    "opening": COMMON | {"screen", "app"},
    "__main__": COMMON | {"opening", "cli", "self_test"},
}  # fmt: skip
HEAVY = {
    "reportlab", "sqlite_utils", "vobject", "rapidfuzz", "phonenumbers", "python_calamine", "xlsxwriter", "pypdfium2",
    "dateutil", "charset_normalizer", "PIL", "cryptography",
}  # fmt: skip
MODULES = sorted(ROOT.rglob("*.py"))


class WithoutTypes(ast.NodeTransformer):
    """Leaves out what is only imported for type hints, since it is never run."""

    def visit_If(self, node):
        return None if ast.unparse(node.test) == "TYPE_CHECKING" else node


def names_in(module, is_run=False):
    """List the full names a module imports, wherever in it the import stands, or only those that are run."""
    names = set()
    tree = ast.parse(module.read_text("utf-8"))
    for node in ast.walk(WithoutTypes().visit(tree) if is_run else tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write the full path of an import"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def layer_of(module):
    return module.relative_to(ROOT).parts[0].removesuffix(".py")


def dotted(module):
    parts = ("facilitator", *module.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_layer_may(module):
    layer = layer_of(module)
    assert layer in MAY_IMPORT, f"say in MAY_IMPORT what {layer} may know"
    allowed = MAY_IMPORT[layer] | {layer}

    ours = {name.split(".")[1] for name in names_in(module) if name.startswith("facilitator.")}
    libraries = {name.split(".")[0] for name in names_in(module)} - {"facilitator", *sys.stdlib_module_names}

    layers = {name for name in ours if (ROOT / name).is_dir() or (ROOT / f"{name}.py").is_file()}
    assert layers - allowed == set()
    assert libraries - allowed == set()


def test_no_imports_go_round_in_a_circle():
    known = {dotted(module) for module in MODULES}

    def target(name):
        # `from facilitator.store import rows` names a module, `from facilitator.words import mark` a thing in one.
        return name if name in known else name.rpartition(".")[0]

    graph = {}
    for module in MODULES:
        named = names_in(module, is_run=True)
        imported = {target(name) for name in named} & known
        # Naming a module of a package does not need anything of the package's own file.
        inside = {name for name in imported if any(other.startswith(f"{name}.") for other in named & known)}
        graph[dotted(module)] = imported - inside - {dotted(module)}

    TopologicalSorter(graph).prepare()  # raises CycleError and names the circle


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_begins_with_a_sentence(module):
    words = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""

    assert words.splitlines()[0].rstrip().endswith((".", "?"))


@pytest.mark.parametrize("name", ["facilitator.store.document", "facilitator.sample.writing", "facilitator.cli"])
def test_no_heavy_library_is_loaded_before_it_is_needed(name):
    asked = f"import sys, {name}; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()

    assert {module.split(".")[0] for module in loaded} & HEAVY == set()


def test_only_the_window_knows_qt():
    knowing = {
        layer_of(module) for module in MODULES if {"PySide6"} & {name.split(".")[0] for name in names_in(module)}
    }

    assert knowing <= {"ui", "app", "self_test"}
