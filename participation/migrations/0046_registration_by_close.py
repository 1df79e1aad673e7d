from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Made beside the work that goes on: the table is not locked for writing.
    atomic = False

    dependencies = [("participation", "0045_secrecy_defaults")]

    operations = [
        AddIndexConcurrently(
            model_name="registrationsetup",
            index=models.Index(fields=["closes_at"], name="registration_by_close"),
        ),
    ]
