"""What the archive shows about a claim: passages, origins, events."""
