"""People, places and topics that are added while somebody writes, or proposed."""
