"""The question put to Open-Meteo: how warm is it at this place now."""

from urllib.parse import urlencode, urlsplit, urlunsplit

FORECAST = "/v1/forecast"


def address(base: str, latitude: float, longitude: float) -> str:
    """Return the address that answers with the temperature at a place now.

    `base` is the service ("https://api.open-meteo.com") or its whole endpoint; a query in it,
    such as a customer's key, is kept.

    Raises ValueError when `base` is no web address or the place is not on earth.
    """
    parts = urlsplit(base)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"The weather service needs an http or https address, not {base!r}.")
    # Written so that NaN, which compares false with everything, is refused too.
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"There is no place at latitude {latitude}, longitude {longitude}.")
    question = urlencode(
        {
            "latitude": f"{latitude:.4f}",
            "longitude": f"{longitude:.4f}",
            "current": "temperature_2m",
            "timezone": "UTC",
        }
    )
    path = FORECAST if parts.path in {"", "/"} else parts.path
    query = f"{parts.query}&{question}" if parts.query else question
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))
