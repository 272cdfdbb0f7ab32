"""Tables that people paste or save out of a spreadsheet: names in the first row and column."""
