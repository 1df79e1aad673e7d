"""Who the demo municipality is. Everything in it is invented."""

SETTINGS = {
    "municipality_name": "Voorbeeldpolder",
    "site_title": "Samenwerkingswijzer",
    "contact_name": "Team Samen werken aan opgaven",
    "contact_email": "samenwerken@voorbeeldpolder.example",
    "contact_phone": "14 0000",
    "contact_address": "Gemeentehuis Voorbeeldpolder\nRaadhuisplein 1, Polderstad",
    "footer_links": "Begrippen | /begrippen/\nNieuws | /nieuws/",
}

# Pages that the foot of every page links to, by their address.
SETTINGS_PAGES = {
    "colofon_page": "/colofon/",
    "accessibility_page": "/toegankelijkheid/",
    "privacy_page": "/privacy/",
}
