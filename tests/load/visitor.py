"""Somebody who applies: a client of few bytes and little work, so that what is measured is the server."""

import asyncio
import re
import time
from dataclasses import dataclass
from urllib.parse import urlencode

HIDDEN = re.compile(r'name="(csrf_token|key|stamp)"[^>]*value="([^"]*)"')
SAID = re.compile(r'class="invalid-feedback[^>]*>([^<]*)|<h1[^>]*>([^<]*)')


@dataclass
class Story:
    """What became of one visit: seconds of opening the form and of sending it, and what went wrong, if anything."""

    late: float = 0.0
    opening: float = 0.0
    sending: float = 0.0
    accepted: bool = False
    trouble: str = ""


class Visitor:
    """The `number`th of those who apply at a crowd.Place."""

    def __init__(self, port, place, number):
        self.port, self.place, self.number = port, place, number
        self.cookie = ""

    async def apply(self, late=0.0):
        """Open the form, send it, and tell what came of it."""
        story, begun = Story(late=late), time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            status, _heads, page = await self.ask(reader, writer, "GET")
            story.opening = time.perf_counter() - begun
            if status != 200:
                story.trouble = f"opening: {status}"
                return story
            begun = time.perf_counter()
            status, heads, page = await self.ask(reader, writer, "POST", urlencode(self.filled(page)))
            story.sending = time.perf_counter() - begun
            story.accepted = status == 303 and heads.get("location", "").endswith("/sent")
            story.trouble = "" if story.accepted else f"sending: {status} {told(page)} {heads.get('location', '')}"
            return story
        finally:
            writer.close()

    def filled(self, page):
        """The fields of the form as this person fills them in."""
        return dict(HIDDEN.findall(page)) | self.place.filled(self.number)

    async def ask(self, reader, writer, method, body=""):
        """Send one request and read its answer: (status, {head: value}, text)."""
        far = f"10.{self.number >> 16 & 255}.{self.number >> 8 & 255}.{self.number & 255}"
        address = f"http://127.0.0.1:{self.port}{self.place.path}"
        heads = [f"{method} {self.place.path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"X-Forwarded-For: {far}",
                 f"Cookie: {self.cookie}", f"Referer: {address}", f"Content-Length: {len(body)}",
                 "Content-Type: application/x-www-form-urlencoded"]  # fmt: skip
        writer.write("\r\n".join([*heads, "", body]).encode())
        await writer.drain()
        top = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        found = [line.split(": ", 1) for line in top[1:] if ": " in line]
        got = {name.lower(): value for name, value in found}
        for name, value in found:
            if name.lower() == "set-cookie":
                self.cookie = value.partition(";")[0]
        text = (await self.rest(reader, got)).decode()
        return int(top[0].split()[1]), got, text

    async def rest(self, reader, heads):
        """The body of an answer, whole or in chunks."""
        if heads.get("transfer-encoding") != "chunked":
            return await reader.readexactly(int(heads.get("content-length", 0)))
        body = b""
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
        return body


def told(page):
    """The first sentences that a page says about what is wrong."""
    return " · ".join("".join(one).strip() for one in SAID.findall(page)[:3])
