"""HTTP answers as web archives keep them: status, headers, and the body as the reader's browser got it."""

import io
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import cramjam

from services.ingest.containers.compression import (
    COMPRESSIONS,
    DEFLATE,
    GZIP,
    RAW_DEFLATE,
    BrokenStream,
    Compression,
    unpack_stream,
)
from services.ingest.containers.limits import Budget
from shared.limits import MAX_DUMP_BYTES

MAX_HEADER_BYTES = 256 * 1024
CODINGS: Mapping[str, Compression] = {
    "gzip": GZIP,
    "x-gzip": GZIP,
    "deflate": DEFLATE,
    "zstd": COMPRESSIONS[-1],
}
_HEADER_END = re.compile(rb"\r?\n\r?\n|\Z")
_STATUS = re.compile(rb"\s{0,8}HTTP/\d(?:\.\d)? +(\d{3})\b")
_CHUNK = re.compile(rb"(?:\r?\n)?([0-9A-Fa-f]{1,8})[ \t]{0,20}(?:;[^\n]{0,200})?\r?\n")


class UnreadableBody(Exception):
    """A body in a coding that cannot be undone; the message says why, ``readable`` is what came of it before."""

    def __init__(self, detail: str, readable: bytes = b"") -> None:
        super().__init__(detail)
        self.readable = readable


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """An answer: its status (0 where there is none), its headers with lower-case names, and its body as sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def read_answer(message: bytes) -> HttpAnswer:
    """Read an answer; bytes without a status line are an answer of nothing but a body."""
    status = _STATUS.match(message)
    if status is None:
        return HttpAnswer(0, {}, message)
    head, body = split_head(message)
    return HttpAnswer(int(status.group(1)), read_headers(head), body)


def split_head(message: bytes) -> tuple[bytes, bytes]:
    """Return headers and body, parted at the first empty line."""
    end = _HEADER_END.search(message, 0, MAX_HEADER_BYTES)
    return (message, b"") if end is None else (message[: end.start()], message[end.end() :])


def read_headers(head: bytes) -> dict[str, str]:
    r"""Return headers by lower-case name; lines that go on are joined, the first of a name counts.

    >>> read_headers(b"HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=utf-8")
    {'content-type': 'text/html; charset=utf-8'}
    """
    headers: dict[str, str] = {}
    last = ""
    for line in head.decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and last:
            headers[last] = f"{headers[last]} {line.strip()}".strip()
        elif colon and name and " " not in name.strip():
            last = name.strip().lower()
            headers.setdefault(last, value.strip())
    return headers


def decoded_body(answer: HttpAnswer, budget: Budget) -> bytes:
    """Return the body without transfer and content codings.

    Archives often keep a body decoded below headers that name a coding: what does not fit its coding is taken as it
    is. Raises UnreadableBody for a coding that nobody here knows or that breaks off, and LimitReached.
    """
    body = answer.body
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body = join_chunks(body)
    for coding in reversed(answer.headers.get("content-encoding", "").lower().replace(" ", "").split(",")):
        body = _decode(body, coding, budget)
    return body


def join_chunks(body: bytes) -> bytes:
    r"""Return a chunked body in one piece; one that is not chunked, or breaks off, as far as it goes.

    >>> join_chunks(b"4\r\nPort\r\n2;x=y\r\n o\r\n0\r\n\r\n"), join_chunks(b"<p>no chunks")
    (b'Port o', b'<p>no chunks')
    """
    pieces, at = [], 0
    while chunk := _CHUNK.match(body, at):
        size = int(chunk.group(1), 16)
        pieces.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        if size == 0:
            break
    return b"".join(pieces) if pieces else body


def _decode(body: bytes, coding: str, budget: Budget) -> bytes:
    if coding in ("", "identity", "utf-8", "none"):
        return body
    if coding == "br":
        return _decode_brotli(body, budget)
    compression = CODINGS.get(coding)
    if compression is None:
        raise UnreadableBody("the page is in a content coding that we do not know")
    if compression is DEFLATE and not _has_zlib_head(body):
        compression = RAW_DEFLATE
    if not body.startswith(compression.magic):
        return body
    pieces = []
    try:
        for piece in unpack_stream(io.BytesIO(body), compression):
            budget.spend_bytes(len(piece))
            pieces.append(piece)
    except BrokenStream as fault:
        if compression is RAW_DEFLATE and _looks_like_text(body):
            return body
        raise UnreadableBody(fault.detail, b"".join(pieces)) from fault
    return b"".join(pieces)


def _looks_like_text(body: bytes) -> bool:
    return body.lstrip()[:1] in (b"<", b"{", b"[")


def _has_zlib_head(body: bytes) -> bool:
    return len(body) > 1 and body[0] & 0x0F == zlib.DEFLATED and (body[0] << 8 | body[1]) % 31 == 0


def _decode_brotli(body: bytes, budget: Budget) -> bytes:
    room = bytearray(MAX_DUMP_BYTES)
    try:
        size = int(cramjam.brotli.decompress_into(body, room))
    except cramjam.DecompressionError:
        # Brotli has no mark to know it by: markup below a wrong header is text all the same.
        if _looks_like_text(body):
            return body
        raise UnreadableBody("brotli: the packed bytes are damaged or too many") from None
    budget.spend_bytes(size)
    return bytes(room[:size])
