"""Dataset → versioned plain resources for programs, each field written out because programs rely on it. Imports models and queries only."""
