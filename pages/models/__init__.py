from .choice_aid import ChoiceAidPage
from .figure_use import FigureUse
from .glossary import GlossaryPage, GlossaryTerm
from .glossary_edition import GlossaryEdition
from .guide import ColofonPage, GuidePage, GuidePageTag, HomePage, NewsIndexPage, NewsPage
from .helped import HelpedCount, HelpedRemark
from .import_report import ImportFinding, ImportRun
from .link_check import CheckedLink, LinkPlace
from .method import Question
from .method_pages import MethodCellPage, MethodGridPage
from .practice import ExamplePage, InstrumentPage
from .published_version import PublishedVersion
from .search_entry import SearchEntry, SearchSection
from .search_miss import SearchMiss
from .search_word import SearchWord
from .site_settings import SiteSettings
from .subscription import Purpose, Rhythm, Subscriber, Subscription
from .suggestion import Suggestion, SuggestionContact, SuggestionOrigin, SuggestionState
from .taxonomy import Area, Theme
from .upkeep import PageCare, UpkeepMailing
from .version_file import VersionFile
from .version_note import VersionNote
from .wiki_import import WikiImportAddress, WikiImportItem, WikiImportJob
from .wiki_merge import WikiMerge
from .wiki_source import WikiFile, WikiSource

__all__ = [
    "Area",
    "CheckedLink",
    "ChoiceAidPage",
    "ColofonPage",
    "ExamplePage",
    "FigureUse",
    "GlossaryEdition",
    "GlossaryPage",
    "GlossaryTerm",
    "GuidePage",
    "GuidePageTag",
    "HelpedCount",
    "HelpedRemark",
    "HomePage",
    "ImportFinding",
    "ImportRun",
    "InstrumentPage",
    "LinkPlace",
    "MethodCellPage",
    "MethodGridPage",
    "NewsIndexPage",
    "NewsPage",
    "PageCare",
    "PublishedVersion",
    "Purpose",
    "Question",
    "Rhythm",
    "SearchEntry",
    "SearchMiss",
    "SearchSection",
    "SearchWord",
    "SiteSettings",
    "Subscriber",
    "Subscription",
    "Suggestion",
    "SuggestionContact",
    "SuggestionOrigin",
    "SuggestionState",
    "Theme",
    "UpkeepMailing",
    "VersionFile",
    "VersionNote",
    "WikiFile",
    "WikiImportAddress",
    "WikiImportItem",
    "WikiImportJob",
    "WikiMerge",
    "WikiSource",
]
