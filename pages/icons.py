"""The few icons of the site, drawn on a grid of 24: lines only, so that they take the colour of the text."""

ICONS: dict[str, str] = {
    "account": '<circle cx="12" cy="8" r="4"/><path d="M4 21c1-4 4-6 8-6s7 2 8 6"/>',
    "alert": '<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.5v.01"/>',
    "arrow-right": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "calendar": '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M8 2.5V7M16 2.5V7M3.5 10.5h17"/>',
    "check": '<path d="M4.5 12.5l5 5 10-11"/>',
    "chevron-down": '<path d="M6 9l6 6 6-6"/>',
    "chevron-left": '<path d="M15 6l-6 6 6 6"/>',
    "chevron-right": '<path d="M9 6l6 6-6 6"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "document": '<path d="M6 2.5h8l5 5v14H6zM14 2.5v5h5M9 13h7M9 17h7"/>',
    "download": '<path d="M12 3.5v11M7 10l5 5 5-5M4 20.5h16"/>',
    "edit": '<path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19z"/>',
    "external": '<path d="M9 5H5v14h14v-4M13 4.5h6.5V11M19 5l-9 9"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5v.01"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0 018 0v3"/>',
    "menu": '<path d="M4 6.5h16M4 12h16M4 17.5h16"/>',
    "people": (
        '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.7-3.6 3.2-5.5 6.5-5.5s5.8 1.9 6.5 5.5"/>'
        '<path d="M16 5.5a3.5 3.5 0 010 6.5M18 14.8c1.9.8 3.1 2.5 3.5 5.2"/>'
    ),
    "place": (
        '<path d="M12 21.5c4.5-5 6.5-8.5 6.5-11.5a6.5 6.5 0 00-13 0c0 3 2 6.5 6.5 11.5z"/>'
        '<circle cx="12" cy="10" r="2.25"/>'
    ),
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>',
}
