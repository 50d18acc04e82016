"""Nations as news names them: a table of countries with their spellings, and of the words for their people."""

_NATIONS = """
Afghanistan: Afghan Afghans
Albania: Albanian Albanians
Algeria: Algerian Algerians
Andorra: Andorran Andorrans
Angola: Angolan Angolans
Argentina: Argentine Argentines Argentinian Argentinians
Armenia: Armenian Armenians
Australia: Australian Australians
Austria: Austrian Austrians
Azerbaijan: Azerbaijani Azerbaijanis Azeri Azeris
Bahamas: Bahamian Bahamians
Bahrain: Bahraini Bahrainis
Bangladesh: Bangladeshi Bangladeshis
Barbados: Barbadian Barbadians
Belarus: Belarusian Belarusians Belarussian
Belgium: Belgian Belgians
Belize: Belizean Belizeans
Benin: Beninese
Bhutan: Bhutanese
Bolivia: Bolivian Bolivians
Bosnia, Bosnia and Herzegovina, Bosnia-Herzegovina: Bosnian Bosnians Bosniak Bosniaks
Botswana: Batswana
Brazil: Brazilian Brazilians
Brunei: Bruneian Bruneians
Bulgaria: Bulgarian Bulgarians
Burkina Faso: Burkinabe
Burundi: Burundian Burundians
Cambodia: Cambodian Cambodians Khmer
Cameroon: Cameroonian Cameroonians
Canada: Canadian Canadians
Cape Verde: Cape_Verdean
Central African Republic:
Chad: Chadian Chadians
Chile: Chilean Chileans
China, People's Republic of China: Chinese
Colombia: Colombian Colombians
Comoros: Comorian Comorians
Congo, Democratic Republic of Congo, Democratic Republic of the Congo, Republic of Congo, DR Congo: Congolese
Costa Rica: Costa_Rican Costa_Ricans
Croatia: Croatian Croatians Croat Croats
Cuba: Cuban Cubans
Cyprus: Cypriot Cypriots Greek_Cypriot Greek_Cypriots Turkish_Cypriot Turkish_Cypriots
Czech Republic, Czechia: Czech Czechs
Czechoslovakia: Czechoslovak
Denmark: Danish Danes Dane
Djibouti: Djiboutian
Dominican Republic: Dominican Dominicans
East Timor, Timor-Leste: Timorese
Ecuador: Ecuadorian Ecuadorians Ecuadorean
Egypt: Egyptian Egyptians
El Salvador: Salvadoran Salvadorans
England: English Englishman
Equatorial Guinea:
Eritrea: Eritrean Eritreans
Estonia: Estonian Estonians
Ethiopia: Ethiopian Ethiopians
Fiji: Fijian Fijians
Finland: Finnish Finns
France: French Frenchman Frenchwoman
Gabon: Gabonese
Gambia: Gambian Gambians
Georgia: Georgian Georgians
Germany, West Germany, East Germany: German Germans West_German East_German West_Germans East_Germans
Ghana: Ghanaian Ghanaians
Greece: Greek Greeks
Greenland: Greenlandic
Grenada: Grenadian
Guatemala: Guatemalan Guatemalans
Guinea, Guinea-Bissau: Guinean Guineans
Guyana: Guyanese
Haiti: Haitian Haitians
Honduras: Honduran Hondurans
Hungary: Hungarian Hungarians
Iceland: Icelandic Icelanders
India: Indian Indians
Indonesia: Indonesian Indonesians
Iran, Islamic Republic of Iran: Iranian Iranians Persian Persians
Iraq: Iraqi Iraqis
Ireland, Republic of Ireland: Irish Irishman
Israel: Israeli Israelis
Italy: Italian Italians
Ivory Coast, Côte d'Ivoire, Cote d'Ivoire: Ivorian Ivorians
Jamaica: Jamaican Jamaicans
Japan: Japanese
Jordan: Jordanian Jordanians
Kazakhstan: Kazakh Kazakhs
Kenya: Kenyan Kenyans
Kosovo: Kosovar Kosovars Kosovan
Kuwait: Kuwaiti Kuwaitis
Kyrgyzstan: Kyrgyz
Laos: Laotian Laotians
Latvia: Latvian Latvians
Lebanon: Lebanese
Lesotho: Basotho
Liberia: Liberian Liberians
Libya: Libyan Libyans
Liechtenstein:
Lithuania: Lithuanian Lithuanians
Luxembourg: Luxembourger Luxembourgers
Macedonia, North Macedonia: Macedonian Macedonians
Madagascar: Malagasy
Malawi: Malawian Malawians
Malaysia: Malaysian Malaysians Malay Malays
Maldives: Maldivian Maldivians
Mali: Malian Malians
Malta: Maltese
Mauritania: Mauritanian Mauritanians
Mauritius: Mauritian Mauritians
Mexico: Mexican Mexicans
Moldova: Moldovan Moldovans
Monaco: Monegasque
Mongolia: Mongolian Mongolians
Montenegro: Montenegrin Montenegrins
Morocco: Moroccan Moroccans
Mozambique: Mozambican Mozambicans
Myanmar, Burma: Burmese
Namibia: Namibian Namibians
Nepal: Nepalese Nepali Nepalis
Netherlands, Holland: Dutch Dutchman
New Zealand: New_Zealander New_Zealanders
Nicaragua: Nicaraguan Nicaraguans
Niger: Nigerien
Nigeria: Nigerian Nigerians
North Korea, Democratic People's Republic of Korea: North_Korean North_Koreans
Norway: Norwegian Norwegians
Oman: Omani Omanis
Pakistan: Pakistani Pakistanis
Palestine, Palestinian territories, Palestinian Territories: Palestinian Palestinians
Panama: Panamanian Panamanians
Papua New Guinea:
Paraguay: Paraguayan Paraguayans
Peru: Peruvian Peruvians
Philippines: Philippine Filipino Filipinos Filipina
Poland: Polish Pole Poles
Portugal: Portuguese
Puerto Rico: Puerto_Rican Puerto_Ricans
Qatar: Qatari Qataris
Romania: Romanian Romanians
Russia, Russian Federation: Russian Russians
Rwanda: Rwandan Rwandans
Samoa: Samoan Samoans
Saudi Arabia, Kingdom of Saudi Arabia: Saudi Saudis Saudi_Arabian
Scotland: Scottish Scots
Senegal: Senegalese
Serbia: Serbian Serbians Serb Serbs Bosnian_Serb Bosnian_Serbs
Seychelles:
Sierra Leone: Sierra_Leonean Sierra_Leoneans
Singapore: Singaporean Singaporeans
Slovakia: Slovak Slovaks Slovakian
Slovenia: Slovenian Slovenians Slovene Slovenes
Solomon Islands:
Somalia: Somali Somalis Somalian
South Africa: South_African South_Africans
South Korea, Republic of Korea: South_Korean South_Koreans
South Sudan: South_Sudanese
Soviet Union, USSR, U.S.S.R.: Soviet Soviets
Spain: Spanish Spaniard Spaniards
Sri Lanka: Sri_Lankan Sri_Lankans
Sudan: Sudanese
Suriname: Surinamese
Swaziland, Eswatini: Swazi
Sweden: Swedish Swedes Swede
Switzerland: Swiss
Syria, Syrian Arab Republic: Syrian Syrians
Taiwan: Taiwanese
Tajikistan: Tajik Tajiks
Tanzania: Tanzanian Tanzanians
Thailand: Thai Thais
Tibet: Tibetan Tibetans
Togo: Togolese
Tonga: Tongan Tongans
Trinidad and Tobago, Trinidad: Trinidadian
Tunisia: Tunisian Tunisians
Turkey, Türkiye, Turkiye: Turkish Turk Turks
Turkmenistan: Turkmen
Uganda: Ugandan Ugandans
Ukraine: Ukrainian Ukrainians
United Arab Emirates, UAE, U.A.E.: Emirati Emiratis
United Kingdom, UK, U.K., Britain, Great Britain: British Briton Britons
United States, United States of America, US, U.S., USA, U.S.A.: American Americans
Uruguay: Uruguayan Uruguayans
Uzbekistan: Uzbek Uzbeks
Vanuatu:
Vatican:
Venezuela: Venezuelan Venezuelans
Vietnam, Viet Nam, South Vietnam, North Vietnam: Vietnamese
Wales: Welsh
Western Sahara: Sahrawi
Yemen: Yemeni Yemenis
Yugoslavia: Yugoslav Yugoslavs
Zambia: Zambian Zambians
Zimbabwe: Zimbabwean Zimbabweans
Zaire: Zairean
Hong Kong: Hongkonger Hongkongers
Chechnya: Chechen Chechens
Crimea: Crimean Crimeans
Catalonia: Catalan Catalans
Dagestan: Dagestani
Kashmir: Kashmiri Kashmiris
Kurdistan, Iraqi Kurdistan: Kurd Kurds Kurdish
"""
_OTHER_PEOPLES = """
Arab|Arabs|African|Africans|Asian|Asians|European|Europeans|Latin American|Latin Americans|Western|Westerners
African American|African Americans|African-American|African-Americans|Native American|Native Americans
Asian American|Hispanic|Hispanics|Latino|Latinos|Caucasian|Scandinavian|Balkan|Baltic|Caribbean|Middle Eastern
South Asian|Muslim|Muslims|Islamic|Islamist|Islamists|Sunni|Sunnis|Shiite|Shiites|Shi'ite|Shi'ites|Shi’ite|Shi’ites
Shia|Shi'a|Alawite|Alawites|Salafi|Salafist|Salafists|Wahhabi|Christian|Christians|Catholic|Catholics|Roman Catholic
Protestant|Protestants|Anglican|Anglicans|Orthodox|Jewish|Jew|Jews|Zionist|Zionists|Hindu|Hindus|Sikh|Sikhs|Buddhist
Buddhists|Mormon|Mormons|Evangelical|Coptic|Copt|Copts|Maronite|Druze|Druse|Yazidi|Yazidis|Yezidi|Yezidis|Bahai
Ismaili|Republican|Republicans|Democrat|Democrats|Democratic|Tory|Tories|Communist|Communists|Socialist|Socialists
Nazi|Nazis|Marxist|Maoist|Maoists|Social Democrat|Social Democrats|Christian Democrat|Christian Democrats|Baathist
Baathists|Uighur|Uighurs|Uyghur|Uyghurs|Rohingya|Tamil|Tamils|Sinhalese|Pashtun|Pashtuns|Hazara|Hazaras|Baloch
Baluch|Punjabi|Sindhi|Bengali|Tatar|Tatars|Roma|Hutu|Hutus|Tutsi|Tutsis|Zulu|Xhosa|Igbo|Yoruba|Hausa|Fulani|Tuareg
Tuaregs|Berber|Berbers|Bedouin|Bedouins|Assyrian|Assyrians|Turcoman|Turkoman|Slav|Slavic|Flemish|Basque|Sicilian
Bavarian|Texan|Texans|Californian|Californians|New Yorker|New Yorkers|Londoner|Londoners|Parisian|Parisians|Chaldean
Aboriginal|Inuit|Maori
"""
_WEAK = """
Jordan Georgia Chad Israel Turkey Congo Pole Poles Polish Dane Swede Turk Welsh Holland France Trinidad Roma Slav
Western Democratic Orthodox Evangelical Aboriginal Caucasian English Vatican Malta India China Ireland England Wales
Scots Soviets Baltic Balkan Roman Guinea Persian Democrat Thai Islamic Communist Socialist Jamaica Samoa Cuba
"""
WEAK = frozenset(_WEAK.split())
"""Names that are persons', words or parts of other names as well: they settle the type only of what the model sees."""


def _read() -> tuple[dict[str, str], dict[str, str]]:
    countries: dict[str, str] = {}
    peoples = {name: name for line in _OTHER_PEOPLES.split("\n") for name in line.split("|") if name}
    for line in _NATIONS.strip().splitlines():
        names, _, people = line.partition(":")
        forms = [name.strip() for name in names.split(",")]
        countries |= dict.fromkeys(forms, forms[0])
        peoples |= {word.replace("_", " "): word.replace("_", " ") for word in people.split()}
    return countries, peoples


COUNTRIES, PEOPLES = _read()
"""Every spelling with the name under which the spellings are one; every word for a people."""
