"""``python -m benchmarks``."""

import os
import sys


def main() -> int:
    """Set Django up on the database of the benchmarks, and print."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    import django

    django.setup()
    from benchmarks.run import run

    for line in run():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
