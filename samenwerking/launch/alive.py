"""`python -m samenwerking.launch.alive`: does the site of this container answer? Exit code 0 or 1, for who watches it.

Without Django, so that it costs next to nothing. The site answers only to its own name, so that is what we call it.
"""

import http.client
import os
import sys

PATIENCE = 5.0  # seconds


def is_alive(port: int, host: str) -> bool:
    """Whether /healthz/live answers 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/healthz/live", headers={"Host": host})
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def main() -> int:
    """Port and name come from where the site itself has them."""
    port = (os.environ.get("WEB_BIND") or "127.0.0.1:8000").rpartition(":")[2]
    host = (os.environ.get("ALLOWED_HOSTS") or "localhost").partition(",")[0].strip()
    return 0 if is_alive(int(port), host) else 1


if __name__ == "__main__":
    sys.exit(main())
