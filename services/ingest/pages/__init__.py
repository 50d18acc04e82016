"""Web pages: from markup to text blocks with an extractor's vote, and to what the page states of itself."""
