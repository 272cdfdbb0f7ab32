"""What other sites say of something of theirs: by oEmbed, and in the head of its page."""
