"""Large files in invented words, written piece by piece: what feeding and processing cut."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator

PORTS = ("Almhaven", "Brackwater", "Corrie Sound", "Dunmouth", "Eastray", "Fennick")


def story(number: int, words: int = 120) -> tuple[str, str]:
    """A headline and a body that no other number has."""
    port = PORTS[number % len(PORTS)]
    sentence = f"The {number}th crossing to {port} took {number % 50 + 20} minutes, the harbour office said."
    return f"Ferry {number} Reaches {port}", "\n\n".join([sentence] * max(words // 14, 1))


def page(number: int, words: int = 120) -> bytes:
    headline, body = story(number, words)
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body.split("\n\n"))
    return f"<html><head><title>{headline}</title></head><body><h1>{headline}</h1>{paragraphs}</body></html>".encode()


def plain(number: int, words: int = 120) -> bytes:
    return "\n\n".join(story(number, words)).encode()


def warc_record(number: int, body: bytes, media_type: str = "text/html") -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}; charset=utf-8\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:test:{number}>\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
        f"WARC-Target-URI: https://harbour.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def mail(number: int, words: int = 120) -> bytes:
    headline, body = story(number, words)
    return (
        f"From desk@harbour.example Wed May  1 00:00:00 2024\nMessage-ID: <{number}@harbour.example>\n"
        f"From: Desk <desk@harbour.example>\nDate: Wed, 1 May 2024 00:00:00 +0000\nSubject: {headline}\n\n{body}\n\n"
    ).encode()


def json_line(number: int, words: int = 120) -> bytes:
    headline, body = story(number, words)
    return json.dumps({"id": f"harbour-{number}", "headline": headline, "body": body}).encode() + b"\n"


def csv_row(number: int, words: int = 120) -> bytes:
    headline, body = story(number, words)
    return f'{number},"{headline}","{body} ""quoted"" end"\n'.encode()


def rss_item(number: int, words: int = 120) -> bytes:
    headline, body = story(number, words)
    told = f"<title>{headline}</title><guid>harbour-{number}</guid><description>{body}</description>"
    return f"<item>{told}</item>\n".encode()


def numbered(number: int, total: int, words: int = 120) -> bytes:
    headline, body = story(number, words)
    return f"\n{number} of {total} DOCUMENTS\n\nThe Harbour Post\n\nMay 1, 2024\n\n{headline}\n\n{body}\n\n".encode()


def tar_of(files: Iterator[tuple[str, bytes]]) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for name, content in files:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return written.getvalue()


def zip_of(files: Iterator[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=compression)
    return written.getvalue()


def gzip_of(content: bytes) -> bytes:
    return gzip.compress(content, 1, mtime=0)
