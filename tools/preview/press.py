"""Write the preview: `python -m tools.preview.press FOLDER`, then serve FOLDER."""

import argparse
import re
import shutil
from pathlib import Path

from tools.preview import cast
from tools.preview.furniture import lookup
from tools.preview.scenes import broken, scenes

from caspian.pages.assets import FOLDER, asset
from caspian.pages.render import environment_for, page_html


def main() -> None:
    """Render every scene into a folder and copy the assets beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    shutil.copytree(FOLDER, folder / "assets", dirs_exist_ok=True)
    for address in unmatched_fonts():
        print(f"paper.css names {address}, which is not asset()'s address of it")
    cards = tuple(cast.card(slug, folder) for slug in list(cast.articles())[3:11])
    for name, page in scenes(folder):
        fragments = lookup(cards, page.frame.language.code)
        (folder / f"{name}.html").write_text(page_html(page, fragments))
    language, publication = broken()
    template = environment_for("en").get_template("pages/broken.html")
    html = template.render(language=language, publication=publication)
    (folder / "broken.html").write_text(html)


def unmatched_fonts() -> list[str]:
    """Return the font addresses in the style sheet that differ from those preloaded."""
    css = (FOLDER / "paper.css").read_text()
    named = re.findall(r'url\("(fonts/[^"]+)"\)', css)
    return [one for one in named if asset(one.split("?")[0]) != f"/assets/{one}"]


if __name__ == "__main__":
    main()
