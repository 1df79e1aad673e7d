"""Who the demo municipality is. Everything in it is invented."""

from datetime import date

SETTINGS = {
    "municipality_name": "Voorbeeldpolder",
    "site_title": "Samenwerkingswijzer",
    "contact_name": "Team Samen werken aan opgaven",
    "contact_email": "samenwerken@voorbeeldpolder.example",
    "contact_phone": "14 0000",
    "contact_address": "Gemeentehuis Voorbeeldpolder\nRaadhuisplein 1, Polderstad",
    "footer_links": "Begrippen | /begrippen/\nNieuws | /nieuws/",
    "accessibility_status": "partial",
    "accessibility_date": date(2026, 9, 1),
    "accessibility_report_url": "https://voorbeeldpolder.example/onderzoek-toegankelijkheid/",
    "accessibility_text": (
        "Een paar oude pdf’s van voor 2026 zijn nog niet goed te lezen met een schermlezer. Wij vervangen ze voor de zomer."
    ),
    "privacy_officer": "fg@voorbeeldpolder.example",
    "security_contact": "veilig@voorbeeldpolder.example",
}

# Pages that the foot of every page links to, by their address.
SETTINGS_PAGES = {
    "colofon_page": "/colofon/",
}
