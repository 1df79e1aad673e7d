from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Made beside the work that goes on: the table is not locked for writing.
    atomic = False

    dependencies = [("participation", "0043_steering_cards")]

    operations = [
        AddIndexConcurrently(
            model_name="opgave",
            index=models.Index(models.F("kind").desc(), "title", "id", name="opgave_tree"),
        ),
        AddIndexConcurrently(
            model_name="stuk",
            index=models.Index(
                fields=["-council_offered_at"],
                condition=models.Q(("council_offered_at__isnull", False)),
                name="stuk_offered_to_council",
            ),
        ),
        AddIndexConcurrently(
            model_name="stuk",
            index=models.Index(
                fields=["-college_offered_at"],
                condition=models.Q(("college_offered_at__isnull", False)),
                name="stuk_offered_to_college",
            ),
        ),
    ]
