"""Typed, frozen records and the dataset they form. Imports nothing but itself and pydantic."""
