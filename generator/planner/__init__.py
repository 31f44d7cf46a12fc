"""Questions asked of the dataset whose answers are never stored: what is still open, what to do now. Imports models only."""
