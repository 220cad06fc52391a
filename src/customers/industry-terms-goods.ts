/** Industries that grow, dig, make and build. Lines as `readTerms` reads them. */
export const industriesOfGoods = `
agriculture | Agriculture, forestry and fishing | ISIC A | Agriculture; Agribusiness; Farming; Landwirtschaft; Agrar
  crop-farming | Crop farming | ISIC A01 | Farm products; Crop production; Horticulture; Grain farming; Fruit and vegetable growing; Ackerbau
  livestock | Livestock farming | ISIC A014 | Animal production; Cattle; Dairy farming; Poultry; Viehzucht
  forestry | Forestry and logging | ISIC A02 | Forestry; Logging; Timber tracts; Forstwirtschaft
  fishing | Fishing and aquaculture | ISIC A03 | Fishing; Fisheries; Aquaculture; Fischerei
mining | Mining and metals | ISIC B | Mining; Metals & Mining; Mining, quarrying and oil and gas extraction; Basic materials; Materials; Bergbau; Natural resources; Industrial metals & minerals; Metals
  metal-ores | Metal ore mining | ISIC B07 | Other industrial metals & mining; Copper; Iron ore; Lithium; Nickel; Zinc; Uranium; Metal mining
  precious-metals | Gold and precious metals | NAICS 21222 | Gold; Silver; Platinum; Precious metals; Other precious metals & mining; Gold mining
  coal | Coal | ISIC B05 | Coal mining; Thermal coal; Coking coal
  quarrying | Quarrying and minerals | ISIC B08 | Nonmetallic mineral mining; Quarrying; Salt; Stone, sand and gravel
  steel | Iron and steel | ISIC C241 | Steel; Steel mills; Steel production; Stahl
  non-ferrous-metals | Aluminium and other metals | ISIC C242 | Aluminum; Aluminium; Non-ferrous metals
energy | Energy | ISIC B06, C19, D35 | Energie; Energy sector; Energy & Utilities; Power and energy
  oil-gas | Oil and gas | ISIC B06 | Oil & energy; Oil, gas & consumable fuels; Oil & gas E&P; Oil and gas extraction; Petroleum; Independent oil & gas; Oil & gas integrated; Major integrated oil & gas; Oil & gas exploration & production; Upstream
  oil-gas-services | Oilfield services and drilling | ISIC B091 | Energy equipment & services; Oil & gas equipment & services; Oil & gas drilling; Oil & gas drilling & exploration; Oilfield services
  refining | Oil refining and marketing | ISIC C192 | Oil & gas refining & marketing; Petroleum refining; Petroleum products; Refinery
  pipelines | Pipelines and midstream | ISIC H493 | Oil & gas midstream; Oil & gas pipelines; Pipeline transport; Oil & gas storage & transportation
  electric-power | Electric power | ISIC D351 | Electric utilities; Utilities - regulated electric; Power generation; Electricity; Power utilities; Strom; Stromversorgung; Electric power generation, transmission and distribution
  gas-supply | Gas supply | ISIC D352 | Gas utilities; Utilities - regulated gas; Natural gas distribution; Gasversorgung
  renewable-energy | Renewable energy | NAICS 221114, 221115 | Renewables; Utilities - renewable; Solar; Solar energy; Wind energy; Wind power; Independent power and renewable electricity producers; Renewables & environment; Clean energy; Cleantech; Erneuerbare Energien; Hydropower; Green energy
  independent-power | Independent power producers | NAICS 22111 | Utilities - independent power producers; Independent power producers & energy traders; Energy trading
utilities | Utilities | NAICS 22 | Public utilities; Utilities - diversified; Multi-utilities; Diversified utilities; Versorger; Stadtwerke; Municipal utilities
  water | Water supply and sewerage | ISIC E36, E37 | Water utilities; Utilities - regulated water; Water; Sewerage; Wasserversorgung; Wastewater
  waste | Waste and recycling | ISIC E38 | Waste management; Recycling; Waste collection; Abfallwirtschaft; Entsorgung
  environmental | Environmental services | ISIC E39 | Pollution & treatment controls; Remediation; Environmental & facilities services; Environment; Umwelt
construction | Construction | ISIC F | Construction & engineering; Engineering & construction; Construction industry; Building; Bau; Bauwesen; Building and construction
  building-construction | Building construction | ISIC F41 | General contractors; Commercial construction; Residential construction; Homebuilding; Home builders; Hochbau
  civil-engineering | Civil engineering | ISIC F42 | Heavy construction; Infrastructure construction; Road construction; Tiefbau; Heavy and civil engineering construction
  building-trades | Specialised building trades | ISIC F43 | Specialty trade contractors; Electrical contractors; Plumbing; Roofing; Building installation; Bauhandwerk
  building-materials | Building materials and products | ISIC C239 | Construction materials; Building materials; Building products; Building products & equipment; Cement; Concrete; Glass, ceramics & concrete; Baustoffe
manufacturing | Manufacturing | ISIC C | Industrials; Industrial; Industrial goods; Industrial manufacturing; Production; Fertigung; Produzierendes Gewerbe; Discrete manufacturing; Process manufacturing
  machinery | Machinery | ISIC C28 | Machine building; Mechanical engineering; Specialty industrial machinery; Industrial machinery; Maschinenbau; Anlagenbau; Mechanical or industrial engineering; Farm & heavy construction machinery; Diversified machinery; Machine tools; Plant engineering
  electrical-equipment | Electrical equipment | ISIC C27 | Electrical equipment & parts; Electrical components & equipment; Electrical & electronic manufacturing; Elektrotechnik; Batteries; Heavy electrical equipment; Lighting
  automation | Industrial automation and robotics | NAICS 333998, 334513 | Industrial automation; Robotics; Automation; Process control; Automation machinery manufacturing; Automatisierungstechnik; SCADA; Automatisierung
  metal-products | Metal products | ISIC C25 | Metal fabrication; Fabricated metal products; Tools & accessories; Metallverarbeitung; Metal working
  plastics-rubber | Rubber and plastics | ISIC C22 | Plastics; Rubber; Rubber & plastics; Kunststoff; Plastics manufacturing
  wood | Wood products | ISIC C16 | Lumber & wood production; Wood; Sawmills; Holz; Holzverarbeitung
  paper | Paper and forest products | ISIC C17 | Paper & forest products; Paper & paper products; Pulp and paper; Paper; Papier
  packaging | Packaging and containers | NAICS 3222 | Packaging & containers; Containers & packaging; Packaging; Verpackung; Packaging and containers manufacturing
  glass-ceramics | Glass and ceramics | ISIC C231, C2393 | Glass; Ceramics; Glas; Keramik; Glass products
  printing | Printing | ISIC C18 | Printing services; Commercial printing; Druck; Druckereien
  office-equipment | Business equipment and supplies | NAICS 339940 | Business equipment & supplies; Office supplies; Office services & supplies; Business supplies and equipment
  conglomerates | Conglomerates | NAICS 551112 | Industrial conglomerates; Holding companies; Multi-sector holdings; Diversified companies; Mischkonzern
chemicals | Chemicals | ISIC C20 | Chemical; Chemical industry; Commodity chemicals; Diversified chemicals; Chemie; Chemical manufacturing; Basic chemicals
  specialty-chemicals | Specialty chemicals | NAICS 3259 | Speciality chemicals; Spezialchemie; Adhesives; Industrial gases
  agrochemicals | Fertilisers and agrochemicals | ISIC C2012, C2021 | Agricultural inputs; Fertilizers & agricultural chemicals; Fertilizers; Agrochemicals; Pesticides
  paints | Paints and coatings | ISIC C2022 | Paints; Coatings; Lacke; Farben und Lacke
automotive | Automotive | ISIC C29 | Automobile; Automobiles; Automotive industry; Automobiles & components; Autos; Auto; Automobilindustrie; Motor vehicles; Automotive manufacturing
  car-makers | Vehicle manufacturers | ISIC C291 | Auto manufacturers; Automobile manufacturers; Car manufacturers; Truck manufacturers; Fahrzeugbau; Motor vehicle manufacturing; Motorcycle manufacturers; Construction machinery & heavy trucks
  auto-parts | Vehicle parts | ISIC C293 | Auto components; Auto parts; Auto parts & equipment; Automotive suppliers; Automobilzulieferer; Tires & rubber; Tyres; Automotive parts
  electric-mobility | Electric mobility | NAICS 336110 | Electric vehicles; E-mobility; EV charging; Elektromobilität; EV
  auto-dealers | Vehicle dealers and repair | ISIC G45 | Auto & truck dealerships; Car dealers; Automotive retail; Car dealerships; Vehicle repair; Autohandel; Autohaus
  recreational-vehicles | Recreational vehicles | NAICS 336213 | Motorhomes; Boats; Caravans
aerospace-defence | Aerospace and defence | ISIC C303, C304 | Aerospace & Defense; Aerospace & defence; Aerospace and defense; Aviation & aerospace; Defense & space; Aerospace defense products & services; Luft- und Raumfahrt
  aerospace | Aerospace | ISIC C303 | Aircraft manufacturing; Aircraft; Aviation; Luftfahrtindustrie
  defence | Defence | ISIC C252, C304 | Defense; Military; Weapons; Verteidigung; Rüstung
  space | Space | NAICS 336414 | Space technology; Satellites; Raumfahrt
  shipbuilding | Shipbuilding | ISIC C301 | Boat building; Schiffbau; Shipyards
  rail-vehicles | Rail vehicles and signalling | ISIC C302 | Railway equipment; Rolling stock; Railway signalling; Railway manufacture; Schienenfahrzeuge; Bahntechnik; Railroad manufacture
electronics | Electronics | ISIC C26 | Electronic equipment; Electronics manufacturing; Electronic equipment, instruments & components; Technology hardware; Elektronik; Diversified electronics; Electronic manufacturing services; Electronic equipment & instruments
  semiconductors | Semiconductors | ISIC C2610 | Semiconductor; Semiconductors & semiconductor equipment; Semiconductor equipment & materials; Semiconductor equipment; Chips; Halbleiter; Semiconductor manufacturing; Integrated circuits
  electronic-components | Electronic components | ISIC C2610 | Elektronische Bauteile; Printed circuit boards; Sensors
  consumer-electronics | Consumer electronics | ISIC C264 | Unterhaltungselektronik; Audio and video equipment; Home electronics
  computer-hardware | Computer hardware | ISIC C262 | Hardware; Technology hardware, storage & peripherals; Computers; Diversified computer systems; Computer systems; Data storage; Data storage devices; Computer peripherals
  communications-equipment | Communications equipment | ISIC C263 | Communication equipment; Networking equipment; Telecommunications equipment; Network equipment; Computer networking products; Wireless equipment
  instruments | Scientific and technical instruments | ISIC C265 | Scientific & technical instruments; Measuring instruments; Messtechnik; Optics; Laser; Photonics; Nanotechnology; Optik; Measurement technology
life-sciences | Pharma and life sciences | ISIC C21, M721 | Life sciences; Life science; Pharmaceuticals, biotechnology & life sciences; Pharma & biotech; Pharma; Biopharma
  pharmaceuticals | Pharmaceuticals | ISIC C21 | Drug manufacturers; Drug manufacturers - general; Drug manufacturers - specialty & generic; Drugs - generic; Drug manufacturers - other; Pharmaceutical; Pharmaceutical industry; Pharmazie; Pharmaindustrie; Pharmaceutical manufacturing; Drugs
  biotechnology | Biotechnology | ISIC M7211, NAICS 541714 | Biotech; Biotechnologie; Biotechnology research
  life-science-tools | Life science tools | NAICS 334516 | Life sciences tools & services; Laboratory equipment; Contract research; Clinical research; CRO
  medical-research | Medical research | ISIC M7210 | Biomedical research; Health research; Medizinische Forschung
consumer-goods | Consumer goods | ISIC C10-C15, C31, C32 | Consumer products; Consumer packaged goods; CPG; FMCG; Fast-moving consumer goods; Consumer staples; Consumer defensive; Household & personal products; Konsumgüter; Consumer
  food | Food products | ISIC C10 | Food; Food & beverage; Food and beverages; Packaged foods; Food production; Food processing; Food manufacturing; Processed & packaged goods; Food - major diversified; Lebensmittel; Lebensmittelindustrie; Nahrungsmittel; Confectioners; Dairy; Dairy products; Meat products; Bakery; Packaged foods & meats
  beverages | Beverages | ISIC C11 | Beverages - non-alcoholic; Soft drinks; Drinks; Getränke
  alcoholic-beverages | Alcoholic beverages | ISIC C1101-C1103 | Beverages - brewers; Beverages - wineries & distilleries; Breweries; Wine & spirits; Wine and spirits; Distillers & vintners; Brauereien; Beer; Distilleries
  tobacco | Tobacco | ISIC C12 | Cigarettes; Tabak
  textiles | Textiles | ISIC C13 | Textile manufacturing; Textile; Fabrics; Textilien; Textilindustrie
  apparel | Apparel and fashion | ISIC C14, C15 | Apparel; Fashion; Clothing; Apparel manufacturing; Textiles, apparel & luxury goods; Apparel & fashion; Textile - apparel clothing; Footwear & accessories; Footwear; Mode; Bekleidung; Shoes; Apparel, accessories & luxury goods
  luxury | Luxury goods and jewellery | ISIC C321 | Luxury goods; Luxury goods & jewelry; Jewellery; Jewelry; Watches; Uhren; Luxus
  household-goods | Household goods and personal care | ISIC C2023 | Household products; Personal products; Household and personal care; Cosmetics; Beauty; Personal care; Cosmetics & beauty; Kosmetik
  furniture | Furniture and household durables | ISIC C31 | Furnishings, fixtures & appliances; Household durables; Furniture; Home furnishings; Household appliances; Möbel; Appliances
  leisure-goods | Toys and sporting goods | ISIC C323, C324 | Leisure products; Toys; Sporting goods; Spielwaren; Games and toys; Sports equipment
`
