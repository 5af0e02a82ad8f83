"""Print what things cost: `python -m tests.benchmarks`, or only some of them by name."""

import os
import sys
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))


def main(wanted: list[str]) -> int:
    """Measure, print a line for each figure, and give 1 when one is beyond its limit."""
    unknown = set(wanted) - set(NAMES)
    if unknown:
        print(f"There is no {', '.join(sorted(unknown))}. There are: {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    beyond = 0
    for name in wanted or NAMES:
        for what, figure, limit in import_module(f"tests.benchmarks.{name}").measure():
            is_within = figure <= limit
            beyond += not is_within
            print(f"{'ok    ' if is_within else 'BEYOND'} {figure:9.2f}  at most {limit:6.2f}  {what}", flush=True)
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
