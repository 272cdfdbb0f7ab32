"""oEmbed 1.0: what a site is told that shows something of ours in a frame."""
