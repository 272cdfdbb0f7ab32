"""Open-Meteo, the free weather service: its address and its answer."""
