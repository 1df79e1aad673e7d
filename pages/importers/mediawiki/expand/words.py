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
    "#time": ["#time", "#tijd", "#zeit", "#timel", "#tijdl", "#zeitl", "#timef", "#timefl"],
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
    "ns": ["ns", "nse", "nr"],
    "localurl": ["localurl", "localurle", "lokaleurl", "lokale_url"],
    "fullurl": ["fullurl", "fullurle", "volledigeurl", "vollständige_url"],
    "canonicalurl": ["canonicalurl", "canonicalurle", "canoniekeurl", "kanonische_url"],
    "filepath": ["filepath", "bestandspad", "dateipfad"],
    "int": ["int", "bericht", "nachricht"],
    "displaytitle": ["displaytitle", "weergegeventitel", "toontitel", "seitentitel"],
    "defaultsort": ["defaultsort", "defaultsortkey", "defaultcategorysort", "standaardsortering", "sortierung"],
    "#special": ["#special", "#speciaal", "#spezial", "#speciale"],
    "#formatdate": ["#formatdate", "#dateformat", "#datumopmaak", "#datumsformat"],
    "#len": ["#len", "#lengte"],
    "#pos": ["#pos"],
    "#rpos": ["#rpos"],
    "#sub": ["#sub"],
    "#count": ["#count"],
    "#replace": ["#replace", "#ersetzen"],
    "#explode": ["#explode"],
    "#urldecode": ["#urldecode"],
    "#lst": ["#lst", "#section", "#sectie", "#lstabschnitt", "#abschnitt"],
    "#lstx": ["#lstx", "#section-x", "#sectie-x", "#abschnitt-x"],
    "#lsth": ["#lsth", "#section-h", "#sectie-h", "#abschnitt-h"],
    "#vardefine": ["#vardefine"],
    "#vardefineecho": ["#vardefineecho"],
    "#var": ["#var"],
    "#dynamic": [
        "#ask",
        "#show",
        "#set",
        "#subobject",
        "#concept",
        "#declare",
        "#info",
        "#cargo_query",
        "#cargo_store",
        "#cargo_declare",
        "#cargo_attach",
        "#cargo_compound_query",
        "#coordinates",
        "#widget",
        "#ev",
        "#evt",
        "#evu",
        "#display_map",
        "#display_point",
        "#display_points",
        "#forminput",
        "#formlink",
        "#autoedit",
        "#queryformlink",
        "#arraymap",
        "#arraymaptemplate",
        "#babel",
        "#categorytree",
        "#dpl",
        "#get_web_data",
        "#external_value",
        "#for_external_table",
        "#property",
        "#statements",
        "#related",
        "#seo",
        "#calendar",
        "#mermaid",
        "#youtube",
    ],
    "bidi": ["bidi"],
    "nothing": [
        "noexternallanglinks",
        "displaynoexternallanglinks",
        "#description2",
        "#setmainimage",
        "#shortdesc",
        "shortdesc",
        "#pagecolor",
    ],
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
    "CURRENTMONTHNAME": [
        "CURRENTMONTHNAME",
        "CURRENTMONTHNAMEGEN",
        "HUIDIGEMAANDNAAM",
        "HUIDIGEMAANDGEN",
        "LOCALMONTHNAME",
        "LOCALMONTHNAMEGEN",
        "JETZIGER_MONATSNAME",
        "JETZIGER_MONATSNAME_GENITIV",
    ],
    "CURRENTDAY": ["CURRENTDAY", "HUIDIGEDAG", "LOCALDAY", "JETZIGER_KALENDERTAG"],
    "CURRENTDAY2": ["CURRENTDAY2", "HUIDIGEDAG2", "LOCALDAY2"],
    "CURRENTDAYNAME": ["CURRENTDAYNAME", "HUIDIGEDAGNAAM", "LOCALDAYNAME", "JETZIGER_WOCHENTAG"],
    "CURRENTMONTHABBREV": ["CURRENTMONTHABBREV", "HUIDIGEMAANDAFK", "LOCALMONTHABBREV", "JETZIGER_MONATSNAME_KURZ"],
    "CURRENTDOW": ["CURRENTDOW", "HUIDIGEDVDW", "LOCALDOW", "JETZIGER_WOCHENTAG_ZAHL"],
    "CURRENTWEEK": ["CURRENTWEEK", "HUIDIGEWEEK", "LOCALWEEK", "JETZIGE_KALENDERWOCHE"],
    "CURRENTHOUR": ["CURRENTHOUR", "HUIDIGUUR", "LOCALHOUR", "JETZIGE_STUNDE"],
    "CURRENTTIME": ["CURRENTTIME", "HUIDIGETIJD", "LOCALTIME", "JETZIGE_UHRZEIT"],
    "CURRENTTIMESTAMP": ["CURRENTTIMESTAMP", "LOCALTIMESTAMP"],
    "NUMBEROFPAGES": ["NUMBEROFPAGES", "AANTALPAGINAS", "AANTALPAGINA'S", "SEITENANZAHL"],
    "NUMBEROFARTICLES": ["NUMBEROFARTICLES", "AANTALARTIKELEN", "ARTIKELANZAHL"],
    "NUMBEROFFILES": ["NUMBEROFFILES", "AANTALBESTANDEN", "DATEIANZAHL"],
    "NUMBEROFUSERS": ["NUMBEROFUSERS", "AANTALGEBRUIKERS", "BENUTZERANZAHL"],
    "NUMBEROFACTIVEUSERS": ["NUMBEROFACTIVEUSERS", "AANTALACTIEVEGEBRUIKERS", "AKTIVE_BENUTZER"],
    "NUMBEROFADMINS": ["NUMBEROFADMINS", "AANTALBEHEERDERS", "ADMINANZAHL"],
    "NUMBEROFEDITS": ["NUMBEROFEDITS", "AANTALBEWERKINGEN", "BEARBEITUNGSANZAHL"],
    "ARTICLEPATH": ["ARTICLEPATH"],
    "STYLEPATH": ["STYLEPATH", "STIJLPAD", "STYLEPFAD"],
    "CURRENTVERSION": ["CURRENTVERSION", "HUIDIGEVERSIE", "JETZIGE_VERSION"],
    "DIRECTIONMARK": ["DIRECTIONMARK", "DIRMARK", "RICHTINGMARKERING", "RICHTINGSMARKERING", "TEXTAUSRICHTUNG"],
    "REVISIONMONTH1": ["REVISIONMONTH1", "VERSIEMAAND1", "REVISIONSMONAT1"],
    "REVISIONSIZE": ["REVISIONSIZE", "VERSIEGROOTTE", "REVISIONSGRÖSSE"],
    "PROTECTIONLEVEL": ["PROTECTIONLEVEL", "BEVEILIGINGSNIVEAU", "SCHUTZSTATUS"],
    "SERVER": ["SERVER"],
    "SERVERNAME": ["SERVERNAME", "SERVERNAAM"],
    "SCRIPTPATH": ["SCRIPTPATH", "SCRIPTPAD", "SKRIPTPFAD"],
    "CONTENTLANGUAGE": ["CONTENTLANGUAGE", "CONTENTLANG", "INHOUDSTAAL", "INHALTSSPRACHE", "PAGELANGUAGE"],
    "!": ["!"],
    "=": ["="],
}
SUBST = ("subst:", "verv:", "ers:")
SAFE_SUBST = ("safesubst:", "veiligverv:", "sicher_ers:")
RAW_PREFIXES = ("msgnw:", "bernw:")
MESSAGE_PREFIXES = ("msg:", "ber:", "raw:", "ruw:")
SWITCH_DEFAULT = ("#default", "#standaard", "#standard")
# Capitals count in some of these and not in others, as MediaWiki has it.
DOUBLE_UNDERSCORES = re.compile(
    r"__(?:(?i:NOTOC|GEENINHOUD|KEIN_INHALTSVERZEICHNIS|KEININHALTSVERZEICHNIS|FORCETOC|INHOUD_DWINGEN|FORCEERINHOUD"
    r"|INHALTSVERZEICHNIS_ERZWINGEN|TOC|INHOUD|INHALTSVERZEICHNIS|NOEDITSECTION|NIETBEWERKBARESECTIE"
    r"|ABSCHNITTE_NICHT_BEARBEITEN|NOGALLERY|GEEN_GALERIJ|KEINE_GALERIE|NOTITLECONVERT|NOTC|NOCONTENTCONVERT|NOCC)"
    r"|NEWSECTIONLINK|NIEUWESECTIELINK|NIEUWESECTIEKOPPELING|NEUER_ABSCHNITTSLINK|PLUS_LINK"
    r"|NONEWSECTIONLINK|GEENNIEUWKOPJEKOPPELING|GEENNIEUWESECTIELINK|HIDDENCAT|VERBORGENCAT|VERSTECKTE_KATEGORIE"
    r"|EXPECTUNUSEDCATEGORY|INDEX|INDEXEREN|INDEXIEREN|NOINDEX|NIETINDEXEREN|NICHT_INDEXIEREN|STATICREDIRECT"
    r"|STATISCHEDOORVERWIJZING|DISAMBIG|NOGLOBAL|EXPECTUNUSEDTEMPLATE|ARCHIVEDTALK|NOTALK)__"
)
# What the contents of a page do: the stored word for each spelling.
CONTENTS = {
    "NOTOC": {"NOTOC", "GEENINHOUD", "KEIN_INHALTSVERZEICHNIS", "KEININHALTSVERZEICHNIS"},
    "FORCETOC": {"FORCETOC", "INHOUD_DWINGEN", "FORCEERINHOUD", "INHALTSVERZEICHNIS_ERZWINGEN"},
    "TOC": {"TOC", "INHOUD", "INHALTSVERZEICHNIS"},
    "NOINDEX": {"NOINDEX", "NIETINDEXEREN", "NICHT_INDEXIEREN"},
}
_ENCODED = [
    "PAGENAME", "FULLPAGENAME", "BASEPAGENAME", "ROOTPAGENAME", "SUBPAGENAME", "TALKPAGENAME", "SUBJECTPAGENAME",
    "NAMESPACE", "TALKSPACE", "SUBJECTSPACE",
]  # fmt: skip
# Each name that the wiki also offers ready for an address, in English and Dutch with an E, in German with _URL.
VARIABLES |= {f"{name}E": [s + e for s in VARIABLES[name] for e in ("E", "_URL")] for name in _ENCODED}
_FUNCTION_NAMES = {spelling: name for name, spellings in FUNCTIONS.items() for spelling in spellings}
_VARIABLE_NAMES = {spelling: name for name, spellings in VARIABLES.items() for spelling in spellings}


def function_name(spelling: str) -> str | None:
    """The function that a page calls by this name."""
    return _FUNCTION_NAMES.get(spelling.strip().lower())


def variable_name(spelling: str) -> str | None:
    """The variable that a page asks for by this name; capitals count."""
    return _VARIABLE_NAMES.get(spelling.strip())


def behaviour_name(spelling: str) -> str:
    """The English name of a switch between double underscores."""
    word = spelling.strip("_").upper()
    return next((name for name, spellings in CONTENTS.items() if word in spellings), word)
