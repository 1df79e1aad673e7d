"""Readers and colleagues at once at the site as it is shipped: nginx, web server, worker and database."""
