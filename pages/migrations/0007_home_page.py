"""A fresh site opens on a front page of ours, not on Wagtail's welcome."""

from typing import Any

from django.db import migrations

WELCOME = "Welcome to your new Wagtail site!"
TITLE = "Samenwerkingswijzer"


def make_home_page(apps: Any, schema_editor: Any) -> None:
    """Wagtail's welcome page becomes a HomePage in place: it keeps its number, so sites and trees stay whole."""
    page_model = apps.get_model("wagtailcore", "Page")
    home_model = apps.get_model("pages", "HomePage")
    content_types = apps.get_model("contenttypes", "ContentType")
    welcome = page_model.objects.filter(depth=2, title=WELCOME, content_type__model="page").first()
    if welcome is None:
        return
    content_type, _created = content_types.objects.get_or_create(app_label="pages", model="homepage")
    values = {field.attname: getattr(welcome, field.attname) for field in page_model._meta.concrete_fields}
    values |= {"title": TITLE, "draft_title": TITLE, "content_type_id": content_type.pk}
    home_model(page_ptr_id=welcome.pk, body="[]", **values).save()


class Migration(migrations.Migration):
    dependencies = [("pages", "0006_page_types"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(make_home_page, migrations.RunPython.noop)]
