"""Reading tables that people upload: CSV, XLSX and ODS, row by row, whatever is in the file.

sheet = open_sheet(content)         # raises SheetProblem, in words for the reader
for number, cells in sheet.rows:    # the number of the row as the spreadsheet shows it
    ...
"""

from .inspection import inspect_sheet
from .problems import SheetProblem
from .reading import Cell, Sheet, open_sheet
from .values import date_of, text_of

__all__ = ["Cell", "Sheet", "SheetProblem", "date_of", "inspect_sheet", "open_sheet", "text_of"]
