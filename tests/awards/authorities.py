"""Authorities that answer over HTTP: one that attests the time (RFC 3161), and one that lists revoked certificates."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper

from tests.certificates.keys import self_signed
from trainer.database import now


class TimeAuthority:
    """Its certificate, and what it answers."""

    def __init__(self):
        private = rsa.generate_private_key(65537, 2048)
        stamps = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        made = self_signed(private, "Time", stamps, ends=now().replace(year=now().year + 9))
        self.certificate = made.public_bytes(Encoding.PEM)
        der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self.stamper = DummyTimeStamper(
            asn1.Certificate.load(made.public_bytes(Encoding.DER)), asn1_keys.PrivateKeyInfo.load(der))  # fmt: skip

    def answer(self, asked):
        return self.stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()


@contextmanager
def answering(time_authority=None, revocations=b""):
    """Serve a time authority at /tsa and a list of revocations at /crl; gives the address and what was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.reply(time_authority.answer(body), "application/timestamp-reply")

        def do_GET(self):
            asked.append(self.path)
            self.reply(revocations, "application/pkix-crl")

        def reply(self, body, kind):
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
