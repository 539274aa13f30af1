"""Pin the reader's floors to what it reaches now: ``python tests/raise_floor.py [--reason WHY]``.

A floor rises by itself. It falls, and changed texts or a changed annotation are taken over, only with a
reason, which is kept beside the floors.
"""

import argparse
import json
import sys

import quality


def main() -> int:
    """Measure, pin and print; 1 where that was refused."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reason", default="", help="why a floor falls, or why the annotation changed")
    reason = parser.parse_args().reason
    pinned = quality.pinned()
    for name, annotated in quality.SETS.items():
        if not annotated.annotation.is_dir():
            print(f"{name}: {annotated.annotation} is not there; its floors stay")
            continue
        measured = quality.measure(annotated)
        figures = {**measured.figures, **measured.qualified}
        print(f"{name}: {', '.join(f'{figure} {value:.3f}' for figure, value in figures.items())}")
        try:
            pinned = quality.pin(pinned, name, measured, reason)
        except quality.Refused as refusal:
            print(f"nothing was pinned: {refusal}", file=sys.stderr)
            return 1
    quality.PINNED.write_text(json.dumps(pinned, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
