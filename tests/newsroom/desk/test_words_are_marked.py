"""Every word of the desk can be translated: it is looked up in a catalogue before it is shown."""
