"""The small files at the root of a site that programs look for."""
