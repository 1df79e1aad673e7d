"""Terms of words that may name somebody and have no sender. docs/operations/settings.md lists the same names."""

# Remarks with an evaluation are erased so many days after the round; the scores stay.
EVALUATION_REMARK_DAYS = 365
# Of a file that was read in, its name and headings are kept so long, to know the columns of the next one.
IMPORT_HEADINGS_DAYS = 365
