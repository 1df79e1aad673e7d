"""The words of the method grid in an address: Dutch for who reads it, the stored values for the code."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from participation.choices import Element, Process


class WordConverter(StringConverter):
    """A value of the grid as its Dutch word; any other word is no address."""

    words: dict[str, str]

    def to_python(self, value: str) -> str:
        if value not in self.words:
            raise ValueError(value)
        return self.words[value]

    def to_url(self, value: str) -> str:
        word = next((word for word, stored in self.words.items() if stored == value), None)
        if word is None:
            raise ValueError(value)
        return word


class ProcessConverter(WordConverter):
    words = {
        "verkennen": Process.EXPLORE.value,
        "ontwerpen": Process.DESIGN.value,
        "realiseren": Process.REALISE.value,
        "evalueren": Process.EVALUATE.value,
    }


class ElementConverter(WordConverter):
    words = {"inhoud": Element.CONTENT.value, "actoren": Element.ACTORS.value, "proces": Element.PROCESS.value}


def register() -> None:
    """Let a route name them: ``<process:process>/<element:element>``."""
    register_converter(ProcessConverter, "process")
    register_converter(ElementConverter, "element")
