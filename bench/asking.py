"""So many clients that ask a server on this machine again and again, for some seconds."""

import asyncio
from collections.abc import Sequence
from statistics import quantiles
from time import perf_counter
from typing import NamedTuple

HOST = "127.0.0.1"
LIMIT = 30.0  # seconds that an answer may take
END = b"\r\n\r\n"
LENGTH = b"content-length:"


class Rate(NamedTuple):
    """Pages a second, and the seconds within which 19 of 20 came."""

    pages: float
    p95: float


class Ask(NamedTuple):
    """A page and the cookie that it is asked for with."""

    path: str
    cookie: str = ""

    def request(self) -> bytes:
        """What is sent; the connection is kept."""
        cookie = f"Cookie: {self.cookie}\r\n" if self.cookie else ""
        return f"GET {self.path} HTTP/1.1\r\nHost: {HOST}\r\n{cookie}\r\n".encode()


def rate(port: int, asks: Sequence[Ask], clients: int, seconds: float) -> Rate:
    """What clients get that ask at once and again as soon as they are answered."""
    return asyncio.run(_rate(port, asks, clients, seconds))


def page(port: int, ask: Ask) -> bytes:
    """One page."""
    return asyncio.run(_page(port, ask))


async def _page(port: int, ask: Ask) -> bytes:
    reader, writer = await asyncio.open_connection(HOST, port)
    body = await _answer(reader, writer, ask.request())
    writer.close()
    return body


async def _rate(port: int, asks: Sequence[Ask], clients: int, seconds: float) -> Rate:
    until = perf_counter() + seconds
    jobs = [_client(port, asks[n % len(asks)], until) for n in range(clients)]
    started = perf_counter()
    times = [time for found in await asyncio.gather(*jobs) for time in found]
    return Rate(len(times) / (perf_counter() - started), quantiles(times, n=20)[-1])


async def _client(port: int, ask: Ask, until: float) -> list[float]:
    times, sent = [], ask.request()
    reader, writer = await asyncio.open_connection(HOST, port)
    while (started := perf_counter()) < until:
        try:
            await _answer(reader, writer, sent)
        except (ConnectionResetError, asyncio.IncompleteReadError):
            # The server gave up a connection that waited too long: it is asked by another.
            writer.close()
            reader, writer = await asyncio.open_connection(HOST, port)
            await _answer(reader, writer, sent)
        times.append(perf_counter() - started)
    writer.close()
    return times


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sent: bytes) -> bytes:
    """The page that comes for a request. Raises RuntimeError for any other answer."""
    writer.write(sent)
    async with asyncio.timeout(LIMIT):
        head = (await reader.readuntil(END)).lower()
        if b" 200 " not in head[:20]:
            raise RuntimeError(head.decode("latin-1"))
        length = head.partition(LENGTH)[2].partition(b"\r\n")[0]
        return await reader.readexactly(int(length))
