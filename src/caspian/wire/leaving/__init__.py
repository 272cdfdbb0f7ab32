"""The paper leaves for another system: what is public, as that system's own importer takes it."""
