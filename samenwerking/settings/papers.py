"""Settings of papers: where the templates of this municipality are, and that the default routes come by themselves."""

from . import environment

# A folder with templates of papers (docs/sjablonen.md); empty: our own for every kind of paper.
PAPER_TEMPLATES_DIR = environment.PAPER_TEMPLATES_DIR
# `migrate` makes the routes that are lacking, so that nobody has to remember it (participation/after_migrate.py).
ROUTES_AFTER_MIGRATE = True
