"""The tests of Copydesk; `python -m pytest tests/unit` needs no server, tests/integration starts real ones."""
