"""Documents into Wagtail: pages, images, documents, tags and redirects."""
