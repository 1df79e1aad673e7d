"""Settings of werkateliers."""

from . import environment

# With {latitude} and {longitude} in it; empty for no link.
MAP_LINK = environment.MAP_LINK
MAP_TILES_URL = environment.MAP_TILES_URL
MAP_TILES_ATTRIBUTION = environment.MAP_TILES_ATTRIBUTION
