"""What the machines serve: the people of the demo and one public dossier, in the database of the environment."""

import django

django.setup()

from django.utils import timezone  # noqa: E402 - after the set-up

from participation.demo.calendar import DemoCalendar  # noqa: E402 - after the set-up
from participation.demo.dossiers import DORPSHART  # noqa: E402 - after the set-up
from participation.demo.load import load_dossier  # noqa: E402 - after the set-up
from participation.demo.people import load_people  # noqa: E402 - after the set-up
from participation.demo.records import Stage  # noqa: E402 - after the set-up
from participation.services.routes import sync_routes  # noqa: E402 - after the set-up
from samenwerking.accounts.roles import sync_roles  # noqa: E402 - after the set-up
from tests.machines.accounts import move_accounts  # noqa: E402 - after the set-up

if __name__ == "__main__":
    sync_roles()
    sync_routes()
    load_dossier(DORPSHART, Stage(load_people(), DemoCalendar(timezone.localdate())))
    move_accounts()
