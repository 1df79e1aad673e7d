"""What the choice aid reads: the instruments that it names, as far as anyone may read them."""

from wagtail.models import Page

from pages.choice_aid.content import Aid
from pages.selectors.public import public_pages


def instrument_titles(aid: Aid) -> dict[int, str]:
    """Titles of the public instruments of this aid, by number."""
    return dict(public_pages().filter(pk__in=aid.instrument_ids).values_list("pk", "title"))


def public_instruments(ids: tuple[int, ...], most: int) -> list[Page]:
    """The first public ones, in the order that was given; one query."""
    found = {page.pk: page for page in public_pages().filter(pk__in=ids)}
    return [found[pk] for pk in ids if pk in found][:most]
