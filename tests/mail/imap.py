"""A real IMAP server (pymap) over a real socket, and what stands in its INBOX."""

import imaplib
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

USER, PASSWORD = "bounces", "very secret"


class Inbox:
    """The INBOX of a running server, as its owner sees it with any mail program."""

    def __init__(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = "import sys; from pymap.main import main; sys.exit(main())"
        where = ["--host", "127.0.0.1", "--port", str(self.port)]
        whose = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
        self.server = subprocess.Popen(
            [sys.executable, "-c", command, *where, *whose], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.wait()

    def wait(self):
        """Until the server answers."""
        for _try in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.05)
        raise RuntimeError("The IMAP server did not start")

    def stop(self):
        self.server.terminate()
        self.server.wait()

    @contextmanager
    def opened(self):
        with imaplib.IMAP4("127.0.0.1", self.port, 10) as client:
            client.login(USER, PASSWORD)
            client.select("INBOX")
            yield client

    def receive(self, *mails):
        """Deliver mails (bytes)."""
        with self.opened() as client:
            for mail in mails:
                client.append("INBOX", None, None, mail)

    def unread(self):
        """How many mails nobody has read."""
        with self.opened() as client:
            return len(client.uid("SEARCH", "UNSEEN")[1][0].split())

    def mark_unread(self):
        with self.opened() as client:
            client.store("1:*", "-FLAGS", "\\Seen")

    def empty(self):
        with self.opened() as client:
            client.store("1:*", "+FLAGS", "\\Deleted")
            client.expunge()

    @property
    def address(self):
        return f"imap://{USER}@127.0.0.1:{self.port}/INBOX"
