"""A database for each size: the demo guide and this many trajecten. Made once, then reused."""

from io import StringIO

from django.core.management import call_command
from django.db import connection
from wagtail.models import Site

from pages.demo.guide import load_guide
from participation.models import Traject
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles

READER = "meting@voorbeeldpolder.example"


def use_records(trajecten: int) -> None:
    """Connect to the database of this size."""
    use_database(database_name(trajecten))


def use_database(name: str) -> None:
    """Connect to another database, and forget what Wagtail remembers of the one before."""
    connection.close()
    connection.settings_dict["NAME"] = name
    Site.clear_site_root_paths_cache()


def fill_records(trajecten: int) -> None:
    """Connect to the database of this size, made and filled when it is not there yet."""
    use_records(trajecten)
    call_command("migrate", verbosity=0, interactive=False)
    if Traject.objects.count() != trajecten:
        sync_roles()
        load_guide()
        call_command("generate_records", trajecten, stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def database_name(trajecten: int) -> str:
    return f"bench_{trajecten}"


def reader() -> User:
    """Somebody who may see everything that is not confidential: the dearest reader of the werkplaats."""
    user, made = User.objects.get_or_create(email=READER, defaults={"first_name": "Meting"})
    if made:
        user.set_unusable_password()
        user.save()
        user.groups.add(*user.groups.model.objects.filter(name=Role.PROJECT_LEADER.value))
    return user
