"""python -m bench [name …]: time what the product promises, each against its floor."""

import argparse
import os
import sys
from importlib import import_module

from bench import databases
from bench.timing import write_headings, write_line

BENCHES = ("intake", "consolidation", "approval", "loading", "tree", "restating", "event",
           "portal", "pages", "lists", "certificates", "funds", "reports_year",
           "members")  # fmt: skip

APART = ("learning_year",)  # takes minutes: by its name alone


def main() -> int:
    """Run the benches named, or all but those apart; 1 if a goal is missed."""
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="tên", help=", ".join(BENCHES + APART))
    names = parser.parse_args().names or BENCHES
    if unknown := set(names) - set(BENCHES) - set(APART):
        known = ", ".join(BENCHES + APART)
        parser.error(f"không có bài đo {', '.join(sorted(unknown))}; có: {known}")
    databases.set_up()
    print(write_headings(), flush=True)
    missed = 0
    loads = []
    for name in names:
        with databases.open_fresh(f"bench_{name}"):
            for line in import_module(f"bench.{name}").measure():
                print(write_line(line), flush=True)
                missed += line.is_met is False
        loads.append(os.getloadavg()[1])
    print(
        f"\nTải máy trong lúc đo: {max(loads):.1f} trên {os.cpu_count()} lõi."
        " Quá số lõi thì chỉ tin cột tỉ lệ."
    )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
