"""Which of its namesakes a name means, told by nothing but the sentences around it."""

import pytest

from services.enrich.places import find_places
from services.enrich.reading import Reading
from tests.dumps import clean_article

CASES = (
    (
        "The senator from Ohio said the attacks in Paris had changed the race in Iowa and Texas. American "
        "voters are afraid, he said in Columbus. The United States must act.",
        {"Paris": "FR"},
    ),
    (
        "Texas and Florida will vote next. After London, the president of the United States flew home to "
        "Kentucky. Americans watched.",
        {"London": "GB"},
    ),
    (
        "The carmaker of Detroit, Michigan, showed its new model at the Geneva Motor Show. U.S. sales fell in Ohio.",
        {"Geneva": "CH"},
    ),
    (
        "Manchester beat Birmingham at home. The team from Liverpool lost in Newcastle.",
        {"Birmingham": "GB", "Liverpool": "GB", "Newcastle": "GB"},
    ),
    (
        "A strike closed shops in Birmingham, Mobile and Montgomery, Alabama officials said. The governor of "
        "Alabama was in Birmingham.",
        {"Birmingham": "US"},
    ),
    (
        "Troops left Basra and Mosul. In Raqqa nothing moved.",
        {"Basra": "IQ", "Mosul": "IQ", "Raqqa": "SY"},
    ),
    (
        "Bus drivers in Cordoba and Rosario stopped work, Argentine unions said.",
        {"Cordoba": "AR", "Rosario": "AR"},
    ),
    (
        "Bus drivers in Cordoba and Seville stopped work, Spanish unions said.",
        {"Cordoba": "ES"},
    ),
    (
        "Venezuelan police in Valencia and Merida searched trucks. Caracas said nothing.",
        {"Valencia": "VE", "Merida": "VE"},
    ),
    (
        "Spain's rail firm will link Valencia and Alicante by June.",
        {"Valencia": "ES"},
    ),
    (
        "Police in Victoria said the ferry from Vancouver had been late. British Columbia has many ferries.",
        {"Victoria": "CA"},
    ),
    (
        "Police in Perth said the bus from Dundee had been late. Scotland has many hills.",
        {"Perth": "GB"},
    ),
    (
        "Police in Perth said the bus from Fremantle had been late. Western Australia is hot.",
        {"Perth": "AU"},
    ),
    (
        "The Australian team won in Perth and Newcastle.",
        {"Perth": "AU", "Newcastle": "AU"},
    ),
    (
        "Kenyan nurses in Kisumu and Eldoret went home. Nairobi promised to pay.",
        {"Kisumu": "KE", "Eldoret": "KE", "Nairobi": "KE"},
    ),
    (
        "Lebanese soldiers entered Tripoli and Sidon after shots were fired.",
        {"Tripoli": "LB", "Sidon": "LB"},
    ),
    (
        "Libya's parliament left Tripoli for Tobruk.",
        {"Tripoli": "LY"},
    ),
    (
        "Hyderabad, in Pakistan's Sindh province, was flooded. Karachi was dry.",
        {"Hyderabad": "PK"},
    ),
    (
        "Hyderabad was flooded. Mumbai and Chennai were dry, India's weather office said.",
        {"Hyderabad": "IN"},
    ),
    (
        "Farmers near Odessa, Texas, lost cotton. In Odessa and Midland the wind blew.",
        {"Odessa": "US", "Midland": "US"},
    ),
    (
        "Ships left Odessa with grain. Ukraine and Turkey had agreed on a corridor.",
        {"Odessa": "UA"},
    ),
    (
        "Cambridge and Oxford professors warned of a flood.",
        {"Cambridge": "GB", "Oxford": "GB"},
    ),
    (
        "Dublin and Cork have new trams, Ireland's minister said.",
        {"Dublin": "IE", "Cork": "IE"},
    ),
    (
        "The mayor of Athens said Greece would pay. Tourists left Piraeus.",
        {"Athens": "GR"},
    ),
    (
        "The sheriff of Athens, Georgia, said rain had closed roads. Athens is an hour from Atlanta.",
        {"Athens": "US"},
    ),
    (
        "San Jose and Sacramento will get new trains, California said.",
        {"San Jose": "US"},
    ),
    (
        "San Jose police held two men; Costa Rica has asked Panama for help.",
        {"San Jose": "CR"},
    ),
    (
        "Hamilton and Toronto are linked by rail. Ontario pays.",
        {"Hamilton": "CA"},
    ),
    (
        "Hamilton and Auckland are linked by rail. New Zealand pays.",
        {"Hamilton": "NZ"},
    ),
    (
        "Richmond, Norfolk and Roanoke closed schools as snow fell across Virginia.",
        {"Richmond": "US", "Norfolk": "US", "Roanoke": "US"},
    ),
    (
        "Norfolk and Suffolk closed schools as snow fell across England.",
        {"Norfolk": "GB", "Suffolk": "GB"},
    ),
    (
        "Granada and Leon were calm, Nicaragua's army said.",
        {"Granada": "NI", "Leon": "NI"},
    ),
    (
        "Santa Cruz and Sucre were calm, Bolivia's army said.",
        {"Santa Cruz": "BO", "Sucre": "BO"},
    ),
    (
        "Islamists left Gao and Timbuktu. Bamako sent soldiers, Mali's president said.",
        {"Gao": "ML", "Timbuktu": "ML", "Bamako": "ML"},
    ),
    (
        "The firm has offices in Boston, Dublin and Sydney.",
        {"Boston": "US", "Dublin": "IE", "Sydney": "AU"},
    ),
    (
        "He has lived in Berlin, Vienna, Rome and New York.",
        {"Berlin": "DE", "Vienna": "AT", "Rome": "IT"},
    ),
    (
        "The United States embassy in Lima was closed. American diplomats left Quito and La Paz.",
        {"Lima": "PE", "Quito": "EC", "La Paz": "BO"},
    ),
    (
        "The U.S. said its soldiers in Kabul and Kandahar were safe. Washington sent more to Moscow, and "
        "Americans in Manila waited.",
        {"Kabul": "AF", "Kandahar": "AF", "Moscow": "RU", "Manila": "PH"},
    ),
)
"""A text, and the country of each name in it that others in the world bear too."""


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[", ".join(expected) for _, expected in CASES])
def test_the_sentences_tell_which_namesake_is_meant(text: str, expected: dict[str, str]) -> None:
    found = {place.text: place.country for place in find_places(Reading(clean_article(text))).places}
    assert {name: found.get(name) for name in expected} == expected
