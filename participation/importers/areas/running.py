"""The life of a file with borders: received, its names chosen and tried out, read in, undone. All of it, or nothing."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.choices import AreaKind
from pages.models import Area
from participation.audit import imports as audit
from participation.choices import ImportState
from participation.exceptions import NotAllowed, ParticipationError
from participation.importers.areas.geometry import Shape, stored_shape
from participation.importers.areas.outline import outline_of
from participation.importers.areas.reading import FoundArea, found_areas, likely_name, open_area_file
from participation.importers.uploads import demand_state
from participation.models import AreaChange, AreaImport
from participation.policy.areas import user_can_import_areas
from participation.services.slugs import unique_slug
from samenwerking.accounts.models import User

MOST_ERRORS = 200
# Points of all drawn outlines of one file together, and of one of them.
DRAWN_TOGETHER = 20_000
DRAWN_EACH = 120


@transaction.atomic
def receive_areas(*, user: User, name: str, content: bytes) -> AreaImport:
    """Keep the file and look at its properties. Raises NotAllowed or AreaFileProblem."""
    if not user_can_import_areas(user):
        raise NotAllowed
    file = open_area_file(content)
    properties = file.properties()
    return AreaImport.objects.create(
        file_name=name[-200:],
        content=content,
        properties=properties,
        name_property=likely_name(properties),
        system=file.system,
        created_by=user,
    )


@transaction.atomic
def try_out(*, user: User, upload: AreaImport, name_property: str, kind: str) -> AreaImport:
    """Say which property is the name, and see what would happen. Keeps no area. Raises as the others do."""
    current = _locked(user, upload)
    demand_state(current.state, ImportState.UPLOADED, ImportState.CHECKED, ImportState.FAILED)
    if name_property not in [name for name, _example in current.properties]:
        raise ValidationError({"name_property": _("Kies een eigenschap die in het bestand staat.")})
    if kind not in AreaKind.values:
        raise ValidationError({"kind": _("Kies wat voor gebieden dit zijn.")})
    areas = list(found_areas(open_area_file(bytes(current.content)), name_property))
    wrong = [area for area in areas if area.errors]
    current.name_property, current.kind, current.state, current.problem = name_property, kind, ImportState.CHECKED, ""
    current.area_count, current.error_count = len(areas), len(wrong)
    current.errors = [{"row": area.number, "name": area.name, "messages": area.errors} for area in wrong][:MOST_ERRORS]
    current.summary = [] if wrong else _summary(areas)
    current.save()
    return current


def _summary(areas: list[FoundArea]) -> list[dict[str, object]]:
    known = _known_areas([area.name for area in areas])
    each = max(20, min(DRAWN_EACH, DRAWN_TOGETHER // len(areas)))
    return [
        {
            "name": area.name,
            "replaces": (old := known.get(area.name.casefold())) is not None and old.box is not None,
            "is_known": old is not None,
            "points": area.shape.points,
            "outline": outline_of(area.shape, each).as_geojson(),
        }
        for area in areas
        if area.shape is not None
    ]


@transaction.atomic
def write_areas(*, user: User, upload: AreaImport) -> AreaImport:
    """Give each area its borders, under its name; what it had before is kept. Pressed twice is once."""
    current = _locked(user, upload)
    if current.state == ImportState.DONE:
        return current
    demand_state(current.state, ImportState.CHECKED)
    areas = list(found_areas(open_area_file(bytes(current.content)), current.name_property))
    if current.error_count or any(area.errors for area in areas):
        raise ParticipationError(_("Verbeter eerst de fouten in het bestand. Er is niets ingelezen."))
    known = _known_areas([area.name for area in areas], lock=True)
    for area in areas:
        if area.shape is not None:
            _write_area(current, area.name, area.shape, known.get(area.name.casefold()))
    _settle(current, ImportState.DONE)
    audit.areas_imported(user=user, upload=current, undone=False)
    return current


def _write_area(upload: AreaImport, name: str, shape: Shape, known: Area | None) -> None:
    area = known or Area(name=name, slug=unique_slug(Area, name))
    before = AreaChange(
        upload=upload, was_new=known is None, kind=area.kind, geometry=area.geometry, outline=area.outline
    )
    area.kind = upload.kind
    _give_shape(area, shape.as_geojson(), outline_of(shape, DRAWN_EACH).as_geojson(), shape)
    before.area = area
    before.save()


def _give_shape(area: Area, geometry: object, outline: object, shape: Shape | None) -> None:
    area.geometry, area.outline = geometry, outline
    area.west, area.south, area.east, area.north = shape.box if shape else (None, None, None, None)
    area.save()


@transaction.atomic
def undo_areas(*, user: User, upload: AreaImport) -> None:
    """Put everything back as it was, while nothing was built on it since. Raises NotAllowed or ParticipationError."""
    current = _locked(user, upload)
    if current.state == ImportState.UNDONE:
        return
    demand_state(current.state, ImportState.DONE)
    changes = list(current.changes.select_related(None).order_by("pk"))
    areas = {area.pk: area for area in _shapes().select_for_update(of=("self",)).filter(changes__in=changes)}
    _refuse_when_used(current, changes, areas)
    for change in changes:
        area = areas[change.area_id]
        if change.was_new:
            area.delete()
            continue
        area.kind = change.kind
        _give_shape(area, change.geometry, change.outline, stored_shape(change.geometry) if change.geometry else None)
    _settle(current, ImportState.UNDONE)
    audit.areas_imported(user=user, upload=current, undone=True)


def _refuse_when_used(upload: AreaImport, changes: list[AreaChange], areas: dict[int, Area]) -> None:
    """Says which, and not where: a dossier that chose an area may be nobody's business."""
    later = AreaChange.objects.filter(area__in=areas, upload__state=ImportState.DONE, upload__pk__gt=upload.pk)
    replaced = sorted({areas[pk].name for pk in later.values_list("area", flat=True)})
    if replaced:
        message = _("Een later bestand gaf deze gebieden al andere grenzen: %(names)s. Draai eerst dat terug.")
        raise ParticipationError(message % {"names": ", ".join(replaced[:10])})
    new = [change.area_id for change in changes if change.was_new]
    used = sorted(areas[pk].name for pk in _chosen_somewhere(new))
    if used:
        message = _("Deze nieuwe gebieden zijn intussen gekozen bij een opgave of initiatief: %(names)s.")
        raise ParticipationError(message % {"names": ", ".join(used[:10])})


def _chosen_somewhere(pks: list[int]) -> set[int]:
    """Areas that anything at all points at, whatever model that is."""
    used: set[int] = set()
    for relation in Area._meta.related_objects:
        if relation.related_model is AreaChange:
            continue
        pointed_at = Area.objects.filter(pk__in=pks, **{f"{relation.name}__isnull": False})
        used |= set(pointed_at.values_list("pk", flat=True))
    return used


@transaction.atomic
def drop_areas(*, user: User, upload: AreaImport) -> None:
    """Forget a file that was not read in. Raises NotAllowed or ParticipationError."""
    current = _locked(user, upload)
    if current.state in (ImportState.DONE, ImportState.UNDONE):
        raise ParticipationError(_("Dit bestand is al ingelezen."))
    current.delete()


def _shapes() -> QuerySet[Area]:
    return Area.objects.defer(None)


def _known_areas(names: list[str], *, lock: bool = False) -> dict[str, Area]:
    """By name, in whatever case."""
    rows = _shapes().annotate(folded=Lower("name")).filter(folded__in=[name.lower() for name in names])
    return {area.name.casefold(): area for area in (rows.select_for_update(of=("self",)) if lock else rows)}


def _locked(user: User, upload: AreaImport) -> AreaImport:
    if not user_can_import_areas(user):
        raise NotAllowed
    try:
        return AreaImport.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    except AreaImport.DoesNotExist as gone:
        raise ParticipationError(_("Dit bestand is er niet meer.")) from gone


def _settle(upload: AreaImport, state: ImportState) -> None:
    """The content goes: the borders are kept with the areas."""
    upload.state, upload.finished_at, upload.content = state, timezone.now(), b""
    upload.summary = [{**one, "outline": None} for one in upload.summary]
    upload.save()
