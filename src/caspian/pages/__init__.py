"""The reader's pages: each a frozen dataclass, a builder, a Jinja2 template."""
