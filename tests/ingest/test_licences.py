"""The licence that a passage names."""

import pytest

from onrecord.ingest.licences import licence_of

KINDS = {
    "Attribution": "BY",
    "Attribution-ShareAlike": "BY-SA",
    "Attribution-NoDerivatives": "BY-ND",
    "Attribution-NonCommercial": "BY-NC",
    "Attribution-NonCommercial-ShareAlike": "BY-NC-SA",
    "Attribution-NonCommercial-NoDerivatives": "BY-NC-ND",
}
VERSIONS = ["1.0", "2.0", "2.5", "3.0", "4.0"]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("words", "code"), KINDS.items())
def test_every_creative_commons_licence_in_words_in_letters_and_as_an_address(words, code, version):
    spdx = f"CC-{code}-{version}"
    address = f"https://creativecommons.org/licenses/{code.lower()}/{version}/"
    assert licence_of(f"under a Creative Commons {words} {version} International License.") == spdx
    assert licence_of(f"under CC {code} {version}") == spdx
    assert licence_of(address) == spdx


@pytest.mark.parametrize(
    ("words", "spdx"),
    [
        ("Creative Commons Attribution-NonCommercial-ShareAlike 3.0 IGO", "CC-BY-NC-SA-3.0"),
        ("https://creativecommons.org/licenses/by/2.5/ca/deed.en", "CC-BY-2.5"),
        ("Creative Commons Attribution Non-Commercial No Derivatives 4.0", "CC-BY-NC-ND-4.0"),
        ("Creative Commons Attribution-NonCommercial-NoDerivs 3.0 Unported", "CC-BY-NC-ND-3.0"),
        ("a Creative Commons licence (CC BY-SA 4.0)", "CC-BY-SA-4.0"),
        ("a Creative Commons License: Attribution 4.0", "CC-BY-4.0"),
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("CC BY-NC, version 4.0", "CC-BY-NC-4.0"),
        ("CC BY", "LicenseRef-CC-BY"),
        ("a Creative Commons licence", "LicenseRef-CC"),
        ("CC0", "CC0-1.0"),
        ("waives all rights (CC0 1.0)", "CC0-1.0"),
        ("Creative Commons Zero v1.0 Universal", "CC0-1.0"),
        ("Public Domain Mark 1.0", "CC-PDM-1.0"),
        ("is in the public domain", "LicenseRef-public-domain"),
        ("Open Government Licence v3.0", "OGL-UK-3.0"),
        ("Open Government Licence (version 2.0)", "OGL-UK-2.0"),
        ("OGL 1.0", "OGL-UK-1.0"),
        ("the Open Government Licence", "LicenseRef-OGL-UK"),
        ("Open Government Licence - Canada version 2.0", "OGL-Canada-2.0"),
        ("nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL-UK-3.0"),
        ("All rights reserved.", "LicenseRef-all-rights-reserved"),
        ("The ministers will meet by Tuesday", None),
        ("The accord, by and large, holds", None),
    ],
)
def test_other_wordings(words, spdx):
    assert licence_of(words) == spdx
