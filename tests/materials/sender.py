"""A client that speaks the tus protocol, one request at a time, as a test wants it."""

import base64
import json

HEADERS = {"Tus-Resumable": "1.0.0"}
BYTES = "application/offset+octet-stream"


def encoded(text):
    return base64.b64encode(text.encode()).decode()


class Sender:
    """Sends files to the shelf of a cohort, signed in as the client is."""

    def __init__(self, client, cohort):
        self.client, self.uploads = client, f"/desk/cohorts/{cohort.address}/materials/uploads"

    def announce(self, length, name="สไลด์.pdf", material=None, **entered):
        """The answer to the announcement of a file."""
        words = {"filename": name, "form": json.dumps([[key, str(value)] for key, value in entered.items()])}
        if material:
            words["material"] = str(material.id)
        metadata = ",".join(f"{key} {encoded(value)}" for key, value in words.items())
        headers = HEADERS | {"Upload-Length": str(length), "Upload-Metadata": metadata}
        return self.client.post(self.uploads, headers=headers)

    def begin(self, length, **facts):
        """The address of an upload that is announced."""
        return self.announce(length, **facts).headers["Location"]

    def patch(self, address, offset, data, **headers):
        """The answer to some bytes; headers are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = HEADERS | {"Upload-Offset": str(offset), "Content-Type": BYTES} | named
        return self.client.patch(address, data=data, headers=sent)

    def stands(self, address):
        """Where an upload stands by its own word."""
        return int(self.client.head(address, headers=HEADERS).headers["Upload-Offset"])

    def send(self, data, **facts):
        """Send a whole file in one go; the last answer."""
        return self.patch(self.begin(len(data), **facts), 0, data)
