"""Addresses for what comes in by file (docs/decisions/0168).

``{list_import}`` was sent in by the lead of the three dossiers; for anybody else it does not exist. ``{area_import}``
is for who keeps the guide and who sets the site up.
"""

from participation.models import AreaImport, RegisterImport
from tests.matrix.addresses import Row
from tests.matrix.identities import BEHEER, CREATORS, LEAD

LISTS, AREAS = "werkplaats/lijsten/", "werkplaats/gebieden/"
EXAMPLE = r"werkplaats/^lijsten/voorbeeld\.(?P<file_format>csv|xlsx|ods)$"

IMPORTS = [
    Row(LISTS, f"/{LISTS}", get=CREATORS, post=CREATORS, login=True),
    Row(EXAMPLE, f"/{LISTS}voorbeeld.csv", get=CREATORS, login=True),
    Row(EXAMPLE, f"/{LISTS}voorbeeld.xlsx", get=CREATORS, login=True),
    Row(f"{LISTS}<int:pk>/", f"/{LISTS}{{list_import}}/", get=LEAD, post=LEAD, knows=LEAD, login=True),
    Row(
        f"{LISTS}<int:pk>/terugdraaien/",
        f"/{LISTS}{{list_import}}/terugdraaien/",
        get=LEAD,
        post=LEAD,
        knows=LEAD,
        login=True,
    ),
    Row(AREAS, f"/{AREAS}", get=BEHEER, post=BEHEER, login=True),
    Row(f"{AREAS}<int:pk>/", f"/{AREAS}{{area_import}}/", get=BEHEER, post=BEHEER, login=True),
]
IMPORTS += [
    Row(f"{LISTS}<int:pk>/{end}", f"/{LISTS}{{list_import}}/{end}", get=None, post=LEAD, knows=LEAD, login=True)
    for end in ("leeg-laten/", "inlezen/", "vergeten/")
]
IMPORTS += [
    Row(f"{AREAS}<int:pk>/{end}", f"/{AREAS}{{area_import}}/{end}", get=None, post=BEHEER, login=True)
    for end in ("inlezen/", "terugdraaien/", "vergeten/")
]


def import_numbers() -> dict[str, object]:
    """The numbers that files of the demo got."""
    return {
        "list_import": RegisterImport.objects.values_list("pk", flat=True)[0],
        "area_import": AreaImport.objects.values_list("pk", flat=True)[0],
    }
