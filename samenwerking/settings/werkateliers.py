"""Settings of werkateliers."""

from . import environment

# With {latitude} and {longitude} in it; empty for no link.
MAP_LINK = environment.MAP_LINK
