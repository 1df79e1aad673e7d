"""What is read and worked at under load: the demo, in the database of the environment."""

import django

django.setup()

from django.conf import settings  # noqa: E402 - after the set-up
from django.db.models import Value  # noqa: E402 - after the set-up
from django.db.models.functions import Replace  # noqa: E402 - after the set-up

from samenwerking.accounts.models import User  # noqa: E402 - after the set-up
from samenwerking.launch.prepare import prepare  # noqa: E402 - after the set-up

if __name__ == "__main__":
    prepare()
    # Production refuses to serve the accounts of the demo.
    User.objects.update(email=Replace("email", Value(settings.DEMO_EMAIL_DOMAIN), Value("gemeente.example")))
