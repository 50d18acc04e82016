"""The lock of Kafka's jars."""

from pathlib import Path

import pytest

from copydesk.local import download, jars
from copydesk.local.errors import JarsUnavailable
from copydesk.local.jars import Jar, ensure_jars, format_line, hash_file, locked_jars, parse_line


def test_the_lock_holds_kafka_and_a_logging_backend() -> None:
    names = {f"{jar.artifact}-{jar.version}" for jar in locked_jars()}
    assert {"kafka_2.13-4.3.1", "slf4j-simple-1.7.36"} <= names


def test_every_line_of_the_lock_has_a_full_hash() -> None:
    assert all(len(jar.sha256) == 64 for jar in locked_jars())


def test_a_line_is_read_as_written() -> None:
    jar = Jar("org.example", "thing", "1.0", "ab" * 32)
    assert parse_line(format_line(jar)) == jar


@pytest.fixture
def one_jar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Jar:
    """A lock of one jar, which is in the cache."""
    monkeypatch.setenv("M2_REPO", str(tmp_path))
    draft = tmp_path / "draft"
    draft.write_bytes(b"a jar")
    jar = Jar("org.example", "thing", "1.0", hash_file(draft))
    jar.path_in(tmp_path).parent.mkdir(parents=True)
    draft.replace(jar.path_in(tmp_path))
    monkeypatch.setattr(jars, "locked_jars", lambda: (jar,))
    return jar


def test_a_cached_jar_needs_no_download(one_jar: Jar, tmp_path: Path) -> None:
    assert ensure_jars(pytest.fail) == (one_jar.path_in(tmp_path),)


def test_a_changed_jar_is_fetched_again(one_jar: Jar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(jar: Jar, context: object) -> Path:
        path = tmp_path / "fetched"
        path.write_bytes(b"a jar")
        return path

    one_jar.path_in(tmp_path).write_bytes(b"cut")
    monkeypatch.setattr(download, "_fetch", fetch)
    ensure_jars(lambda line: None)
    assert one_jar.is_at(one_jar.path_in(tmp_path))


def test_a_wrong_download_never_takes_its_place(one_jar: Jar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(jar: Jar, context: object) -> Path:
        path = tmp_path / "fetched"
        path.write_bytes(b"something else")
        return path

    one_jar.path_in(tmp_path).unlink()
    monkeypatch.setattr(download, "_fetch", fetch)
    with pytest.raises(JarsUnavailable, match="SHA-256"):
        ensure_jars(lambda line: None)
    assert not one_jar.path_in(tmp_path).exists()


def test_no_network_says_what_to_do(one_jar: Jar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(jar: Jar, context: object) -> Path:
        raise OSError("Network is unreachable")

    one_jar.path_in(tmp_path).unlink()
    monkeypatch.setattr(download, "_fetch", fetch)
    with pytest.raises(JarsUnavailable, match="needs a network"):
        ensure_jars(lambda line: None)
