"""Places: which names are mentions of places, which place each means, and in what sense."""

import pytest

from services.enrich.places import PlacesFound, find_places
from services.enrich.reading import Reading
from shared.events import Place
from tests.dumps import clean_article


def found(text: str) -> PlacesFound:
    return find_places(Reading(clean_article(text)))


def places(text: str) -> dict[str, Place]:
    """The last mention of each name."""
    return {place.text: place for place in found(text).places}


def where(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Country and first-level area of each name."""
    return {name: (place.country, place.admin) for name, place in places(text).items()}


@pytest.mark.parametrize(
    ("text", "name", "country", "admin"),
    [
        ("A barn burned down in Paris, Texas, on Sunday, the sheriff said.", "Paris", "US", "Texas"),
        ("A barge burned in Paris on Sunday, the prefect said.", "Paris", "FR", "Île-de-France"),
        ("The late train from London, Ontario, reached Toronto at noon.", "London", "CA", "Ontario"),
        ("The late train from London reached Dover at noon.", "London", "GB", "England"),
        ("Bakers in Cambridge, Mass., asked for cheaper flour.", "Cambridge", "US", "Massachusetts"),
        ("Bakers in Cambridge asked the government in London for cheaper flour.", "Cambridge", "GB", "England"),
        ("Dockers in Tripoli, Lebanon, stopped work.", "Tripoli", "LB", None),
        ("Libyan dockers in Tripoli stopped work.", "Tripoli", "LY", None),
        ("Rockets were fired from Gaza, and Israel closed its crossings.", "Gaza", "PS", "Gaza Strip"),
        ("Dockers in Valencia stopped work, Venezuelan unions said.", "Valencia", "VE", "Carabobo"),
    ],
)
def test_the_words_around_a_name_say_which_place_is_meant(
    text: str, name: str, country: str, admin: str | None
) -> None:
    place = places(text)[name]
    assert place.country == country
    assert admin is None or place.admin == admin


def test_what_is_said_once_holds_for_the_article() -> None:
    text = "A barn burned down in Paris, Texas, on Sunday.\n\nThe mayor of Paris said that nobody was hurt."
    named = [place for place in found(text).places if place.text == "Paris"]
    assert [place.country for place in named] == ["US", "US"]
    assert [place.bases[0] for place in named] == ["qualifier", "same_name_before"]
    assert [evidence.text for evidence in named[0].evidence] == ["Texas"]


def test_georgia_is_a_state_among_states_and_a_country_among_countries() -> None:
    state = where("Growers in Georgia, Alabama and Florida lost their peaches, officials in Atlanta said.")
    country = where("Growers in Georgia and Armenia lost their peaches, officials in Tbilisi said.")
    assert state["Georgia"] == ("US", "Georgia")
    assert country["Georgia"] == ("GE", None)
    assert where("A laboratory in Atlanta, Georgia, sent help to Turkey.")["Georgia"] == ("US", "Georgia")


def test_a_list_of_countries_does_not_put_one_into_the_next() -> None:
    assert where("Locusts reached Mali, Niger, Nigeria and Togo.")["Niger"][0] == "NE"


def test_a_list_of_towns_is_read_by_its_country() -> None:
    text = "Bus drivers in Santiago, Concepcion and Los Angeles stopped work, Chilean unions said on Friday."
    assert {country for country, _ in where(text).values()} == {"CL"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The actress Paris Hilton opened a shop. Hilton said she was happy.", {"Paris", "Hilton"}),
        ("Michael Jordan watched. Mr. Jordan said the game was fair.", {"Jordan"}),
        ("Reading is good for children, the teacher said.", {"Reading"}),
        ("The chef served turkey. Turkey sandwiches were sold out by noon.", {"Turkey"}),
        ("Her sister Victoria and her brother Sydney were tired.", {"Victoria", "Sydney"}),
        ("American, Iraqi and Egyptian officials met the Kurds.", {"American", "Iraqi", "Egyptian", "Kurds"}),
        ("Hamas and Hezbollah said so, as did the Taliban.", {"Hamas", "Hezbollah", "Taliban"}),
        ("The West Nile virus was found in a crow.", {"West Nile", "Nile"}),
        ("The rent is US$400 a month.", {"US"}),
        ("The New York Times and the Washington Post wrote so.", {"New York", "Washington"}),
        ("The White House press office said so.", {"White House"}),
        ("Drumlin Ltd will pay. Managers at Reading Motors, or Reading, agreed.", {"Reading"}),
        ("Singers from Lund, La Bella among them, and Ada Moss, Miss Lund of last year, sang.", {"La", "Miss"}),
        ("Nice people live here. Mobile phones are cheap. Police came.", {"Nice", "Mobile", "Police"}),
    ],
)
def test_names_of_people_and_things_are_no_places(text: str, names: set[str]) -> None:
    assert not names & set(places(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The hamlet of Quellmora was cut off by snow.", "Quellmora"),
        ("Three men from Zhorvany, Ukraine, were held in Kyiv.", "Zhorvany"),
    ],
)
def test_a_place_outside_the_gazetteer_has_no_answer(text: str, name: str) -> None:
    place = places(text)[name]
    assert (place.name, place.country, place.lat, place.precision, place.bases) == (None, None, None, None, ())
    assert [(skip.reason, skip.count) for skip in found(text).skipped] == [("not_in_gazetteer", 1)]


def test_a_village_of_that_name_far_from_all_that_is_told_is_not_meant() -> None:
    assert all(place.name is None for place in found("They met in Shipton on Monday.").places)
    assert where("They met in Shipton, north of York, England, on Monday.")["Shipton"] == ("GB", "England")


def test_a_town_put_into_a_state_that_has_none_is_not_sought_elsewhere() -> None:
    place = places("Rescuers reached Wolverhampton, Ontario, by night.").get("Wolverhampton")
    assert place is None or place.name is None


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Washington said on Friday that it wanted new talks.", "government"),
        ("Moscow has accused the envoys of lying.", "government"),
        ("Relations with Beijing have become poor.", "government"),
        ("Talks between Tehran and the agency ended.", "government"),
        ("Washington's policy towards the islands is unclear.", "government"),
        ("Snow fell in Washington on Friday.", "location"),
        ("He flew to Moscow and stayed a week.", "location"),
        ("Streets of Beijing were empty.", "location"),
    ],
)
def test_a_capital_that_acts_is_a_government(text: str, sense: str) -> None:
    assert [place.sense for place in found(text).places if place.precision == "settlement"] == [sense]


def test_washington_is_the_city_unless_states_stand_around_it() -> None:
    assert where("He flew to Washington on Friday.")["Washington"] == ("US", "District of Columbia")
    assert where("Fires burn in Oregon, Idaho and Washington.")["Washington"] == ("US", "Washington")
    assert where("A bridge fell in Seattle, Washington.")["Seattle"] == ("US", "Washington")


def test_shortened_states_are_places_too() -> None:
    seen = places("Bakers in Cambridge, Mass., and Concord, N.H., asked for cheaper flour.")
    assert {name: (place.country, place.precision) for name, place in seen.items() if "s" in name or "." in name} == {
        "Mass": ("US", "admin"),
        "N.H.": ("US", "admin"),
    }
    assert seen["Concord"].admin == "New Hampshire"


def test_a_state_is_not_a_town_of_that_name_in_another_state() -> None:
    assert (
        places("Ranchers in Wyoming want water from Michigan, American officials said.")["Wyoming"].precision == "admin"
    )


def test_precision_and_coordinates_say_what_they_are() -> None:
    seen = places("From Varna in Bulgaria he went to Bavaria, across the Black Sea and the Middle East.")
    assert {name: place.precision for name, place in seen.items()} == {
        "Varna": "settlement",
        "Bulgaria": "country",
        "Bavaria": "admin",
        "Black Sea": "feature",
        "Middle East": "feature",
    }
    assert (seen["Varna"].is_centroid, seen["Varna"].radius_km) == (False, None)
    assert (seen["Varna"].lat, seen["Varna"].lon) == (pytest.approx(43.2, abs=0.1), pytest.approx(27.9, abs=0.1))
    for name in ("Bulgaria", "Bavaria", "Black Sea", "Middle East"):
        assert seen[name].is_centroid
        assert seen[name].radius_km
    assert seen["Black Sea"].country is None


def test_the_dateline_and_the_headline_tell_where_it_happens() -> None:
    text = (
        "Ferry Held\n\nSOFIA, Jan 5 (Blue Gannet) - Police searched a ferry in Varna on Monday.\n\nIt had left at dawn."
    )
    place = places(text)["Varna"]
    assert place.country == "BG"
    assert "dateline" in place.bases
    assert found(text).focus[0].country == "BG"


def test_the_focus_is_the_country_that_most_is_said_of() -> None:
    text = "Floods hit Lagos and Ibadan in Nigeria. Nigerian police closed roads. Ghana sent help from Accra."
    focus = found(text).focus
    assert [country.country for country in focus] == ["NG", "GH"]
    assert sum(country.weight for country in focus) <= 1
    assert [country.mentions for country in focus] == [3, 2]


def test_those_whose_people_a_story_tells_of_come_before_the_town_where_they_meet() -> None:
    text = (
        "Kenyan Millers Talk in Vienna\n\nVIENNA, Jan 5 (Blue Gannet) - Kenyan millers left Vienna on Monday.\n\n"
        "Kenyan flour is cheap in Nairobi, Kenyan bakers told reporters in Vienna."
    )
    focus = found(text).focus
    assert [(country.country, country.mentions) for country in focus] == [("KE", 1), ("AT", 2)]


def test_a_people_in_two_words_is_not_another_one() -> None:
    text = "South Korean and South American millers met on the Indian Ocean, American Airlines said."
    assert [country.country for country in found(text).focus] == ["KR"]


def test_a_name_of_the_headline_means_what_it_means_in_the_body() -> None:
    text = (
        "Georgia Governor Signs Peach Law\n\nPeach growers in Georgia, Alabama and Florida lost their crop on Monday."
    )
    assert [country.country for country in found(text).focus] == ["US"]
    text = "Millers of Chad Ask for Rain\n\nMillers asked for rain on Monday, and bakers asked for flour at any price."
    assert [(country.country, country.mentions) for country in found(text).focus] == [("TD", 0)]


@pytest.mark.parametrize("name", ["Russia", "France", "Kenya", "Bulgaria", "Democratic Republic of Congo"])
def test_a_country_lies_in_no_area(name: str) -> None:
    assert places(f"Millers in {name} asked for rain on Monday.")[name].admin is None


@pytest.mark.parametrize(
    ("dateline", "name", "country"),
    [("PARIS, Texas", "Paris", "US"), ("VARNA, Bulgaria", "Varna", "BG"), ("PARIS", "Paris", "FR")],
)
def test_a_dateline_names_its_town_in_its_country(dateline: str, name: str, country: str) -> None:
    text = f"Ferry Held\n\n{dateline}, Jan 5 (Blue Gannet) - Police searched a ferry in {name} on Monday.\n\nIt left."
    assert places(text)[name].country == country
    assert "dateline" in places(text)[name].bases


def test_a_name_that_the_gazetteer_lacks_is_not_one_of_its_words() -> None:
    seen = found("Police in Austin searched a house in Port Larn on Monday, the sheriff said.").places
    assert not any(place.name for place in seen if "Larn" in place.text)
    assert (
        places("Police searched a house in Larne on Monday, Northern Ireland's police said.")["Larne"].country == "GB"
    )


def test_a_capital_that_is_doing_something_is_its_government() -> None:
    assert places("Rome is preparing a law on flour, millers said.")["Rome"].sense == "government"
    assert places("Bakers in Rome are preparing a protest, millers said.")["Rome"].sense == "location"
    assert places("Rome is sleeping under snow, millers said.")["Rome"].sense == "location"


def test_a_story_in_capitals_is_read_as_if_it_were_not() -> None:
    text = (
        "OIL TALKS FAIL IN ALGIERS\n"
        "ALGIERS, JAN 9 - TALKS BETWEEN NIGERIA, ANGOLA AND LIBYA ON OIL OUTPUT FAILED, MINISTERS SAID IN ALGIERS. "
        "THE NIGERIAN MINISTER SAID THAT LAGOS WAS QUIET. A MEETING IN TIMBUKTU IS DUE IN JUNE. THE U.S. SAID NOTHING."
    )
    seen = {place.text: place.country for place in found(text).places}
    assert seen == {
        "NIGERIA": "NG",
        "ANGOLA": "AO",
        "LIBYA": "LY",
        "ALGIERS": "DZ",
        "LAGOS": "NG",
        "TIMBUKTU": "ML",
        "U.S.": "US",
    }


def test_a_country_that_only_the_headline_names_counts_where_nothing_else_does() -> None:
    text = "Chad Quits\n\nPolice in Varna, Bulgaria, searched the house of the coach on Monday, officials said."
    assert [country.country for country in found(text).focus] == ["BG"]


def test_mentions_that_the_recogniser_does_not_call_places_are_found() -> None:
    text = "The fever was seen in the provinces of Kisumu, Nakuru, Garissa and Wajir, the Kenyan ministry said."
    assert {"Kisumu", "Nakuru", "Garissa", "Wajir"} <= set(places(text))


@pytest.mark.parametrize(
    "text", ["PARIS AND BERLIN AGREE", "Lond\u00adon", "\x00Rome\x00", "in " * 500, "Paris," * 300, "🙂 Oslo"]
)
def test_any_text_has_a_result_and_offsets_spell_it(text: str) -> None:
    article = clean_article("The ferry office in Oslo said so on Monday.\n\n" + text)
    for place in find_places(Reading(article)).places:
        assert article.body[place.start : place.end] == place.text
