from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pages", "0020_version_files")]

    operations = [
        migrations.AddField(
            model_name="suggestion",
            name="parts",
            field=models.JSONField(blank=True, default=list, verbose_name="teksten in stappen en tabellen"),
        ),
        migrations.AlterField(
            model_name="suggestion",
            name="proposed_text",
            field=models.TextField(blank=True, verbose_name="voorgestelde tekst"),
        ),
    ]
