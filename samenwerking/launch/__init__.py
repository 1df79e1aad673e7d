"""From a set-up clone to a running site: database, migrations, demo, web server. Runs in the virtual environment."""
