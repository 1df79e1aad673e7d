"""Magic words of MediaWiki in English, Dutch and German: an export does not say which names its wiki used."""

import re

# Each stored name → the spellings that a page may use; functions are compared without regard to case.
FUNCTIONS = {
    "#if": ["#if", "#als", "#wenn"],
    "#ifeq": ["#ifeq", "#alsgelijk", "#wenngleich"],
    "#ifexist": ["#ifexist", "#alsbestaat", "#wennexistiert", "#wennvorhanden"],
    "#ifexpr": ["#ifexpr", "#alsuitdrukking", "#wennausdruck"],
    "#iferror": ["#iferror", "#alsfout", "#wennfehler"],
    "#switch": ["#switch", "#schakelen", "#wechsle", "#wechsel"],
    "#expr": ["#expr", "#uitdrukking", "#ausdruck"],
    "#time": ["#time", "#tijd", "#zeit", "#timel", "#tijdl"],
    "#titleparts": ["#titleparts", "#paginanaamdelen", "#titelteile"],
    "#rel2abs": ["#rel2abs", "#relatiefnaarabsoluut"],
    "#tag": ["#tag", "#label", "#erweiterung"],
    "#language": ["#language", "#taal", "#sprache"],
    "#invoke": ["#invoke", "#aanroepen", "#aufrufen"],
    "lc": ["lc", "kleineletters"],
    "uc": ["uc", "hoofdletters"],
    "lcfirst": ["lcfirst", "kleeersteletter", "hlkleineletter", "initial_klein"],
    "ucfirst": ["ucfirst", "gleersteletter", "hleersteletter", "initial_gross"],
    "padleft": ["padleft", "linksopvullen"],
    "padright": ["padright", "rechtsopvullen"],
    "formatnum": ["formatnum", "formatteernum", "zahlenformat"],
    "plural": ["plural", "meervoud"],
    "grammar": ["grammar", "grammatica", "grammatik"],
    "gender": ["gender", "geslacht", "geschlecht"],
    "urlencode": ["urlencode", "codeerurl", "urlenkodiert"],
    "anchorencode": ["anchorencode", "codeeranker", "sprungmarkeenkodiert"],
    "ns": ["ns", "nr"],
    "localurl": ["localurl", "lokaleurl", "lokale_url"],
    "fullurl": ["fullurl", "volledigeurl", "vollständige_url"],
    "canonicalurl": ["canonicalurl"],
    "filepath": ["filepath", "bestandspad", "dateipfad"],
    "int": ["int", "bericht", "nachricht"],
    "displaytitle": ["displaytitle", "weergegeventitel", "toontitel", "seitentitel"],
    "defaultsort": ["defaultsort", "defaultsortkey", "defaultcategorysort", "standaardsortering", "sortierung"],
    "#special": ["#special", "#speciaal", "#spezial"],
    "pagesincategory": ["pagesincategory", "pagesincat", "paginasincategorie", "paginasincat", "seiten_in_kategorie"],
}
VARIABLES = {
    "PAGENAME": ["PAGENAME", "PAGINANAAM", "SEITENNAME"],
    "FULLPAGENAME": ["FULLPAGENAME", "VOLLEDIGEPAGINANAAM", "VOLLER_SEITENNAME"],
    "BASEPAGENAME": ["BASEPAGENAME", "BASISPAGINANAAM", "OBERSEITE"],
    "ROOTPAGENAME": ["ROOTPAGENAME", "ROOTPAGINANAAM", "STAMMSEITE"],
    "SUBPAGENAME": ["SUBPAGENAME", "DEELPAGINANAAM", "UNTERSEITE"],
    "TALKPAGENAME": ["TALKPAGENAME", "OVERLEGPAGINANAAM", "DISKUSSIONSSEITE"],
    "SUBJECTPAGENAME": ["SUBJECTPAGENAME", "ARTICLEPAGENAME", "ONDERWERPPAGINANAAM", "VORDERSEITE"],
    "NAMESPACE": ["NAMESPACE", "NAAMRUIMTE", "NAMENSRAUM"],
    "NAMESPACENUMBER": ["NAMESPACENUMBER"],
    "TALKSPACE": ["TALKSPACE", "OVERLEGRUIMTE", "DISKUSSIONSNAMENSRAUM"],
    "SUBJECTSPACE": ["SUBJECTSPACE", "ARTICLESPACE", "ONDERWERPRUIMTE", "HAUPTNAMENSRAUM"],
    "SITENAME": ["SITENAME", "SITENAAM", "PROJEKTNAME"],
    "PAGEID": ["PAGEID", "PAGINAID", "SEITENID"],
    "REVISIONID": ["REVISIONID", "VERSIEID", "REVISIONSID"],
    "REVISIONUSER": ["REVISIONUSER", "VERSIEGEBRUIKER", "REVISIONSBENUTZER"],
    "REVISIONDAY": ["REVISIONDAY", "VERSIEDAG", "REVISIONSTAG"],
    "REVISIONDAY2": ["REVISIONDAY2", "VERSIEDAG2", "REVISIONSTAG2"],
    "REVISIONMONTH": ["REVISIONMONTH", "VERSIEMAAND", "REVISIONSMONAT"],
    "REVISIONYEAR": ["REVISIONYEAR", "VERSIEJAAR", "REVISIONSJAHR"],
    "REVISIONTIMESTAMP": ["REVISIONTIMESTAMP", "VERSIETIJD", "REVISIONSZEITSTEMPEL"],
    "CURRENTYEAR": ["CURRENTYEAR", "HUIDIGJAAR", "JETZIGES_JAHR", "LOCALYEAR", "PLAATSELIJKJAAR", "LOKALES_JAHR"],
    "CURRENTMONTH": ["CURRENTMONTH", "CURRENTMONTH2", "HUIDIGEMAAND", "HUIDIGEMAAND2", "LOCALMONTH", "JETZIGER_MONAT"],
    "CURRENTMONTH1": ["CURRENTMONTH1", "HUIDIGEMAAND1", "LOCALMONTH1"],
    "CURRENTMONTHNAME": ["CURRENTMONTHNAME", "HUIDIGEMAANDNAAM", "LOCALMONTHNAME", "JETZIGER_MONATSNAME"],
    "CURRENTDAY": ["CURRENTDAY", "HUIDIGEDAG", "LOCALDAY", "JETZIGER_KALENDERTAG"],
    "CURRENTDAY2": ["CURRENTDAY2", "HUIDIGEDAG2", "LOCALDAY2"],
    "CURRENTDAYNAME": ["CURRENTDAYNAME", "HUIDIGEDAGNAAM", "LOCALDAYNAME", "JETZIGER_WOCHENTAG"],
    "CURRENTTIME": ["CURRENTTIME", "HUIDIGETIJD", "LOCALTIME", "JETZIGE_UHRZEIT"],
    "CURRENTTIMESTAMP": ["CURRENTTIMESTAMP", "LOCALTIMESTAMP"],
    "NUMBEROFPAGES": ["NUMBEROFPAGES", "AANTALPAGINAS", "AANTALPAGINA'S", "SEITENANZAHL"],
    "NUMBEROFARTICLES": ["NUMBEROFARTICLES", "AANTALARTIKELEN", "ARTIKELANZAHL"],
    "NUMBEROFFILES": ["NUMBEROFFILES", "AANTALBESTANDEN", "DATEIANZAHL"],
    "SERVER": ["SERVER"],
    "SERVERNAME": ["SERVERNAME", "SERVERNAAM"],
    "SCRIPTPATH": ["SCRIPTPATH", "SCRIPTPAD", "SKRIPTPFAD"],
    "CONTENTLANGUAGE": ["CONTENTLANGUAGE", "CONTENTLANG", "INHOUDSTAAL", "INHALTSSPRACHE", "PAGELANGUAGE"],
    "!": ["!"],
    "=": ["="],
}
SUBST = ("subst:", "safesubst:", "verv:", "ss:")
MESSAGE_PREFIXES = ("msgnw:", "bernw:", "msg:", "ber:", "raw:")
SWITCH_DEFAULT = ("#default", "#standaard", "#standard")
DOUBLE_UNDERSCORES = re.compile(
    r"__(?:NOTOC|GEENINHOUD|KEIN_INHALTSVERZEICHNIS|KEININHALTSVERZEICHNIS|FORCETOC|INHOUD_DWINGEN|FORCEERINHOUD"
    r"|INHALTSVERZEICHNIS_ERZWINGEN|TOC|INHOUD|INHALTSVERZEICHNIS|NOEDITSECTION|NIETBEWERKBARESECTIE"
    r"|ABSCHNITTE_NICHT_BEARBEITEN|NEWSECTIONLINK|NIEUWESECTIELINK|NIEUWESECTIEKOPPELING|PLUS_LINK"
    r"|NONEWSECTIONLINK|GEENNIEUWKOPJEKOPPELING|GEENNIEUWESECTIELINK|HIDDENCAT|VERBORGENCAT|VERSTECKTE_KATEGORIE"
    r"|EXPECTUNUSEDCATEGORY|INDEX|INDEXEREN|INDEXIEREN|NOINDEX|NIETINDEXEREN|NICHT_INDEXIEREN|STATICREDIRECT"
    r"|STATISCHEDOORVERWIJZING|NOGALLERY|GEEN_GALERIJ|KEINE_GALERIE|NOTITLECONVERT|NOTC|NOCONTENTCONVERT|NOCC"
    r"|DISAMBIG|NOGLOBAL|EXPECTUNUSEDTEMPLATE|ARCHIVEDTALK)__"
)
# Words that only work without parameters in lower case too.
_FUNCTION_NAMES = {spelling: name for name, spellings in FUNCTIONS.items() for spelling in spellings}
_VARIABLE_NAMES = {spelling: name for name, spellings in VARIABLES.items() for spelling in spellings}


def function_name(spelling: str) -> str | None:
    """The function that a page calls by this name."""
    return _FUNCTION_NAMES.get(spelling.strip().lower())


def variable_name(spelling: str) -> str | None:
    """The variable that a page asks for by this name; capitals count."""
    return _VARIABLE_NAMES.get(spelling.strip())
