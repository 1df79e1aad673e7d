"""Filling in forms as a browser does: what stands on the page goes along, unless the person changes it."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client


def form_on(client: Client, path: str, number: int = -1) -> dict[str, Any]:
    """What the form on this page would send when nothing is changed; by default the last form of the page body."""
    return fields_of(client.get(path).content, number)


def fields_of(html: bytes, number: int = -1) -> dict[str, Any]:
    """Names and values of every field of a form with method post in the main part of a page."""
    page = BeautifulSoup(html, "html.parser")
    main = page.find("main") or page
    forms = main.find_all("form", method="post")
    data: dict[str, Any] = {}
    for control in forms[number].find_all(["input", "textarea", "select"]):
        _add(data, control)
    data.pop("csrfmiddlewaretoken", None)
    return data


def _add(data: dict[str, Any], control: Tag) -> None:
    name = str(control.get("name") or "")
    kind = str(control.get("type") or "")
    if not name or kind == "submit" or control.has_attr("disabled"):
        return
    if kind in ("checkbox", "radio"):
        if control.has_attr("checked"):
            data.setdefault(name, []).append(control.get("value", "on"))
    elif control.name == "select":
        data[name] = [option.get("value") for option in control.find_all("option", selected=True)]
    elif control.name == "textarea":
        data[name] = control.text.removeprefix("\n")
    else:
        data[name] = control.get("value", "")


def text_of(html: bytes) -> str:
    """The words of the main part of a page."""
    main = BeautifulSoup(html, "html.parser").find("main")
    assert isinstance(main, Tag)
    return " ".join(main.get_text(" ").split())
