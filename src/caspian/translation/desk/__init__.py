"""What translators and editors see of it at the desk."""
