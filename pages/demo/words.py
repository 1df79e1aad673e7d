"""The glossary of the demo: word, meaning, other words."""

WORDS = (
    ("Actor", "<p>Een mens, groep of organisatie met een eigen belang bij een opgave.</p>", "partij, belanghebbende"),
    (
        "Bevoegd orgaan",
        "<p>Wie over een stuk mag beslissen: het <b>college</b> of de <b>raad</b>. Dat staat bij elke opgave.</p>",
        "",
    ),
    (
        "Beeldvorming",
        "<p>De eerste stap in de raad: raadsleden verzamelen feiten en horen verhalen. Inwoners kunnen inspreken.</p>",
        "",
    ),
    (
        "Coproduceren",
        "<p>Samen een plan maken en het samen uitvoeren. Ieder brengt iets in en ieder is mee verantwoordelijk.</p>",
        "samen maken",
    ),
    (
        "Evalueren",
        "<p>Terugkijken en leren: wat is bereikt, hoe ging het samenwerken, welke les geven we door?</p>",
        "",
    ),
    (
        "Griffie",
        "<p>Ondersteunt de gemeenteraad. De griffie zet stukken op de agenda en legt vast wat de raad besluit.</p>",
        "griffier",
    ),
    (
        "Inbreng",
        "<p>Alles wat iemand meegeeft: een wens, een zorg, een idee of een aanbod. Elke inbreng krijgt antwoord.</p>",
        "bijdrage",
    ),
    (
        "Opgave",
        "<p>Het streven naar een gewenste situatie, en de inspanning die dat vraagt. Een opgave is groter dan één "
        "project.</p>",
        "maatschappelijke opgave",
    ),
    (
        "Oordeelsvorming",
        "<p>De tweede stap in de raad: raadsleden wegen de argumenten en zeggen wat zij ervan vinden.</p>",
        "",
    ),
    (
        "Participatie",
        "<p>Meedenken, meedoen of meebeslissen door mensen voor wie een besluit iets betekent.</p>",
        "meedoen, inspraak",
    ),
    (
        "Speelruimte",
        "<p>Waarover deelnemers kunnen meepraten. Wat vaststaat, noemen we vooraf en met de reden erbij.</p>",
        "ruimte, kaders",
    ),
    (
        "Startnotitie",
        "<p>Het stuk aan het einde van het verkennen. Erin staat wat de opgave is, wie meedoet en hoe we verdergaan.</p>",
        "",
    ),
    (
        "Toezegging",
        "<p>Een belofte met een naam en een datum. Wie iets toezegt, laat weten wat ervan is gekomen.</p>",
        "belofte",
    ),
    (
        "Traject",
        "<p>Eén samenwerking met een begin en een einde, voor één opgave.</p>",
        "participatietraject",
    ),
    (
        "Uitdaagrecht",
        "<p>Inwoners kunnen voorstellen een taak van de gemeente over te nemen, als zij denken dat het beter of slimmer "
        "kan.</p>",
        "right to challenge",
    ),
    (
        "Werkatelier",
        "<p>Een werksessie met mensen die er echt toe doen. Zij bereiden inzichten voor, delen ze en maken ze rijker.</p>",
        "werksessie",
    ),
)
