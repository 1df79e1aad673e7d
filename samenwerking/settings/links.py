"""How the links of the guide are checked (docs/operations/README.md): slowly, and saying who asks."""

from .environment import BASE_URL

LINK_CHECK_AGENT = f"Samenwerkingswijzer-linkcontrole/1.0 (+{BASE_URL}/)"
# Seconds between two addresses of one website, and between any two.
LINK_CHECK_HOST_DELAY = 20
LINK_CHECK_PAUSE = 0.5
# Addresses in one round.
LINK_CHECK_LIMIT = 60
