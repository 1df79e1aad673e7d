"""Draws the sections of a paper from its dossier."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.choices import StukKind
from participation.models import Opgave, Traject, Werkatelier
from participation.sections import Section, make_section
from participation.selectors.papers import kinds_for
from participation.services.composition import (
    eindverslag,
    evaluatie,
    kennisgeving,
    motivering,
    opgavekaart,
    paragraaf,
    plan_van_aanpak,
    startnotitie,
    werkatelierverslag,
)
from participation.services.composition.dossier import Dossier
from participation.services.composition.parts import SectionSpec

SPECS: dict[StukKind, tuple[SectionSpec, ...]] = {
    StukKind.OPGAVEKAART: opgavekaart.SECTIONS,
    StukKind.STARTNOTITIE: startnotitie.SECTIONS,
    StukKind.PLAN_VAN_AANPAK: plan_van_aanpak.SECTIONS,
    StukKind.WERKATELIERVERSLAG: werkatelierverslag.SECTIONS,
    StukKind.EINDVERSLAG: eindverslag.SECTIONS,
    StukKind.EVALUATIE: evaluatie.SECTIONS,
    StukKind.PARAGRAAF: paragraaf.SECTIONS,
    StukKind.MOTIVERING: motivering.SECTIONS,
    StukKind.KENNISGEVING: kennisgeving.SECTIONS,
}


def compose(kind: StukKind, owner: Opgave | Traject | Werkatelier) -> list[Section]:
    """The sections of a new paper of this kind. Raises ValidationError when the kind does not fit the record."""
    if kind not in kinds_for(owner):
        raise ValidationError(
            _("Bij een %(record)s hoort geen %(kind)s.")
            % {"record": owner._meta.verbose_name, "kind": StukKind(kind).label.lower()}
        )
    dossier = Dossier(owner)
    return [make_section(spec.key, str(spec.title), spec.draw(dossier)) for spec in SPECS[StukKind(kind)]]
