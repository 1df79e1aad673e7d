"""What people write is shown and never run: not by Django's templates, not by the browser, not by the typesetter.

The pdf and rich text have tests of their own (``tests/documents/test_pdf.py``, ``tests/papers/test_rich_text.py``).
"""

import ast
from html import escape

import pytest
from django.test import Client

from tests.architecture.sources import PACKAGES, imported_modules, name_of, python_files, tree_of
from tests.factories import PUBLISHED_AT, OpgaveFactory

DJANGO = "{{ 7|add:7 }}{% debug %}{{ settings.SECRET_KEY }}"
TYPST = '#read("/etc/passwd") $ sum $ <label>'
BROWSER = '<script>alert(1)</script>" onload="alert(1)'
# Calls that make a template out of text; a template of ours is always a file.
MAKE_TEMPLATES = {"Template", "from_string"}


@pytest.mark.django_db
@pytest.mark.parametrize("words", [DJANGO, TYPST, BROWSER])
def test_a_title_is_shown_to_the_letter(client: Client, words: str) -> None:
    opgave = OpgaveFactory(title=words, published_at=PUBLISHED_AT, confidentiality="public")
    for path in ("/register/opgaven/", f"/register/opgaven/{opgave.slug}/", "/register/atom.xml"):
        text = client.get(path).content.decode()
        assert escape(words) in text or escape(words, quote=False) in text, path
        assert "<script>alert(1)" not in text


def test_no_template_is_made_of_text() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files(*PACKAGES)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in MAKE_TEMPLATES
        if {"django.template", "django.template.engine", "jinja2"} & imported_modules(tree_of(path))
    ]
    assert wrong == []
