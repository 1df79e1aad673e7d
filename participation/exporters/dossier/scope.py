"""Whose export it is, of which dossier, with which choices; and what turned up on the way."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from pages.models import SiteSettings
from participation import policy
from participation.choices import Confidentiality
from participation.exceptions import ParticipationError
from participation.models import ArchiveSettings, DossierExport, Opgave, Stuk, Traject
from participation.policy import exports as rules
from participation.policy.seeing import user_is_related
from samenwerking.accounts.models import User


class ExportProblem(ParticipationError):
    """Why an export could not be made, in words for who asked for it."""


@dataclass
class Found:
    """``width``: the narrowest of what went in. ``left_out``: how many of what did not, by a key of ``readme.py``."""

    width: Confidentiality = Confidentiality.INTERNAL
    left_out: Counter[str] = field(default_factory=Counter)
    people: dict[str, list[int]] = field(default_factory=dict)

    def narrow(self, width: str) -> None:
        self.width = policy.narrowest(self.width, width)


@dataclass
class Scope:
    """The dossier as one person may see it at this moment."""

    user: User
    dossier: Opgave | Traject
    with_persons: bool
    with_secret: bool
    found: Found = field(default_factory=Found)
    # What ``files.py`` and ``photos.py`` found out once: where each attachment and each photo goes.
    file_paths: dict[int, str] | None = None
    photo_paths: dict[int, str] | None = None

    @property
    def opgave(self) -> Opgave:
        return self.dossier.opgave

    @property
    def noun(self) -> str:
        return str(self.dossier._meta.model_name)

    @property
    def label(self) -> str:
        """The name of the folder in the zip, and of the dossier for the archive."""
        return f"{self.noun}-{self.dossier.slug}"

    @cached_property
    def trajecten(self) -> list[int]:
        """The trajecten of which the inside goes along."""
        found = rules.exported_trajecten(self.user, self.dossier)
        return list(found.order_by("pk").values_list("pk", flat=True))

    @cached_property
    def sees_confidential(self) -> bool:
        """Do confidential parts go along? For who is related to the dossier that is exported."""
        return user_is_related(self.user, self.dossier)

    @cached_property
    def stukken(self) -> list[int]:
        """The papers that go along; what is under secrecy only when asked for."""
        inside = policy.internal_stukken(self.user).filter(pk__in=rules.stukken_of(self.dossier).values("pk"))
        found = set(inside.values_list("pk", flat=True))
        return sorted(found - self.secret)

    @cached_property
    def secret(self) -> frozenset[int]:
        """Papers that stay out because they are under secrecy."""
        if self.with_secret:
            return frozenset()
        return frozenset(rules.secret_stukken(self.dossier).order_by().values_list("pk", flat=True))

    @cached_property
    def names(self) -> dict[int, str]:
        """Colleagues by number; nobody in an export without personal data."""
        if not self.with_persons:
            return {}
        return {person.pk: person.get_full_name() for person in User.objects.order_by("pk")}

    @cached_property
    def archive(self) -> ArchiveSettings:
        return ArchiveSettings.current()

    @cached_property
    def site(self) -> SiteSettings:
        """The settings of the first site: a worker has no request."""
        found: SiteSettings | None = SiteSettings.base_queryset().filter(site__is_default_site=True).first()
        return found or SiteSettings()

    def papers(self) -> list[Stuk]:
        related = ("opgave", "opgave_owner", "traject_owner", "werkatelier_owner", "traject")
        return list(Stuk.objects.filter(pk__in=self.stukken).select_related(*related).order_by("pk"))


def scope_of(export: DossierExport) -> Scope:
    """Asked anew at the moment of making. Raises NotAllowed when the asker may no more."""
    user, dossier = User.objects.get(pk=export.asked_by_id), export.dossier
    scope = Scope(user, dossier, export.with_persons, export.with_secret)
    scope.found.narrow(dossier.opgave.confidentiality)
    return scope
