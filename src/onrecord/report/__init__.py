"""The text of a fact-check, its proofreader, and the audit of anybody's page."""
