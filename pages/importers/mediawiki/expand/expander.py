"""Expands the brace tree of one page: templates, parameters, functions and variables become wikitext."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..notes import Notes
from ..read.export import WikiPage
from ..read.namespaces import MAIN, SPECIAL, TEMPLATE
from ..read.titles import Title
from ..wiki import Wiki
from . import functions
from .braces import parse_braces
from .nodes import ExtensionTag, Parameter, Part, Template, Tree
from .variables import page_variable, revision_variable, site_variable, time_variable
from .words import MESSAGE_PREFIXES, RAW_PREFIXES, SAFE_SUBST, SUBST, function_name, variable_name

# Depths as in MediaWiki. Nodes are calls and parameters; text made counts at every level that it passes through.
MAX_TEMPLATE_DEPTH = 100
MAX_EXPANSION_DEPTH = 100
MAX_OUTPUT = 20_000_000
MAX_NODES = 60_000
BLOCK_STARTS = ("{|", ":", ";", "#", "*")
PARAMETER = re.compile(r"\{\{\{\s*([^{}|<>]+?)\s*[|}]")
ASSIGNMENT = re.compile(r"(?:^|\s)([\w-]+)\s*=(?!=)")
TagHandler = Callable[[str, str, str | None, str], str]


@dataclass
class Frame:
    """The parameters with which one template was called, and the templates around it."""

    title: Title
    arguments: dict[str, Part] = field(default_factory=dict)
    caller: "Frame | None" = None
    ancestors: frozenset[Title] = frozenset()
    depth: int = 0
    expanded: dict[str, str] = field(default_factory=dict)


class Expander:
    """One page's expansion. ``extension_tag`` handles tags such as ref; it belongs to the markup stage."""

    def __init__(self, wiki: Wiki, title: Title, notes: Notes, tag_names: frozenset[str], on_tag: TagHandler) -> None:
        self.wiki = wiki
        self.title = title
        self.notes = notes
        self.tag_names = tag_names
        self.extension_tag = on_tag
        self.display_title: str | None = None
        self.default_sort: str | None = None
        self.page_variables: dict[str, str] = {}
        self._trees: dict[Title, Tree] = {}
        self._pages: dict[Title, WikiPage | None] = {}
        self._titles: dict[str, Title | None] = {}
        self._known: dict[Title, set[str]] = {}
        self._depth = 0
        self._output = 0
        self._nodes = 0

    def page_text(self, text: str) -> str:
        """The expanded text of the page itself."""
        tree = parse_braces(text, self.tag_names)
        return self.expand(tree, Frame(self.title, ancestors=frozenset({self.title})))

    def inner_text(self, text: str) -> str:
        """Text from inside an extension tag, expanded outside any template."""
        return self.page_text(text)

    def expand(self, tree: Tree, frame: Frame) -> str:
        """The text of a tree. Stops, with a note, where a page would grow without end."""
        if self._depth >= MAX_EXPANSION_DEPTH or self._exhausted:
            return self._stopped()
        self._depth += 1
        try:
            pieces = [node if isinstance(node, str) else self._node(node, frame) for node in tree]
            text = "".join(pieces)
        finally:
            self._depth -= 1
        self._output += len(text)
        return text

    @property
    def _exhausted(self) -> bool:
        return self._output > MAX_OUTPUT or self._nodes > MAX_NODES

    def _stopped(self) -> str:
        self.notes.problem("limit", _("Te diep of te groot genest; de rest van dit deel is weggelaten."))
        return ""

    def _node(self, node: Template | Parameter | ExtensionTag, frame: Frame) -> str:
        self._nodes += 1
        if isinstance(node, ExtensionTag):
            return self.extension_tag(node.name, node.attributes, node.inner, node.source)
        if isinstance(node, Parameter):
            return self._parameter(node, frame)
        text = self._stopped() if self._exhausted else self._template(node, frame)
        starts_block = text.startswith(BLOCK_STARTS)
        return "\n" + text if starts_block and not node.line_start else text

    def _parameter(self, node: Parameter, frame: Frame) -> str:
        name = self.expand(node.name, frame).strip()
        value = self._argument(name, frame)
        if value is not None:
            return value
        if node.parts:
            return self.expand(node.parts[0].flat(), frame)
        self.notes.problem(
            "leaked_parameter",
            _("Een parameter van een sjabloon kreeg geen waarde en staat als tekst op de pagina."),
            f"{{{{{{{name}}}}}}}",
        )
        return f"{{{{{{{name}}}}}}}"

    def _template(self, node: Template, frame: Frame) -> str:
        """A variable, a function, a page to include, or — when it is none of these — the text as it was written."""
        title_text = self.expand(node.title, frame).strip()
        prefix, title_text = _prefix(title_text)
        if prefix in SUBST:
            return self._literal(prefix + title_text, node.parts, frame)
        if not node.parts and (value := self._variable(title_text)) is not None:
            return value
        if ":" in title_text and (value := self._function(title_text, node, frame)) is not None:
            return value
        title = self._template_title(title_text)
        if title is None:
            return self._literal(title_text, node.parts, frame)
        if prefix in RAW_PREFIXES and (page := self._page(title)) is not None:
            return self.extension_tag("nowiki", "", page.revision.text, "")
        return self._include(title, title_text, node, frame)

    def _variable(self, text: str) -> str | None:
        name = variable_name(text)
        if name is None:
            return None
        page = self.wiki.page(self.title)
        for value in (
            page_variable(name, self.title, self.wiki),
            site_variable(name, self.wiki),
            revision_variable(name, page),
        ):
            if value is not None:
                return value
        value = time_variable(name, self.wiki.now, self.wiki.export.site.language)
        if value is not None:
            self.note_moment(text)
        return value

    def note_moment(self, call: str) -> None:
        message = _("Een tijdstip dat in de wiki steeds veranderde, is vastgezet op het moment van de import.")
        self.notes.approximated("variable", message, f"{{{{{call}}}}}")

    def _function(self, text: str, node: Template, frame: Frame) -> str | None:
        spelling, _colon, rest = text.partition(":")
        name = function_name(spelling)
        if name in functions.FUNCTIONS:
            return functions.call(name, self, frame, [rest], node.parts)
        variable = variable_name(spelling)
        if variable is not None:
            title = self.wiki.parse(rest)
            value = page_variable(variable, title, self.wiki) if title else ""
            if value is None and title is not None:
                value = revision_variable(variable, self.wiki.page(title))
            return value if value is not None else site_variable(variable, self.wiki)
        return None

    def _template_title(self, text: str) -> Title | None:
        if text.startswith("/"):
            return Title(self.title.namespace, self.title.text + text.rstrip("/"))
        if text not in self._titles:
            title = self.wiki.parse(text, MAIN if text.startswith(":") else TEMPLATE)
            self._titles[text] = title if title is not None and title.text else None
        return self._titles[text]

    def _literal(self, text: str, parts: list[Part], frame: Frame) -> str:
        rest = "".join("|" + self.expand(part.flat(), frame) for part in parts)
        return f"{{{{{text}{rest}}}}}"

    def _include(self, title: Title, text: str, node: Template, frame: Frame) -> str:
        """The text of another page in this place; what cannot be included becomes a link to it."""
        shown, call = title.full(self.wiki.namespaces), f"{{{{{text}}}}}"
        page = self._page(title)
        if title.namespace == SPECIAL or title.interwiki:
            self.notes.left_out("transclusion", _("Deze invoeging haalt iets op wat niet in de export zit."), call)
            return f"[[:{shown}]]"
        if page is None:
            return self.missing(shown, call)
        if page.title in frame.ancestors:
            self.notes.problem("template_loop", _("Een sjabloon voegt zichzelf in; de herhaling is gestopt."), call)
            return f'<span class="error">{_("Lus in sjablonen")}: [[:{shown}]]</span>'
        if frame.depth >= MAX_TEMPLATE_DEPTH:
            self.notes.problem("limit", _("Sjablonen zijn te diep in elkaar gezet."), call)
            return f'<span class="error">{_("Te veel sjablonen in elkaar")}: [[:{shown}]]</span>'
        self.notes.converted("template")
        self._check_parameters(page, node.parts)
        return self.expand(self._tree(page), self._child_frame(page.title, node.parts, frame))

    def missing(self, shown: str, call: str = "") -> str:
        """A link in place of what is not there, as the wiki shows it."""
        message = _("Dit sjabloon bestaat niet; er staat een verwijzing in de plaats.")
        self.notes.problem("missing_template", message, call or f"{{{{{shown}}}}}")
        return f"[[:{shown}]]"

    def include_text(self, page: WikiPage, text: str, frame: Frame) -> str:
        """A part of another page, expanded in this place; nothing where that page is being expanded already."""
        if page.title in frame.ancestors or frame.depth >= MAX_TEMPLATE_DEPTH:
            self.notes.problem("template_loop", _("Een sjabloon voegt zichzelf in; de herhaling is gestopt."))
            return ""
        child = Frame(page.title, caller=frame, ancestors=frame.ancestors | {page.title}, depth=frame.depth + 1)
        return self.expand(parse_braces(text, self.tag_names, for_inclusion=True), child)

    def _tree(self, page: WikiPage) -> Tree:
        """The tree of an included page; parsed once, however often it is used."""
        if page.title not in self._trees:
            self._trees[page.title] = parse_braces(page.revision.text, self.tag_names, for_inclusion=True)
        return self._trees[page.title]

    def _page(self, title: Title) -> WikiPage | None:
        """The page to include, behind redirects; looked up once, however often it is used."""
        if title not in self._pages:
            self._pages[title] = self.wiki.page(self.wiki.resolve(title))
        return self._pages[title]

    def _check_parameters(self, page: WikiPage, parts: list[Part]) -> None:
        """A value that holds another parameter's ``name =``: the editor forgot the pipe, so it shows on the page."""
        if page.title not in self._known:
            self._known[page.title] = set(PARAMETER.findall(page.revision.text))
        known = self._known[page.title]
        for part in parts if known else []:
            value = "".join(node for node in part.out if isinstance(node, str))
            for match in ASSIGNMENT.finditer(value):
                if match.group(1) in known:
                    message = _(
                        "Een parameter van een sjabloon staat als tekst op de pagina: er ontbreekt een streepje."
                    )
                    self.notes.problem("leaked_parameter", message, value)

    def _child_frame(self, title: Title, parts: list[Part], frame: Frame) -> Frame:
        """The parameters by name or number, not yet expanded; the last one of a name counts."""
        child = Frame(title, caller=frame, ancestors=frame.ancestors | {title}, depth=frame.depth + 1)
        number = 0
        for part in parts:
            if part.name is None:
                number += 1
                child.arguments[str(number)] = part
            else:
                child.arguments[self.expand(part.name, frame).strip()] = part
        return child

    def _argument(self, name: str, frame: Frame) -> str | None:
        """A parameter's value, expanded where it was written; named ones lose the spaces around them."""
        part = frame.arguments.get(name)
        if part is None or frame.caller is None:
            return None
        if name not in frame.expanded:
            value = self.expand(part.out, frame.caller)
            frame.expanded[name] = value if part.name is None else value.strip()
        return frame.expanded[name]


def _prefix(text: str) -> tuple[str, str]:
    """The word before a call that says how to include, and the rest; ``safesubst:`` says nothing outside an edit."""
    prefix, lowered = "", text.lower()
    for word in SAFE_SUBST + SUBST + RAW_PREFIXES + MESSAGE_PREFIXES:
        if lowered.startswith(word):
            prefix, text = word, text[len(word) :].strip()
            lowered = text.lower()
    return prefix, text
