"""Locator maps: where something happens, drawn as SVG from places and one file of outlines."""
