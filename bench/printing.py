"""Print all certificates of a database, in a process of its own: python -m bench.printing NAME PDF.

Says the seconds that printing took; what imports and the connection took is not in them.
"""

import sys
import time
from pathlib import Path

from bench import databases


def main() -> None:
    """Print and say how long it took."""
    name, path = sys.argv[1:]
    databases.set_up()
    databases.use(name)

    from records.models import Certificate  # noqa: PLC0415 - after set_up
    from records.printing import print_certificates  # noqa: PLC0415

    keys = list(Certificate.objects.order_by("number").values_list("pk", flat=True))
    began = time.perf_counter()
    printed = print_certificates(keys, Path(path), root="https://khuyenhoc.thainguyen.gov.vn")
    print(time.perf_counter() - began, printed.pages)


if __name__ == "__main__":
    main()
