"""Draws the sections of a paper from its dossier, by the template of its kind."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.choices import StukKind
from participation.models import Opgave, Traject, Werkatelier
from participation.sections import Section, make_section
from participation.selectors.papers import kinds_for
from participation.services.composition.dossier import Dossier
from participation.services.composition.refilling import refilled
from participation.services.composition.templates.filling import DrawnSection, fill
from participation.services.composition.templates.folder import template_for


def compose(kind: StukKind, owner: Opgave | Traject | Werkatelier) -> list[Section]:
    """The sections of a new paper of this kind. Raises ValidationError when the kind does not fit the record."""
    return [make_section(drawn.key, drawn.title, drawn.body) for drawn in _drawn(kind, owner)]


def compose_again(kind: StukKind, owner: Opgave | Traject | Werkatelier, sections: list[Section]) -> list[Section]:
    """The sections with what the dossier says by now in empty sections and open places; written text stays."""
    fresh = {drawn.key: drawn for drawn in _drawn(kind, owner)}
    return [_again(section, fresh.get(section["key"])) for section in sections]


def _drawn(kind: StukKind, owner: Opgave | Traject | Werkatelier) -> list[DrawnSection]:
    if kind not in kinds_for(owner):
        raise ValidationError(
            _("Bij een %(record)s hoort geen %(kind)s.")
            % {"record": owner._meta.verbose_name, "kind": StukKind(kind).label.lower()}
        )
    return fill(template_for(StukKind(kind)), Dossier(owner))


def _again(section: Section, drawn: DrawnSection | None) -> Section:
    if drawn is None:
        return section
    body = drawn.body if section["missing"] else refilled(section["body"], drawn)
    return make_section(section["key"], section["title"], body)
