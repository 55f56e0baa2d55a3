"""python -m bench.storm: six threads found and move branches for 30 s; then check_tree."""

import argparse
import sys
from importlib import import_module

from bench import databases


def main() -> int:
    """Rage over the national tree; 1 if anything broke."""
    parser = argparse.ArgumentParser("python -m bench.storm", description=__doc__)
    parser.add_argument("--threads", type=int, default=6, help="số luồng")
    parser.add_argument("--seconds", type=float, default=30, help="số giây")
    options = parser.parse_args()
    databases.set_up()
    nation, raging = (import_module(f"bench.{name}") for name in ("nation", "storm.raging"))
    with databases.open_fresh("bench_storm"):
        nation.lay_nation()
        storm = raging.rage(options.threads, options.seconds)
    print(
        f"{options.threads} luồng, {options.seconds:g} giây: lập {storm.done['founded']} lần,"
        f" chuyển {storm.done['moved']} lần, bị từ chối {storm.done['refused']},"
        f" phải chờ quá lâu {storm.done['busy']}."
    )
    for fault in storm.broken:
        print(f"Hỏng: {fault!r}")
    for fault in storm.faults:
        print(f"{fault.message} [{fault.code}]")
    print(f"check_tree: {len(storm.faults)} lỗi.")
    return int(bool(storm.broken or storm.faults))


if __name__ == "__main__":
    sys.exit(main())
