"""Web feeds: what every format of them says."""
