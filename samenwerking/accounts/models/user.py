"""The people who log in. Everyone is known by an e-mail address; there are no user names."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a user with a hashed password; raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a superuser. Superusers get no extra rights in the register (DESIGN rule 7)."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def in_service(self, on: date | None = None) -> "models.QuerySet[User]":
        """People whose account may be used on a day, today without one: ``is_open`` as a list."""
        day = on or timezone.localdate()
        begun = models.Q(open_from=None) | models.Q(open_from__lte=day)
        goes_on = models.Q(open_until=None) | models.Q(open_until__gte=day)
        return self.filter(begun, goes_on, is_active=True)


class User(AbstractUser):
    """A person with an account; roles are groups, see ``roles.py``."""

    username = None  # type: ignore[assignment]  # the e-mail address is the name, as Django tells to do
    email = models.EmailField(_("e-mailadres"), unique=True)
    function_title = models.CharField(_("functie"), max_length=120, blank=True)
    open_from = models.DateField(_("account open vanaf"), null=True, blank=True)
    open_until = models.DateField(_("account open tot en met"), null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()  # type: ignore[misc,assignment]  # of the same model, without a name

    personal_data = PersonalData(
        label=_("Accounts"),
        fields=("email", "first_name", "last_name", "function_title"),
        activity=Activity.ACCOUNTS,
        people=People.COLLEAGUES,
        data=_("Naam, e-mailadres, functie, rollen en laatste keer ingelogd"),
        purpose=_("Inloggen, en weten wie wat heeft besloten"),
        ground=Ground.TASK,
        term=_("Blijft na sluiten: het staat bij wat iemand besloot (Archiefwet). Inloggen kan dan niet meer"),
        seen=Seen.STAFF,
    )

    class Meta:
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")
        ordering = ["last_name", "first_name"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_case_insensitive"),
            models.CheckConstraint(
                condition=models.Q(open_from=None)
                | models.Q(open_until=None)
                | models.Q(open_until__gte=models.F("open_from")),
                name="user_open_until_after_from",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def is_open(self, on: date) -> bool:
        """May be used on this day: not closed, and within its dates."""
        begun = self.open_from is None or self.open_from <= on
        ended = self.open_until is not None and self.open_until < on
        return self.is_active and begun and not ended

    @cached_property
    def roles(self) -> frozenset[str]:
        """Names of the roles of this person. Kept as long as this object: one request, one transaction."""
        return frozenset(self.groups.values_list("name", flat=True))
