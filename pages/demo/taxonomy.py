"""Themes and areas of the invented municipality."""

THEMES = (
    ("Bestuur en organisatie", "bestuur-en-organisatie"),
    ("Duurzaamheid en energie", "duurzaamheid-en-energie"),
    ("Economie", "economie"),
    ("Jeugd en onderwijs", "jeugd-en-onderwijs"),
    ("Ruimte en leefomgeving", "ruimte-en-leefomgeving"),
    ("Sport en cultuur", "sport-en-cultuur"),
    ("Verkeer", "verkeer"),
    ("Water en natuur", "water-en-natuur"),
    ("Wonen", "wonen"),
    ("Zorg en welzijn", "zorg-en-welzijn"),
)
AREAS = (
    ("Hele gemeente", "hele-gemeente"),
    ("Kleiwijk", "kleiwijk"),
    ("Lindedorp", "lindedorp"),
    ("Molenhoek", "molenhoek"),
    ("Oosterhaven", "oosterhaven"),
    ("Rietbeek", "rietbeek"),
    ("Waterkant", "waterkant"),
    ("Zuiderveen", "zuiderveen"),
)
