"""What the paper says to programs: feeds, sitemaps, what crawlers may do."""
