"""The pictures of pages that were published before their rights were listed."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from pages.figures.rights import pictures_in


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """As ``pages.figures.index`` does from now on, with the models of this moment."""
    use, page_model = apps.get_model("pages", "FigureUse"), apps.get_model("wagtailcore", "Page")
    images = dict(apps.get_model("wagtailimages", "Image").objects.values_list("pk", "title"))
    for model in apps.get_app_config("pages").get_models():
        if not issubclass(model, page_model) or not any(field.name == "body" for field in model._meta.get_fields()):
            continue
        for page in model._default_manager.filter(live=True).iterator(chunk_size=200):
            body: Any = getattr(page, "body", None)
            use._default_manager.bulk_create(
                use(
                    page_id=page.pk,
                    image_id=picture.image_id,
                    position=number,
                    title=(picture.caption or picture.alternative_text or images[picture.image_id])[:300],
                    holder=picture.holder[:255],
                    licence=picture.licence[:255],
                    source_url=picture.source_url[:2000],
                )
                for number, picture in enumerate(pictures_in(body.get_prep_value() if body else []))
                if picture.image_id in images
            )


class Migration(migrations.Migration):
    dependencies = [("pages", "0016_figure_use")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
