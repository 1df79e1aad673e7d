"""Parties of the same name, in whatever case, are one: each existing party gets the organisation that it is."""

from typing import Any

from django.db import migrations


def know_parties(apps: Any, schema_editor: Any) -> None:
    Party = apps.get_model("participation", "Party")
    Organisation = apps.get_model("participation", "Organisation")
    known: dict[str, Any] = {}
    for party in Party.objects.filter(organisation__isnull=True).order_by("pk").iterator():
        key = " ".join(party.name.split()).casefold()
        if key not in known:
            known[key] = Organisation.objects.create(name=party.name)
        party.organisation = known[key]
        party.save(update_fields=["organisation"])


class Migration(migrations.Migration):
    dependencies = [("participation", "0017_organisations_and_depth")]
    operations = [migrations.RunPython(know_parties, migrations.RunPython.noop)]
