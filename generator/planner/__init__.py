"""Computes from the dataset what is never stored: which actions are still open, and what to do now. Imports models only."""
