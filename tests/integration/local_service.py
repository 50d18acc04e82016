"""A trivial service with a worker process; the files in $LIFE_ORDERS tell it to misbehave."""

import http.server
import os
import subprocess
import sys
from pathlib import Path

from shared.errors import EXIT_CONFIGURATION


class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path in ("/livez", "/readyz") else 404)
        self.end_headers()


if __name__ == "__main__":
    if (Path(os.environ["LIFE_ORDERS"]) / "refuse").exists():
        sys.exit(print("COPYDESK_COLOUR must be a colour: set it to red") or EXIT_CONFIGURATION)
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
    http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["COPYDESK_HTTP_PORT"])), Health).serve_forever()
