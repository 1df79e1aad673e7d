"""What a text is made of for the preprocessor: calls, parameters, extension tags, and plain text between them."""

from dataclasses import dataclass, field


@dataclass
class Part:
    """One part between pipes; ``name`` is what stood before the first equals sign."""

    out: list["Template | Parameter | ExtensionTag | str"] = field(default_factory=list)
    name: list["Template | Parameter | ExtensionTag | str"] | None = None

    def flat(self) -> list["Template | Parameter | ExtensionTag | str"]:
        """The part as it was written, equals sign included."""
        return self.out if self.name is None else [*self.name, "=", *self.out]


@dataclass
class Template:
    """``{{title|part|name=part}}``."""

    title: list["Template | Parameter | ExtensionTag | str"]
    parts: list[Part]
    line_start: bool = False


@dataclass
class Parameter:
    """``{{{name|default}}}``."""

    name: list["Template | Parameter | ExtensionTag | str"]
    parts: list[Part]


@dataclass
class ExtensionTag:
    """``<name attributes>inner</name>``; ``inner`` is None for a self-closing tag."""

    name: str
    attributes: str
    inner: str | None
    source: str


Tree = list["Template | Parameter | ExtensionTag | str"]
