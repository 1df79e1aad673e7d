"""Filling in a form as a browser does: what stands on the page goes along, unless the person changes it."""

from bs4 import BeautifulSoup, Tag

NEVER_SENT = {"submit", "button", "file", "reset"}


def fields_of(html: str) -> dict[str, str]:
    """The last form with method post in the main part of a page. Boxes that are not ticked stay out."""
    page = BeautifulSoup(html, "html.parser")
    forms = (page.find("main") or page).find_all("form", method="post")
    controls = forms[-1].find_all(["input", "textarea", "select"]) if forms else []
    return {str(one["name"]): _value(one) for one in controls if one.get("name") and _is_sent(one)}


def _is_sent(control: Tag) -> bool:
    kind = str(control.get("type", ""))
    ticked = kind not in ("checkbox", "radio") or control.has_attr("checked")
    return ticked and kind not in NEVER_SENT and not control.has_attr("disabled")


def _value(control: Tag) -> str:
    if control.name == "textarea":
        return control.text.removeprefix("\n")
    if control.name == "select":
        chosen = control.find("option", selected=True)
        return str(chosen.get("value", "")) if chosen else ""
    return str(control.get("value", "on" if control.get("type") in ("checkbox", "radio") else ""))
