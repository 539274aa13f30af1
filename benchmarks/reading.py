"""How fast texts are read, end to end from raw files to claims, and how much memory that takes.

    python benchmarks/reading.py [--folder FOLDER] [--runs 5] [--documents 20000]

Words per second, the median of several runs: one process alone, and a worker for each core. Beside it the CPU
seconds of the command and of its workers, which a busy machine changes less than the time that passes: what
the command itself needs is the share that more workers cannot make shorter. A word is what stands between
white space. Memory: the highest resident set of the command and of its largest worker, in MB,
over generated short documents, and over a tenth of them: the two are alike where memory is flat. Texts are
the sample dispatches, generated ones are made of their sentences in another order, each unlike the others.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from allegiance import resources
from allegiance.documents import read, sentences
from allegiance.extraction import RuleExtractor
from allegiance.extraction.pool import Reading, cores, readings
from allegiance.gazetteer import gazetteer
from allegiance.records import Document


def generated(count: int) -> Iterator[str]:
    """Texts of six sentences each."""
    texts = read(resources.folder("seeds") / "texts")
    said = [s.text for text in texts if isinstance(text, Document) for s in sentences(text)]
    dice = random.Random(4)
    for number in range(count):
        yield f"Report {number}\n\n" + "\n\n".join(dice.sample(said, 6)) + "\n"


def write(folder: Path, count: int) -> int:
    """Files of generated texts in folders of a thousand; the number of their words."""
    words = 0
    for number, text in enumerate(generated(count)):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        words += len(text.split())
    return words


@dataclass(frozen=True)
class Run:
    """Seconds that passed, CPU seconds of the command and of its workers, and the number of claims."""

    seconds: float
    own: float
    others: float
    claims: int


def run(folder: Path, workers: int) -> Run:
    """From files to claims, loading the lists included."""
    start, before = time.perf_counter(), os.times()
    claims = 0
    for one in readings(RuleExtractor(gazetteer()), read(folder), workers):
        claims += len(one.claims or ()) if isinstance(one, Reading) else 0
    after = os.times()
    return Run(
        time.perf_counter() - start,
        after.user + after.system - before.user - before.system,
        after.children_user + after.children_system - before.children_user - before.children_system,
        claims,
    )


def speed(folder: Path, words: int, runs: int) -> None:
    for workers in dict.fromkeys((1, cores())):
        found = sorted((run(folder, workers) for _ in range(runs)), key=lambda one: one.seconds)
        seconds = statistics.median(one.seconds for one in found)
        own, others = (statistics.median(getattr(one, name) for one in found) for name in ("own", "others"))
        print(
            f"{workers} worker{'s' if workers > 1 else ''}: {words / seconds:,.0f} words per second "
            f"(median of {runs}, {found[0].seconds:.2f}-{found[-1].seconds:.2f} s, {words:,} words, "
            f"{found[0].claims:,} claims; CPU {own:.2f} s and {others:.2f} s in workers)"
        )


def memory(folder: Path, workers: int) -> str:
    """What another process says of its own memory after it has read the folder."""
    words = [sys.executable, __file__, "--measure", str(folder), "--workers", str(workers)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def measure(folder: Path, workers: int) -> None:
    done = run(folder, workers)
    sizes = [
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(
        f"{sizes[0]:.0f} MB, largest worker {sizes[1]:.0f} MB ({done.seconds:.1f} s, {done.claims:,} claims)"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--folder", type=Path, help="texts of your own, for the speed")
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--documents", type=int, default=20_000)
    asked.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.measure:
        measure(given.measure, given.workers)
        return
    with tempfile.TemporaryDirectory(prefix="allegiance-reading-") as spare:
        some = given.folder or Path(spare, "some")
        words = (
            sum(len(text.text.split()) for text in read(some) if isinstance(text, Document))
            if given.folder
            else write(some, 1000)
        )
        speed(some, words, given.runs)
        for count in (given.documents // 10, given.documents):
            folder = Path(spare, str(count))
            write(folder, count)
            for workers in dict.fromkeys((1, cores())):
                print(f"{count:,} documents, {workers} at work: {memory(folder, workers)}")


if __name__ == "__main__":
    main()
