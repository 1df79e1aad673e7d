#!/usr/bin/env python
"""Django's command line, with the development settings unless told otherwise."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings.dev")
    from samenwerking.launch.command_line import run

    sys.exit(run(sys.argv))


if __name__ == "__main__":
    main()
