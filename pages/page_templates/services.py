"""Making a page from a template."""

import json
from uuid import uuid4

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page

from pages.page_templates.model import PageTemplate
from samenwerking.accounts.models import User


@transaction.atomic
def add_from_template(*, parent: Page, template: PageTemplate, title: str, user: User) -> Page:
    """A draft under ``parent`` with the example text; its address is made of the title."""
    locked = Page.objects.select_for_update().get(pk=parent.pk)
    body = [{**block, "id": str(uuid4())} for block in template.body]
    page = template.model(
        title=title,
        slug=_free_slug(locked, slugify(title) or template.key),
        search_description=template.summary,
        body=json.dumps(body),
        live=False,
        owner=user,
        locale_id=locked.locale_id,
        **template.fields,
    )
    locked.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def _free_slug(parent: Page, slug: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    return next(name for name in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
