"""`python -m samenwerking.launch start|reset`, called by `make`."""

import os
import sys

import django


def main(arguments: list[str]) -> int:
    """Problems come out as one sentence on standard error and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings.dev")
    from .problem import LaunchProblem

    try:
        django.setup()
        return _run(arguments)
    except LaunchProblem as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - this is where we talk
        return 1
    except KeyboardInterrupt:
        print("Afgebroken. Hetzelfde commando gaat de volgende keer verder.", file=sys.stderr)  # noqa: T201 - idem
        return 130


def _run(arguments: list[str]) -> int:
    from .prepare import prepare, reset
    from .serve import serve

    if arguments == ["start"]:
        prepare()
        serve()
    elif arguments == ["reset"]:
        reset()
    else:
        print("Gebruik: python -m samenwerking.launch start|reset", file=sys.stderr)  # noqa: T201 - this is where we talk
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
