"""Where a page of the guide was put to use. The guide asks; whoever has a register answers."""
