"""The countries of the world by ISO 3166-1 code, named by the CLDR data that Babel carries."""

from caspian.common.languages import babel_locale

COUNTRIES = tuple(
    sorted(
        (
            (code, name)
            for code, name in babel_locale("en").territories.items()
            if len(code) == 2
            and code.isalpha()
            and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"}
        ),
        key=lambda pair: pair[1],
    )
)
