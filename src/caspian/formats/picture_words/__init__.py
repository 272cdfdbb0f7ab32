"""What the maker of a photograph wrote into its file: IPTC and XMP."""
