"""Plurals and other forms of the demo's words, by word; and words that texts do not explain."""

WORD_FORMS = {
    "Actor": "actoren",
    "Bevoegd orgaan": "bevoegde orgaan, bevoegde organen",
    "Coproduceren": "coproductie",
    "Evalueren": "evaluatie, evaluaties",
    "Opgave": "opgaven, opgaves",
    "Startnotitie": "startnotities",
    "Toezegging": "toezeggingen",
    "Traject": "trajecten, participatietraject, participatietrajecten",
    "Werkatelier": "werkateliers",
}
NOT_EXPLAINED = frozenset({"Inbreng"})
