"""A virus scanner as far as others see it: a real server that speaks clamd's INSTREAM, and knows one virus."""

import socket
import socketserver
import struct
import threading
from contextlib import contextmanager

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Scan(socketserver.StreamRequestHandler):
    """One file: a command that ends in NUL, chunks with their length before them, an answer that ends in NUL."""

    def handle(self):
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command != b"zINSTREAM\0":
            return self.wfile.write(b"UNKNOWN COMMAND\0")
        content = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
            if len(content) > self.server.most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return self.connection.shutdown(socket.SHUT_WR)
        self.server.scanned.append(content)
        found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
        self.wfile.write(self.server.answer or found)


class Daemon(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    most, answer = 25 * 2**20, None


class LocalDaemon(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    most, answer = 25 * 2**20, None


@contextmanager
def clamd(path=None, **facts):
    """The server while it runs; `address` is what CLAMAV has to say. `path`: it listens on a socket of the system."""
    server = LocalDaemon(str(path), Scan) if path else Daemon(("127.0.0.1", 0), Scan)
    server.scanned = []
    server.address = str(path) if path else f"127.0.0.1:{server.server_address[1]}"
    for name, value in facts.items():
        setattr(server, name, value)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
