"""Ways to bring existing material into the guide; one package per source."""
