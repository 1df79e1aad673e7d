from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participation", "0003_process_moves")]

    operations = [
        migrations.AddField(
            model_name="secrecygrant",
            name="lifted_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="opgeheven op"),
        ),
    ]
