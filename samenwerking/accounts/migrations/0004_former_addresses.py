"""Addresses that allauth kept of people who have another one by now open nothing any more; from 0003 on they go at once."""

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Lower


def forget(apps, schema_editor):
    kept = apps.get_model("account", "EmailAddress").objects.annotate(kept=Lower("email"), now=Lower("user__email"))
    kept.exclude(kept=F("now")).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("accounts", "0003_coming_and_going"),
    ]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
