"""From a snapshot's bytes to a document, and from a document to who said what."""
