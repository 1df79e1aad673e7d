"""Words, worksheets, where a page was put to use, and the way from a choice aid to a traject."""

from tests.matrix.addresses import Row
from tests.matrix.identities import CREATORS, LOGGED_IN, NOBODY

APPLIED = "bladzijden/<int:page_id>/toegepast-in/"
WORKSHEET = r"^werkbladen/werkblad\.(?P<file_format>pdf|odt)$"

GUIDE_TOOLS = [
    Row(APPLIED, "/bladzijden/{instrument}/toegepast-in/"),
    Row(APPLIED, "/bladzijden/999999/toegepast-in/", get=NOBODY, knows=NOBODY),
    Row("begrip/<slug:anchor>/", "/begrip/werkatelier/"),
    Row("begrip/<slug:anchor>/", "/begrip/bestaat-niet/", get=NOBODY, knows=NOBODY),
    Row("werkbladen/", "/werkbladen/?proces=explore"),
    Row(WORKSHEET, "/werkbladen/werkblad.pdf?proces=explore&element=content"),
    Row(WORKSHEET, "/werkbladen/werkblad.odt?proces=explore&element=content"),
    # That there is a choice aid is public; going on with it is for who makes trajecten (rule 5).
    Row("werkplaats/keuzehulp/", "/werkplaats/keuzehulp/?{aid_query}", get=CREATORS, knows=LOGGED_IN, login=True),
]
