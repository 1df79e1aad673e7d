"""What a traject wrote about chances and barriers becomes a row of each, and the two texts go."""

from typing import Any

from django.db import migrations
from django.utils import timezone


def texts_to_rows(apps: Any, schema_editor: Any) -> None:
    traject_model, factor_model = (apps.get_model("participation", name) for name in ("Traject", "Factor"))
    for kind, name in (("chance", "chances"), ("barrier", "barriers")):
        for traject in traject_model.objects.exclude(**{name: ""}).iterator():
            since = traject.start_date or timezone.localdate(traject.created_at)
            factor_model.objects.create(traject=traject, kind=kind, text=getattr(traject, name), since=since)
    # The checks that wait for the end of the transaction would keep the table from changing below.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def rows_to_texts(apps: Any, schema_editor: Any) -> None:
    traject_model, factor_model = (apps.get_model("participation", name) for name in ("Traject", "Factor"))
    for kind, name in (("chance", "chances"), ("barrier", "barriers")):
        for traject in traject_model.objects.filter(factors__kind=kind).distinct():
            rows = factor_model.objects.filter(traject=traject, kind=kind)
            setattr(traject, name, "\n".join(f"{row.text} {row.approach}".strip() for row in rows))
            traject.save(update_fields=[name])
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("participation", "0019_society")]

    operations = [
        migrations.RunPython(texts_to_rows, rows_to_texts),
        migrations.RemoveField(model_name="traject", name="barriers"),
        migrations.RemoveField(model_name="traject", name="chances"),
    ]
