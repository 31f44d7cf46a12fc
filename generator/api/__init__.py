"""Dataset → versioned plain resources, field by field on purpose: a promise to programs. Imports models and queries only."""
