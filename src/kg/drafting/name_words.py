"""What words of a name tell of its class: "Kvarn Timber" is a firm, "Port Kvarn" a place.

These are the words of trades with which firms call themselves, of the press, of what is
built and of the land. Where a name is that of somebody, it stands before them.
"""

from __future__ import annotations

TRADES = frozenset(
    "Advisers Advisors Advisory Aero Aeronautics Aerospace Agri Air Aircraft Airlines "
    "Airways Aluminium Aluminum Analytics Apparel Appliances Aquaculture Associates "
    "Assurance Audio Automation Automotive Autos Aviation Bancorp Batteries Beverages "
    "Bicycles Bio Biologics Biosciences Biotech Boats Books Brands Breweries Brewing "
    "Broadband Broadcasting Builders Cables Capital Cargo Cars Castings Cement "
    "Ceramics Chemical Chemicals Chips Cinemas Clothing Coal Coatings Coffee "
    "Communications Components Computing Concrete Confectionery Construction "
    "Consultants Consulting Copper Cosmetics Couriers Cranes Cruises Dairies Data "
    "Defence Defense Design Devices Diagnostics Digital Distillers Distribution "
    "Dynamics Electric Electrical Electronics Elevators Energy Engineering Engines "
    "Enterprises Entertainment Equipment Equity Estates Express Fashion Ferries "
    "Fertilisers Fertilizers Fibres Financial Finance Fisheries Fitness Flooring "
    "Foods Footwear Forestry Forge Foundries Freight Furniture Games Gaming Gas Gear "
    "Generics Genetics Genomics Glass Grid Haulage Health Healthcare Holidays Homes "
    "Hotels Housing Hydro Imaging Informatics Insurance Instruments Interactive "
    "International Investments Jewellers Labs Leasing Leather Leisure Lighting Lines "
    "Linen Logistics Luggage Machinery Machines Malt Management Manufacturing Marine "
    "Maritime Materials Meats Media Medical Medicines Metals Microelectronics Mills "
    "Minerals Mining Mobile Mobility Motor Motors Mutual Nuclear Offshore Oil Optics "
    "Optical Outfitters Oxygen Packaging Packing Paints Paper Partners Petrochemicals "
    "Petroleum Pharma Pharmaceuticals Pharmacies Pharmacy Photonics Pictures "
    "Pipelines Plastics Power Precision Printing Products Propane Properties Property "
    "Provisions Publishing Pumps Quantum Rail Railways Realty Records Recycling "
    "Refining Renewables Rentals Research Resorts Resources Restaurants Retail "
    "Robotics Rubber Satellite Satellites Savings Sciences Seafood Seeds Securities "
    "Security Semiconductor Semiconductors Sensors Services Ships Shipbuilding "
    "Shipping Shoes Software Solar Solutions Space Spirits Sport Sports Steel Stores "
    "Studios Sugar Supermarkets Supplies Surgical Tea Technology Tech Telecom "
    "Telecommunications Television Textiles Therapeutics Tiles Timber Tobacco Tools "
    "Tours Toys Trading Trailers Transit Transport Travel Trucks Turbines Tyres "
    "Utilities Vaccines Vehicles Ventures Waste Watches Water Wealth Wind Wines "
    "Wireless Wool Works Yachts Yards".split()
)
"""The last words of the names of firms, where they tell a trade."""

PRESS = frozenset(
    "Advertiser Argus Bulletin Chronicle Courier Dispatch Echo Examiner Gazette Herald "
    "Journal Mercury News Observer Post Press Sentinel Telegraph Times Tribune Weekly "
    "Wire".split()
)
"""The last words of the names of newspapers."""

BUILT = frozenset(
    "Airport Arena Bridge Campus Dam Dock Docks Port Quay Refinery Shipyard Stadium "
    "Station Terminal Tunnel Wharf".split()
)
"""The words of what is built and called so: "Works" and "Yards" are firms."""

CLUBS = frozenset("Brotherhood Caucus Choir Forum Friends Orchestra Syndicate".split())
"""Associations that no noun of the ontology tells."""

PUBLIC = frozenset("Board Court Directorate Inspectorate Treasury Tribunal".split())
"""Boards that are named are of the state, as a firm's own is not."""

LAND_FIRST = frozenset("Cape Fort Lake Lower Mount Port Upper".split())
"""The first words of the names of places."""

LAND_OF = frozenset(
    "Bay City Commonwealth County District Emirate Gulf Isle Kingdom Municipality "
    "Principality Province Republic Sea State Strait Territory Town Village".split()
)
"""The words before "of" in the names of places."""

LAND_LAST = frozenset(
    "Bay County District Falls Island Islands Park Peninsula Province River Valley Zone".split()
)
"""The last words of the names of places."""

TOWN = r"(?:capital|city|county|island|port|province|region|state|town|village)"
"""A pattern of the nouns for towns and what they lie in."""
KIN = frozenset(
    "aunt brother cousin daughter father grandchild granddaughter grandfather grandmother "
    "grandson great-grandson husband mother nephew niece sister son son-in-law twin uncle "
    "widow widower wife".split()
)
"""Nouns for people of a family."""
