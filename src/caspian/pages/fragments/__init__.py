"""The parts that many pages share, each built once for a language and spliced into pages."""
