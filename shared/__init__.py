"""What every service shares: the events and their rules, and the one stage runner."""
