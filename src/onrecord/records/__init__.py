"""The records: frozen dataclasses that every stage takes and gives, and the engines' protocols."""
