"""The commands, one module each. They import what is heavy inside, so that `copydesk --help` is quick."""
