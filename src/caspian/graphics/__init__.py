"""Pictures that the paper draws itself, as SVG: charts and maps."""
