"""A server that says it is a mailbox, with a certificate that it made for itself."""

import contextlib
import datetime
import ipaddress
import socket
import ssl
import threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


class Impostor:
    """Greets whoever comes over TLS, and keeps what it hears."""

    def __init__(self, folder):
        self.heard = b""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(own_certificate(folder))
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self.serve, args=(context,), daemon=True)
        self.thread.start()

    def serve(self, context):
        with contextlib.suppress(OSError):  # a caller who hangs up, or the end of the test
            line, _address = self.listener.accept()
            with context.wrap_socket(line, server_side=True) as sealed:
                sealed.sendall(b"* OK welcome\r\n")
                self.heard += sealed.recv(1000)

    def stop(self):
        self.listener.close()
        self.thread.join(5)


def own_certificate(folder):
    """The path of a PEM file with a key and a certificate for 127.0.0.1 that is signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    day, now = datetime.timedelta(days=1), datetime.datetime.now(datetime.UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - day, now + day)
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "own.pem"
    pem = serialization.Encoding.PEM
    form = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(key.private_bytes(pem, *form) + made.public_bytes(pem))
    return path
