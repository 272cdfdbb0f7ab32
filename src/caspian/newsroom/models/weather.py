from django.db import models


class Weather(models.Model):
    """The last known temperature in a place, with the time of the measurement."""

    place = models.OneToOneField("dossiers.Place", on_delete=models.CASCADE, related_name="+")
    temperature_c = models.FloatField()
    observed_at = models.DateTimeField()
    fetched_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "weather"

    def __str__(self) -> str:
        return f"{self.temperature_c} °C in {self.place}"
