"""Loads the demo guide of Voorbeeldpolder: what is there already stays as it is."""

from wagtail.models import Page, Site

from pages.demo.alive import load_alive
from pages.demo.changes import load_changes
from pages.demo.imported import load_imported
from pages.demo.languages import load_languages
from pages.demo.pages import HOME
from pages.demo.questions import QUESTIONS
from pages.demo.settings import SETTINGS, SETTINGS_PAGES
from pages.demo.taxonomy import AREAS, THEMES
from pages.demo.word_forms import NOT_EXPLAINED, WORD_FORMS
from pages.demo.words import WORDS
from pages.demo.worklists import load_worklists
from pages.demo.write import PageTree
from pages.models import Area, GlossaryTerm, HomePage, MethodCellPage, Question, SiteSettings, Theme
from pages.moderation import set_up_moderation


def load_guide() -> HomePage:
    """The whole guide, in the transaction of the caller. A second run makes only what is missing."""
    _load_taxonomy()
    home = ensure_home()
    tree = PageTree(home)
    tree.write(HOME)
    load_changes(tree)
    load_languages(tree)
    load_alive(tree)
    load_imported(tree)
    _load_questions()
    _load_settings(tree)
    load_worklists(tree)
    set_up_moderation()
    return home


def ensure_home() -> HomePage:
    """The front page of the default site; made, with root and site, where the database has none."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    present = site.root_page.specific if site is not None else None
    if isinstance(present, HomePage):
        return present
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    home: HomePage = root.add_child(instance=HomePage(title=HOME.title, slug=_free_slug(root, "voorpagina")))
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    else:
        site.root_page = home
        site.save()
    return home


def _free_slug(parent: Page, slug: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    return next(name for name in (slug, *(f"{slug}-{n}" for n in range(2, 100))) if name not in taken)


def _load_taxonomy() -> None:
    for name, slug in THEMES:
        Theme.objects.get_or_create(slug=slug, defaults={"name": name})
    for name, slug in AREAS:
        Area.objects.get_or_create(slug=slug, defaults={"name": name})
    for term, definition, synonyms in WORDS:
        if not GlossaryTerm.objects.filter(term=term).exists():
            word = GlossaryTerm.objects.create(
                term=term,
                definition=definition,
                synonyms=synonyms,
                word_forms=WORD_FORMS.get(term, ""),
                explained=term not in NOT_EXPLAINED,
            )
            word.save_revision()


def _load_questions() -> None:
    """A question is recognised by its cell and words; each gets its first version and the page of its cell."""
    pages = {(page.process, page.element): page for page in MethodCellPage.objects.live()}
    for process, cells in QUESTIONS.items():
        for element, asked in cells.items():
            for number, row in enumerate(asked):
                question, created = Question.objects.get_or_create(
                    process=process,
                    element=element,
                    text=row.text,
                    defaults={
                        "reason": row.reason,
                        "layer": row.layer,
                        "sort_order": number + 1,
                        "guide_page": pages.get((process, element)),
                    },
                )
                if created:
                    question.save_revision()


def _load_settings(tree: PageTree) -> None:
    """Name, contact and the links at the foot; settings that somebody made stay."""
    site = Site.objects.get(is_default_site=True)
    settings, created = SiteSettings.objects.get_or_create(site=site, defaults=SETTINGS)
    if created:
        for name, path in SETTINGS_PAGES.items():
            setattr(settings, name, tree.page(path))
        settings.full_clean()
        settings.save()
