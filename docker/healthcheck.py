"""Exit code 0 while Bellhop answers on its port in this container: what the image's HEALTHCHECK runs."""

import os
import sys
from http.client import HTTPConnection, HTTPException


def healthy(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_bellhop/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not healthy(int(os.environ.get("BELLHOP_PORT", "4577"))))
