"""What the paper asks of an article before readers get it; every way to publish passes here."""
