"""The names of the states, provinces and other large parts of countries, as English has them.

Those whose city is known by the same name, such as Hamburg or Osaka, are left out: in the
news the city is meant.
"""

from __future__ import annotations

import re

from kg.language.english.countries import is_country

_STATES = """
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida,
Georgia, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland,
Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New
Hampshire, New Jersey, New Mexico, New York State, North Carolina, North Dakota, Ohio, Oklahoma,
Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah,
Vermont, Virginia, Washington State, West Virginia, Wisconsin, Wyoming
"""
_AMERICAN = """
Alberta, British Columbia, Quebec, Québec, Manitoba, New Brunswick, Newfoundland, Newfoundland
and Labrador, Nova Scotia, Nunavut, Ontario, Prince Edward Island, Saskatchewan, Yukon,
Aguascalientes, Baja California, Chiapas, Coahuila, Guanajuato, Hidalgo, Jalisco, Michoacan,
Michoacán, Morelos, Nuevo León, Oaxaca, Quintana Roo, Sinaloa, Sonora, Tamaulipas, Yucatán,
Bahia, Ceará, Goiás, Maranhão, Mato Grosso, Mato Grosso do Sul, Minas Gerais, Pará, Paraíba,
Paraná, Pernambuco, Rio Grande do Sul, Santa Catarina, Antioquia, Patagonia
"""
_EUROPEAN = """
Abruzzo, Andalusia, Aquitaine, Aragon, Asturias, Baden-Württemberg, Basilicata, Basque Country,
Bavaria, Brandenburg, Brittany, Burgundy, Calabria, Campania, Canary Islands, Cantabria,
Carinthia, Castilla-La Mancha, Castile and León, Catalonia, Corsica, Cornwall, Crete, Dalmatia,
Emilia-Romagna, Extremadura, Flanders, Friesland, Galicia, Gelderland, Hesse, Jutland, Lapland,
Lazio, Limburg, North Brabant, Ticino, Valais, Lower Austria, Lower Saxony, Liguria, Lombardy,
Mecklenburg-Vorpommern, Molise, Moravia, Normandy, North Rhine-Westphalia, Northern Ireland,
Occitanie, Piedmont, Provence, Puglia, Rhineland-Palatinate, Ruhr, Saarland, Sardinia, Saxony,
Saxony-Anhalt, Schleswig-Holstein, Scotland, Sicily, Silesia, Skåne, Styria, Thuringia,
Thessaly, Transylvania, Trentino, Tuscany, Tyneside, Tyrol, Ulster, Umbria, Upper Austria, Vaud,
Veneto, Wales, Wallonia, Yorkshire
"""
_ASIAN = """
Anhui, Fujian, Gansu, Guangdong, Guizhou, Hainan, Hebei, Heilongjiang, Henan, Hubei,
Hunan, Inner Mongolia, Jiangsu, Jiangxi, Jilin, Liaoning, Ningxia, Qinghai, Shaanxi, Shandong,
Shanxi, Sichuan, Tibet, Xinjiang, Yunnan, Zhejiang, Aichi, Akita, Hokkaido, Ibaraki, Ishikawa,
Kyushu, Okinawa, Shikoku, Shimane, Tohoku, Andhra Pradesh, Arunachal Pradesh, Assam, Bihar,
Chhattisgarh, Goa, Gujarat, Haryana, Himachal Pradesh, Jharkhand, Karnataka, Kerala, Madhya
Pradesh, Maharashtra, Manipur, Meghalaya, Nagaland, Odisha, Punjab, Rajasthan, Sikkim, Tamil
Nadu, Telangana, Tripura, Uttar Pradesh, Uttarakhand, West Bengal, Sindh, Balochistan, Java,
Sumatra, Kalimantan, Sulawesi, Johor, Kedah, Kelantan, Pahang, Perak, Penang, Sabah, Sarawak,
Selangor, Mindanao, Luzon, Visayas, Kurdistan, Anatolia, Siberia
"""
_SOUTHERN = """
New South Wales, Northern Territory, Queensland, South Australia, Tasmania, Western Australia,
Canterbury Plains, Otago, Waikato, Southland, Eastern Cape, Free State, Gauteng, KwaZulu-Natal,
Limpopo, Mpumalanga, Northern Cape, Western Cape, Ashanti, Katanga, Copperbelt, Darfur, Oromia,
Tigray, Zanzibar
"""
_ALL = (_STATES, _AMERICAN, _EUROPEAN, _ASIAN, _SOUTHERN)

REGIONS = frozenset(
    " ".join(name.split()) for names in _ALL for name in names.split(",")
)
"""The names."""

_CALLED_SO = re.compile(
    r".* (?:Canton|Oblast|Prefecture|Province|Region|Territory|Voivodeship)"
)


def is_region(name: str) -> bool:
    """Whether a name is that of a large part of a country.

    >>> is_region("Ohio"), is_region("Kvarn Province"), is_region("Cleveland")
    (True, True, False)
    """
    return name in REGIONS or _CALLED_SO.fullmatch(name) is not None


def is_land(name: str) -> bool:
    """Whether a name is that of a country, or of a large part of one."""
    return is_country(name) or is_region(name)
