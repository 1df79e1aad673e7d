"""Tasks of the background that are done at once, where a test waits for no worker. Every queue goes."""

AT_ONCE = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}
