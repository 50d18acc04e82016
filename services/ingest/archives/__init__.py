"""Exports of news archives: what they share, whatever carries them (text, HTML, RTF, Word)."""
