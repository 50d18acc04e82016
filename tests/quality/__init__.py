"""Quality as a gate: measured on real material, held by the floors in floors.toml."""
