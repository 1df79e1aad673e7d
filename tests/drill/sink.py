"""A mail server that keeps of every mail its Message-ID and for whom it was, from the moment it says yes."""

import email
import socketserver
import threading
from collections import Counter
from email import policy


class _Line(socketserver.StreamRequestHandler):
    """As much SMTP as Django speaks."""

    def handle(self) -> None:
        self._say("220 drill")
        receivers: list[str] = []
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith(b"RCPT"):
                receivers.append(line.decode().split(":", 1)[1].strip(" <>\r\n").lower())
            if word == b"DATA":
                self._say("354 go on")
                self.server.keep(self._body(), receivers)  # type: ignore[attr-defined]  # our own server
                receivers = []
            self._say("221 bye" if word == b"QUIT" else "250 ok")

    def _body(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailSink(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.by_id: Counter[str] = Counter()
        self.by_receiver: Counter[str] = Counter()
        self._lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever was killed in the middle of a mail hangs up; that mail was not accepted."""

    def keep(self, body: bytes, receivers: list[str]) -> None:
        message = email.message_from_bytes(body, policy=policy.default)
        with self._lock:
            self.by_id[str(message["Message-ID"])] += 1
            self.by_receiver.update(receivers)
