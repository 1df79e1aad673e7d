# The entry of `make`. Written so that any Python 3 can read it: the first thing it does is look at its own version.
import sys

from samenwerking.bootstrap.python_version import use_a_supported_python

if __name__ == "__main__":
    use_a_supported_python()
    from samenwerking.bootstrap.cli import main

    sys.exit(main(sys.argv[1:]))
