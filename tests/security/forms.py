"""Every form class of the site."""

import importlib
import pkgutil
from collections.abc import Iterator

from django.forms import BaseForm, ModelForm

import pages
import participation
import samenwerking
from participation.forms.versioned import RecordForm, VersionedForm
from samenwerking.public_forms import PublicForm

PACKAGES = (pages, participation, samenwerking)
# Parts that other forms are built from; no view makes them.
PARTS = (RecordForm, VersionedForm, PublicForm)
# Loading these starts something, or asks for a database that is not there.
NOT_LOADED = ("migrations", "settings", "bootstrap", "launch", "asgi", "wsgi")


def form_classes() -> list[type[BaseForm]]:
    """Every form class written here, also the ones that only a form of one page inherits from."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not set(module.name.split(".")) & set(NOT_LOADED):
                importlib.import_module(module.name)
    ours = {form for form in _below(BaseForm) if _is_ours(form) and form not in PARTS}
    return sorted(ours, key=lambda form: (form.__module__, form.__name__))


def _below(form: type[BaseForm]) -> Iterator[type[BaseForm]]:
    for lower in form.__subclasses__():
        yield lower
        yield from _below(lower)


def _is_ours(form: type[BaseForm]) -> bool:
    """Written here, and made by a view: a form of a model without a model is only inherited from."""
    written = form.__module__.split(".")[0] in {package.__name__ for package in PACKAGES}
    return written and not (issubclass(form, ModelForm) and form._meta.model is None)
