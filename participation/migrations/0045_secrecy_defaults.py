from django.db import migrations, models


class Migration(migrations.Migration):
    """The version before 0041 makes rows without these two while both versions are at work (docs/decisions/0221)."""

    dependencies = [("participation", "0044_lists_by_index")]

    operations = [
        migrations.AlterField(
            model_name="secrecygrant",
            name="downloads_allowed",
            field=models.BooleanField(db_default=False, default=False, verbose_name="downloaden mag"),
        ),
        migrations.AlterField(
            model_name="secrecygrant",
            name="needs_confirmation",
            field=models.BooleanField(db_default=False, default=False, verbose_name="de raad moet bekrachtigen"),
        ),
    ]
