"""``python -m benchmarks``."""

import os
import subprocess
import sys

# Each in a process of its own, after the pages: the import of a small wiki, the front, and MediaWiki beside us.
NEXT = (("benchmarks.wiki_import", "2000"), ("benchmarks.front",), ("benchmarks.mediawiki",))


def main() -> int:
    """Set Django up on the database of the benchmarks, and print; then the others. 1 when one of those fails."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    import django

    django.setup()
    from benchmarks.run import run

    for line in run():
        print(line, flush=True)
    failed = 0
    for command in NEXT:
        print(flush=True)
        failed |= subprocess.run([sys.executable, "-m", *command], check=False).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
