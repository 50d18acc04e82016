"""Names that news uses all over the world, by kind: organisations, armed groups, media, regions, events.

One entry a bar; spellings of the same thing are joined by `=`, the fullest first.
"""

_ORGANISATIONS = """
United Nations=UN=U.N.
UN Security Council=United Nations Security Council=U.N. Security Council=Security Council=UNSC
UN General Assembly=United Nations General Assembly=U.N. General Assembly=General Assembly|UNICEF=Unicef
UNESCO=Unesco|UNHCR|UNRWA|UNDP|UNAMI|UNIFIL|UNEP|UNCTAD|UNAIDS
World Health Organization=World Health Organisation=WHO|World Bank|World Food Programme=World Food Program=WFP
World Trade Organization=World Trade Organisation=WTO|International Monetary Fund=IMF
International Criminal Court=ICC|International Court of Justice=ICJ|International Atomic Energy Agency=IAEA
International Committee of the Red Cross=ICRC|Red Cross|Red Crescent|International Labour Organization=ILO
European Union=EU=E.U.|European Commission|European Parliament|European Council|European Central Bank=ECB
European Court of Human Rights|European Court of Justice|Council of Europe
North Atlantic Treaty Organization=NATO=Nato|African Union=AU|Arab League=League of Arab States
Gulf Cooperation Council=GCC|Organization of American States=OAS
Organization for Security and Cooperation in Europe=Organisation for Security and Co-operation in Europe=OSCE
Organization of Islamic Cooperation=Organisation of Islamic Cooperation=OIC
Organization of the Petroleum Exporting Countries=OPEC=Opec|OECD|ASEAN=Asean|ECOWAS=Ecowas|BRICS|Mercosur|SAARC|APEC
Group of Seven=G7=G-7|Group of Eight=G8=G-8|Group of 20=G20=G-20|FIFA=Fifa|UEFA=Uefa|IOC|NASA=Nasa|Interpol|Europol
Organisation for the Prohibition of Chemical Weapons=Organization for the Prohibition of Chemical Weapons=OPCW
Commonwealth|Amnesty International=Amnesty|Human Rights Watch=HRW
Doctors Without Borders=Médecins Sans Frontières=Medecins Sans Frontieres=MSF|Reporters Without Borders|Greenpeace
Oxfam|Transparency International|Freedom House|Save the Children|Syrian Observatory for Human Rights=SOHR
White Helmets|Pentagon|White House|Kremlin|Downing Street|Whitehall|Capitol Hill|Scotland Yard|Élysée
Foreign Office=FCO|Home Office|State Department=Department of State|Justice Department=Department of Justice=DOJ
Cabinet Office|Defense Department=Department of Defense=DoD=DOD|Treasury Department
Department of Homeland Security=DHS|Foreign and Commonwealth Office|Central Intelligence Agency=CIA
Federal Bureau of Investigation=FBI|National Security Agency=NSA|National Security Council=NSC
Environmental Protection Agency=EPA|Securities and Exchange Commission=SEC|Food and Drug Administration=FDA
Federal Communications Commission=FCC|IRS|FTC|FEMA|CDC|DEA|TSA|FAA|NTSB|DNC|RNC|NRA|ACLU|AARP|AFL-CIO|USAID|MI5|MI6
GCHQ|DFID|KGB|FSB|GRU|NHS|C-SPAN|Foreign Ministry|Defence Ministry=Defense Ministry|Interior Ministry
Finance Ministry|Justice Ministry|Health Ministry|Federal Reserve|Supreme Court|Congress|Senate
House of Representatives|House of Commons|House of Lords|Bundestag|Bundesbank|Bundesrat|Knesset|State Duma|Duma
Politburo|Mossad|Shin Bet|Lok Sabha|Rajya Sabha|Sejm|Riksdag|Majlis|Republican Party=GOP|Democratic Party
Labour Party|Conservative Party|Liberal Democrats|Communist Party|Likud|Green Party
Baath Party=Ba'ath Party=Ba’ath Party|African National Congress=ANC|Muslim Brotherhood|Palestinian Authority
Palestine Liberation Organization=PLO|Bank of England|Bank of Japan|Wall Street
U.S. Central Command=US Central Command=Central Command=CENTCOM=Centcom|Ku Klux Klan|Black Lives Matter|Wagner Group
Church of England|Church of Scientology=Scientology|Church of Scotland|Roman Catholic Church=Catholic Church
Facebook|Twitter|Google|Microsoft|YouTube|Instagram|WhatsApp|Wikipedia|WikiLeaks=Wikileaks
"""
_ARMED_GROUPS = """
Islamic State of Iraq and the Levant=Islamic State in Iraq and the Levant=ISIL=Isil
Islamic State of Iraq and Syria=Islamic State in Iraq and Syria=Islamic State of Iraq and al-Sham=ISIS=Isis
Islamic State=IS|Daesh=Da'esh=Da’esh=Daish
al-Qaeda=Al-Qaeda=Al Qaeda=al Qaeda=al-Qaida=Al-Qaida=al Qaida=Al Qaida=al-Qa'ida=al-Qa’ida=Al-Qa'ida=Al-Qa’ida
al-Qaeda in Iraq=Al-Qaeda in Iraq=al Qaeda in Iraq=Al Qaeda in Iraq=AQI
al-Qaeda in the Arabian Peninsula=Al-Qaeda in the Arabian Peninsula=Al Qaeda in the Arabian Peninsula=AQAP
al-Qaeda in the Islamic Maghreb=Al-Qaeda in the Islamic Maghreb=Al Qaeda in the Islamic Maghreb=AQIM
al-Nusra Front=Al-Nusra Front=Nusra Front=al Nusra Front=Jabhat al-Nusra=al-Nusra=Al-Nusra|Jabhat Fateh al-Sham
Hayat Tahrir al-Sham=HTS|Hezbollah=Hizbollah=Hizballah=Hizbullah=Hezbullah|Palestinian Islamic Jihad=Islamic Jihad=PIJ
Free Syrian Army=FSA|Syrian Democratic Forces=SDF|Ahrar al-Sham|Jaysh al-Islam=Jaish al-Islam|Kataib Hezbollah
Popular Mobilization Forces=Popular Mobilisation Forces=Popular Mobilization Units=PMF=PMU=Hashd al-Shaabi
Ansar al-Sharia|Ansar al-Islam|YPG|PYD|Kurdistan Workers' Party=Kurdistan Workers’ Party=PKK|Peshmerga=peshmerga
Taliban=Taleban|Haqqani network|Boko Haram|al-Shabaab=Al-Shabaab=al-Shabab=Al-Shabab=Al Shabaab=al Shabaab
Lashkar-e-Taiba=Lashkar-e-Tayyiba|Jaish-e-Mohammad=Jaish-e-Mohammed|Abu Sayyaf|Jemaah Islamiyah|Houthis=Houthi
Ansar Allah|Mahdi Army|FARC=Farc|ELN|ETA|Irish Republican Army=IRA|Sinn Fein=Sinn Féin|Tamil Tigers=LTTE|Shining Path
Lord's Resistance Army=Lord’s Resistance Army=LRA|al-Aqsa Martyrs Brigades=Al-Aqsa Martyrs Brigades|Qassam Brigades
Quds Force|Islamic Revolutionary Guard Corps=Revolutionary Guards=Revolutionary Guard=IRGC|Hamas|Fatah|Janjaweed
Interahamwe|Khmer Rouge|Red Army|Viet Cong|Mujahideen|Contras
"""
_MEDIA = """
Reuters|Associated Press=AP|Agence France-Presse=AFP|Xinhua|TASS=Itar-Tass=ITAR-TASS=Tass|Interfax|RIA Novosti
Anadolu Agency=Anadolu|Bloomberg News=Bloomberg|Al Jazeera=Al-Jazeera=al-Jazeera|Al Arabiya=Al-Arabiya=al-Arabiya
New York Times|Washington Post|Wall Street Journal|Los Angeles Times|USA Today|Financial Times|Guardian
Daily Telegraph|Daily Mail|Der Spiegel|Le Monde|Le Figaro|El País=El Pais|La Repubblica|Corriere della Sera|Haaretz
Jerusalem Post|Newsweek|Vanity Fair|Politico|BuzzFeed|Huffington Post|Breitbart News=Breitbart|Fox News|Sky News
BBC=BBC News|CNN|NBC=NBC News|CBS=CBS News|ABC News|PBS|NPR|MSNBC|CNBC|HBO|ESPN|ITV|Channel 4|Voice of America
Radio Free Europe|Kyodo|Yonhap|IRNA|SANA=Sana|Tasnim|Amaq
"""
_PLACES = """
Middle East|Near East|Far East|Persian Gulf|Arabian Gulf|Gulf|Levant|Maghreb|Sahel|Horn of Africa|Balkans|Caucasus
Baltics|Africa|North Africa|West Africa|East Africa|Southern Africa|sub-Saharan Africa|Europe|Eastern Europe
Western Europe|Central Europe|Asia|Central Asia|South Asia|East Asia|Southeast Asia=South-East Asia|Latin America
South America|North America|Central America|Caribbean|Scandinavia|Arctic|Antarctica|Oceania|Siberia|Sinai
Golan Heights|West Bank|Gaza Strip|Gaza|Northern Ireland|Darfur|East Jerusalem|West Jerusalem|Donbas=Donbass
Nagorno-Karabakh|Abkhazia|South Ossetia|Transnistria|Helmand|Anbar|Xinjiang|Tigray|Rojava
Mediterranean=Mediterranean Sea|Red Sea|Black Sea|Baltic Sea|North Sea|South China Sea|Caspian Sea|Arabian Sea
Aegean|Atlantic=Atlantic Ocean|Pacific=Pacific Ocean|Indian Ocean|Gulf of Aden|Gulf of Mexico|Strait of Hormuz
Bosphorus|English Channel|Suez Canal|Panama Canal|Euphrates|Tigris|Nile|Danube|Rhine|Jordan River|Himalayas|Alps
Silicon Valley|Guantanamo|Korea|Korean Peninsula|New England|Midwest|Washington, D.C.=Washington D.C.=D.C.
New York City=New York|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho
Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri
Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon
Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin
Wyoming|Ontario|Quebec|British Columbia|Alberta|Nova Scotia|New South Wales|Queensland|Tasmania|Bavaria|Saxony
Normandy|Tuscany|Sicily|Andalusia|Punjab|Sindh|Balochistan|Kerala|Gujarat|Bihar|Brooklyn|Manhattan|Bronx
Staten Island|Aleppo|Damascus|Baghdad|Mosul|Ramadi|Fallujah=Falluja|Tikrit|Kirkuk|Raqqa=Raqqah|Palmyra
Deir al-Zor=Deir ez-Zor|Deraa=Daraa|Kobane=Kobani|Manbij|Najaf|Karbala|Samarra|Sinjar|Tal Afar|Misrata|Tobruk
Hodeidah|Kunduz|Herat|Jalalabad|Mazar-i-Sharif|Quetta|Rawalpindi|Luhansk|Rakhine|Mindanao|Aceh|Mogadishu|Timbuktu
Moscow|Beijing|Tehran|Kabul|Kyiv=Kiev|Cairo|Beirut|Tripoli|Benghazi|Jerusalem|Tel Aviv|Riyadh|Doha|Dubai|Ankara
Istanbul|Berlin|Brussels|Geneva|Tokyo|Seoul|Pyongyang|Hong Kong|Islamabad|Karachi|New Delhi|Mumbai|Nairobi|Khartoum
Johannesburg|Los Angeles|San Francisco|Las Vegas|Rio de Janeiro|Buenos Aires|Mexico City|The Hague|Uttar Pradesh
Madhya Pradesh|Andhra Pradesh|Maharashtra|Rajasthan|Tamil Nadu|Karnataka|West Bengal|Assam|Jharkhand|Odisha|Goa|Java
Central Java|East Java|West Java|Sumatra|Borneo|Sulawesi|Bali|Luzon|Central Luzon|Visayas|Hokkaido|Okinawa|Guangdong
Sichuan|Yunnan|Hunan|Hubei|Henan|Fujian|Zhejiang|Jiangsu|Shandong|Inner Mongolia|Khyber Pakhtunkhwa|Waziristan
North Waziristan|South Waziristan|Saskatchewan|Manitoba|New Brunswick|Newfoundland|Yukon|Western Australia
South Australia|Northern Territory|North Rhine-Westphalia|Baden-Württemberg|Lower Saxony|Brandenburg|Brittany
Provence|Corsica|Lombardy|Piedmont|Sardinia|Calabria|Galicia|Basque Country|Minas Gerais|Mato Grosso|Chiapas|Oaxaca
Sinaloa|Sonora|Patagonia|Kwazulu-Natal=KwaZulu-Natal|Gauteng|Western Cape|Eastern Cape|Katanga|Kivu|North Kivu
South Kivu|Ituri|Oromia|Amhara|Puntland|Somaliland|Jubaland|Equatoria|Darfur|Kordofan|Borno|Adamawa|Rift Valley
Bulacan|Devon|Dorset|Cornwall|Somerset|Hampshire|Sussex|Surrey|Essex|Suffolk|Norfolk|Yorkshire|Lancashire|Cumbria
Northumberland|Lincolnshire|Derbyshire|Nottinghamshire|Staffordshire|Cheshire|Merseyside|Oxfordshire|Buckinghamshire
Hertfordshire|Gloucestershire|Wiltshire|Cambridgeshire|Midlands|West Midlands|East Midlands|Milton Keynes
Greater Manchester|Highlands|Ulster
"""
_EVENTS = """
World War I=World War One=First World War|World War II=World War Two=Second World War|Cold War|Gulf War|Vietnam War
Korean War|Iraq War|Six-Day War|Yom Kippur War|Arab Spring|Holocaust|Great Depression|Brexit|World Cup|Olympics
Olympic Games|Winter Olympics|Summer Olympics|Super Bowl|Eurovision|Tour de France|Ramadan|Eid|Eid al-Fitr|Eid al-Adha
Christmas|Easter|Thanksgiving=Thanksgiving Day|Hanukkah|Passover|Nowruz|Hajj
"""
_WEAK = """
AP AU EPA SEC ICC Gulf Commonwealth Congress Senate Guardian Newsweek SANA Sana Virginia Montana Florida
Atlantic Pacific Aegean Caribbean Nile Alps Amnesty Easter Christmas Isis Contras Houthi Majlis Tass Farc Sinai
Indiana Maine Bloomberg Quebec ETA ELN IRA ANC FSA HTS PMU IOC CDC TSA ATF FTC Politico Sicily Kobe Amaq Asia Africa
Iowa Arctic Holocaust Whitehall Contras Berlin Levant Fatah Java Devon Essex Surrey Cornwall Piedmont Sonora Norfolk
Galicia
"""
WEAK = frozenset(_WEAK.split())
"""Acronyms and names that mean other things as well (teams, surnames, words): they settle only what the model sees."""


def _read(table: str) -> dict[str, str]:
    rows = [entry.split("=") for line in table.strip().splitlines() for entry in line.split("|")]
    return {name: row[0] for row in rows for name in row}


ORGANISATIONS = _read(_ORGANISATIONS) | _read(_ARMED_GROUPS) | _read(_MEDIA)
PLACES = _read(_PLACES)
EVENTS = _read(_EVENTS)
"""Every spelling with the name under which the spellings are one."""
