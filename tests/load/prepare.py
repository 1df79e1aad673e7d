"""What is read and worked at under load: the demo, in the database of the environment."""

import django

django.setup()

from samenwerking.launch.prepare import prepare  # noqa: E402 - after the set-up
from tests.machines.accounts import move_accounts  # noqa: E402 - after the set-up

if __name__ == "__main__":
    prepare()
    move_accounts()
