"""Terms of what readers send in and of the care for pages. docs/operations/settings.md lists the same names."""

# A page that nobody gave a date is to be looked at again so many months after its last publication.
PAGE_REVIEW_MONTHS = 12
# A page so many days over its date says so to its readers.
PAGE_NOTICE_AFTER_DAYS = 365
# A reader confirms a proposal by mail within so many days; then proposal and address are erased.
SUGGESTION_CONFIRM_DAYS = 7
# The address of a reader is erased so many days after the proposal was handled.
SUGGESTION_CONTACT_DAYS = 30
# A remark with "Hielp deze pagina?" is erased after so many days; the counts stay.
HELPED_REMARK_DAYS = 180
# What an import of a wiki leaves on disk (its report, or its work when it was cut off) goes after so many days.
WIKI_IMPORT_DAYS = 90
