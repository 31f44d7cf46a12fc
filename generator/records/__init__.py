"""The ground: typed, frozen records and the closed world they form. Imports nothing but itself and pydantic."""
