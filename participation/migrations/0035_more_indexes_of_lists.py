from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Made beside the work that goes on: none of these tables is locked for writing.
    atomic = False

    dependencies = [
        ("pages", "0023_search_newest_first"),
        ("participation", "0034_meetings"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="opgave",
            index=models.Index(
                fields=["id"],
                condition=models.Q(("confidentiality", "public"), ("published_at__isnull", False)),
                name="opgave_published",
            ),
        ),
        AddIndexConcurrently(
            model_name="werkatelier",
            index=models.Index(fields=["starts_at", "id", "ends_at"], name="werkatelier_by_begin"),
        ),
        RemoveIndexConcurrently(model_name="werkatelier", name="participati_starts__793354_idx"),
    ]
