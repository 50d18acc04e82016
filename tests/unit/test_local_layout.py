"""Which data folder, and what lies in it."""

import sys
from pathlib import Path

import pytest

from copydesk.local.errors import LocalStackError
from copydesk.local.layout import default_data_dir, open_layout


def test_the_variable_decides_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COPYDESK_DATA_DIR", str(tmp_path / "here"))
    assert default_data_dir() == tmp_path / "here"


def test_a_checkout_keeps_its_data_beside_its_virtual_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("COPYDESK_DATA_DIR", raising=False)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    (tmp_path / "pyproject.toml").touch()
    assert default_data_dir() == tmp_path / ".copydesk"


def test_without_a_checkout_the_data_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COPYDESK_DATA_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert default_data_dir().name == "copydesk"
    assert not default_data_dir().is_relative_to(tmp_path / ".venv")


def test_the_data_folder_is_closed_to_others(tmp_path: Path) -> None:
    layout = open_layout(tmp_path / "a b" / "data")
    assert layout.root.stat().st_mode & 0o777 == 0o700


def test_a_data_folder_behind_a_link_has_one_name(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert open_layout(tmp_path / "link" / "data").root == open_layout(tmp_path / "data").root


def test_a_file_in_the_way_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(LocalStackError, match="Choose a folder of yours with --data"):
        open_layout(tmp_path / "data")
