"""``python -m benchmarks``."""

import os
import subprocess
import sys

WIKI_PAGES = "2000"


def main() -> int:
    """Set Django up on the database of the benchmarks, and print; then the import of a small wiki."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    import django

    django.setup()
    from benchmarks.run import run

    for line in run():
        print(line, flush=True)
    print(flush=True)
    return subprocess.run([sys.executable, "-m", "benchmarks.wiki_import", WIKI_PAGES], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
