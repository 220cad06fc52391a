/** Industries that trade, move, build software, finance, heal, teach and govern. Lines as `readTerms` reads them. */
export const industriesOfServices = `
technology | Technology | ISIC J62, J63 | Information technology; IT; Tech; ICT; Hightech; Computer; Informationstechnologie; Information and communications technology; Computer science; Informatik; Technology sector; IT industry
  software | Software | ISIC J582, NAICS 5132 | Software publishing; Software - application; Software - infrastructure; Application software; Systems software; Business software & services; Enterprise software; Computer software; Software publishers; Standardsoftware; Multimedia & graphics software; Software products; Software industry
  software-as-a-service | Software as a service | NAICS 513210 | SaaS; Cloud software; Internet software & services; Cloud applications
  software-development | Software development | ISIC J6201, NAICS 541511 | Custom software; Software engineering; Computer programming; Web development; Mobile development; App development; DevOps; Softwareentwicklung; Custom computer programming services; Application development; Mobile app development
  it-services | IT services | ISIC J6202 | Information technology services; IT services and IT consulting; IT consulting; Information technology consulting; Systems integration; Managed services; IT-Dienstleistungen; Systemhaus; Computer systems design; IT outsourcing; Information technology and services; IT service provider; IT Dienstleister
  cloud | Cloud and hosting | ISIC J6311, NAICS 518210 | Cloud computing; Hosting; Data centers; Data centres; Cloud services; Infrastructure as a service; Rechenzentren; Web hosting
  cyber-security | Cyber security | NAICS 541519 | Computer & network security; IT security; Information security; Security software & services; Network security; IT-Sicherheit
  data-ai | Data and artificial intelligence | NAICS 518210, 541715 | Artificial intelligence; AI; Machine learning; Data analytics; Business intelligence; Big data; Analytics; Data science; Künstliche Intelligenz; KI; Data and analytics
  iot | Internet of things | NAICS 541512 | IoT; Industrial IoT; Industrial internet of things; IIoT; Connected devices; Smart devices
  internet | Internet platforms | ISIC J6312 | Internet; Interactive media & services; Internet content & information; Internet information providers; Internet services; Online marketplaces; Web portals; Internet publishing; Online media; Social networks; Marketplaces
  networking | Computer networking | NAICS 541512 | Networking; Network services
telecommunications | Telecommunications | ISIC J61 | Telecom; Telecommunication; Telecoms; Telco; Telecom services; Telecommunication services; Communications; Communication services; Diversified telecommunication services; Telekommunikation; Communications services; Integrated telecommunication services
  wireless-telecommunications | Wireless telecommunications | ISIC J612 | Wireless telecommunication services; Mobile; Wireless; Mobile operators; Wireless communications; Mobilfunk; Mobile network operators
  wired-telecommunications | Wired telecommunications | ISIC J611 | Wireline; Broadband; Cable; Internet service providers; Long distance carriers; ISP; Festnetz; Cable operators; Fixed-line telecommunications
  satellite | Satellite telecommunications | ISIC J613 | Satellite; Satellite communications; Satellite operators
media-entertainment | Media and entertainment | ISIC J58-J60, R90 | Media & entertainment; Media; Entertainment; Medien; Media and communication; Entertainment - diversified; Unterhaltung; Information
  publishing | Publishing | ISIC J581 | Newspapers; Books; Book publishing; Magazines; Verlage; Verlag; News; Newspaper publishing; Publishers
  broadcasting | Broadcasting | ISIC J60 | Broadcast media; Television; Radio; Broadcasting - TV; Rundfunk; Cable & satellite; TV
  film-music | Film and music | ISIC J59 | Motion pictures and film; Film; Movies & entertainment; Music; Motion pictures; Film production; Streaming; Filmproduktion
  gaming | Video games | NAICS 513210 | Gaming; Electronic gaming & multimedia; Computer games; Interactive home entertainment; Games; Video game publishing; Esports
  arts-culture | Arts and culture | ISIC R90, R91 | Arts; Museums; Performing arts; Museums and institutions; Libraries; Kultur; Theatre
  sports-recreation | Sports and recreation | ISIC R93 | Sports; Leisure; Recreation; Fitness; Recreational facilities and services; Leisure facilities; Health, wellness and fitness; Sport; Freizeit; Amusement and recreation
financial-services | Financial services | ISIC K | Finance; Financials; Financial; Financial institutions; Diversified financial services; Finanzdienstleistungen; Finanzen; Finance and insurance; Banking and financial services; BFSI; Finanzwesen; Banking & finance; Banking and finance; Financial conglomerates; Financial sector
  banking | Banking | ISIC K6419 | Banks; Bank; Retail banking; Banks - regional; Banks - diversified; Commercial banking; Diversified banks; Regional banks; Money center banks; Bankwesen; Banken; Kreditinstitute; Credit unions; Savings banks; Sparkassen; Private banking; Corporate banking; Commercial banks
  thrifts-mortgage | Mortgage finance | NAICS 522292, 522310 | Thrifts & mortgage finance; Mortgage; Mortgage banking; Home loans; Baufinanzierung; Mortgage lending; Mortgages
  consumer-credit | Consumer finance and credit | NAICS 52221, 522291 | Consumer finance; Credit services; Lending; Credit cards; Consumer lending; Microfinance; Personal credit; Leasing and consumer credit
  capital-markets | Capital markets | ISIC K661 | Investment banking; Investment banking & brokerage; Securities; Brokerage; Investment brokerage; Trading; Kapitalmarkt; Investment brokerage - national; Securities brokerage; Capital markets and brokerage
  asset-management | Asset management | ISIC K663, K643 | Investment management; Asset management & custody banks; Private equity; Venture capital; Venture capital & private equity; Wealth management; Funds; Hedge funds; Investment funds; Vermögensverwaltung; Closed-end funds; Diversified investments; Pension funds; Portfolio management
  exchanges | Exchanges and financial data | ISIC K6611 | Financial data & stock exchanges; Financial exchanges & data; Stock exchanges; Börse; Stock exchange
  payments | Payments | NAICS 522320 | Payment services; Payment processing; Transaction & payment processing services; Zahlungsverkehr; Electronic payments; Payment providers
  fintech | Fintech | NAICS 522320, 513210 | Financial technology; Finanztechnologie; Neobank; Digital banking
  shell-companies | Shell companies | NAICS 551112 | Blank check companies; SPAC; Special purpose acquisition companies; Capital pool companies
insurance | Insurance | ISIC K65 | Insurance industry; Versicherung; Versicherungen; Insurance - diversified; Multi-line insurance; Insurance carriers; Insurers; Assurance; Insurance companies
  life-insurance | Life insurance | ISIC K6511 | Insurance - life; Life & health insurance; Lebensversicherung; Life assurance
  property-insurance | Property and casualty insurance | ISIC K6512 | Insurance - property & casualty; Property & casualty insurance; General insurance; Non-life insurance; Sachversicherung; Insurance - specialty; Motor insurance; P&C insurance
  health-insurance | Health insurance | ISIC K6512, NAICS 524114 | Healthcare plans; Managed health care; Health plans; Krankenversicherung; Krankenkasse; Medical insurance
  reinsurance | Reinsurance | ISIC K652 | Insurance - reinsurance; Rückversicherung
  insurance-brokers | Insurance brokers | ISIC K6622 | Insurance agents; Insurance agencies; Versicherungsmakler; Insurance brokerage; Insurtech
real-estate | Real estate | ISIC L | Real estate management & development; Property; Immobilien; Real estate - diversified; Real estate services; Commercial real estate; Real estate operating companies; Immobilienwirtschaft; Realty
  real-estate-development | Real estate development | ISIC F41, L681 | Property development; Projektentwicklung; Property developers
  property-management | Property management | ISIC L682 | Facility and property management; Real estate agencies; Real estate brokerage; Hausverwaltung; Letting agents; Estate agents
  reit | Real estate investment trusts | NAICS 525990 | REIT; REITs; Equity real estate investment trusts (REITs); REIT - diversified; REIT - retail; REIT - office; REIT - industrial; REIT - residential; REIT - mortgage; REIT - hotel & motel; REIT - healthcare facilities; REIT - specialty; Mortgage real estate investment trusts (REITs)
healthcare | Healthcare | ISIC Q | Health; Medical; Hospital & health care; Gesundheitswesen; Gesundheit; Healthcare sector; Medical practice; Human health
  hospitals | Hospitals and clinics | ISIC Q861 | Hospitals; Hospital; Medical care facilities; Clinics; Health care facilities; Krankenhaus; Krankenhäuser; Kliniken; Hospitals and health care
  care-providers | Care providers and practices | ISIC Q862, Q87 | Health care providers & services; Specialized health services; Nursing homes; Elderly care; Mental health care; Pflege; Dental; Ambulatory care; Physicians; Health care services; Veterinary; Home health care
  medical-devices | Medical devices | ISIC C266, C325 | Medical technology; Medtech; Health care equipment & supplies; Medical instruments & supplies; Medical appliances & equipment; Medical equipment; Medizintechnik; Health care equipment; Medical device manufacturing; Dental equipment; Health care supplies
  diagnostics | Diagnostics and laboratories | NAICS 6215 | Diagnostics & research; Medical laboratories; Diagnostics; Labore; Laboratories; Medical and diagnostic laboratories
  health-technology | Health technology | NAICS 513210, 541512 | Health care technology; Health information services; Healthtech; Digital health; Health IT; eHealth; Telemedicine; Telehealth; Healthcare IT
  medical-distribution | Medical distribution | NAICS 4234, 4242 | Health care distributors; Pharmaceutical wholesale; Medical supplies distribution; Drug distribution
retail | Retail | ISIC G47 | Retail trade; Retailing; Einzelhandel; Handel; Retailers; Consumer retail; Retail industry; Brick and mortar retail; Retailer
  e-commerce | E-commerce | ISIC G4791 | Internet retail; Online retail; Internet & direct marketing retail; Webshop; Online shop; Broadline retail; Onlinehandel; Versandhandel; Online shopping; Electronic commerce; Mail order
  grocery | Grocery and supermarkets | ISIC G4711 | Grocery stores; Food & staples retailing; Supermarkets; Food retail; Consumer staples distribution & retail; Lebensmitteleinzelhandel; Grocery; Hypermarkets
  department-stores | Department and discount stores | ISIC G4719 | Department stores; Discount stores; Multiline retail; General merchandise; Kaufhaus; Warehouse clubs; General merchandise stores
  apparel-retail | Apparel retail | ISIC G4771 | Fashion retail; Clothing stores; Modehandel; Shoe stores
  specialty-retail | Specialty retail | ISIC G476, G477 | Specialty retail, other; Speciality retail; Fachhandel; Other specialty retail; Book shops; Electronics retail; Furniture stores
  home-improvement | Home improvement retail | ISIC G4752 | Home improvement; DIY; Baumarkt; Hardware stores; DIY stores
  pharmacies | Pharmacies | ISIC G4772 | Pharmaceutical retailers; Drug retail; Drug stores; Apotheken; Pharmacy
wholesale | Wholesale and distribution | ISIC G46 | Wholesale; Distributors; Wholesale trade; Distribution; Großhandel; Wholesalers
  industrial-distribution | Industrial distribution | NAICS 4238 | Industrial equipment wholesale; Machinery wholesale; Industrial supplies wholesale
  trading | Trading companies | ISIC G4610 | Trading companies & distributors; Import and export; Import & export; Commodity trading; Aussenhandel; International trade and development
  food-distribution | Food distribution | ISIC G463 | Food distributors; Foodservice distribution; Food wholesale; Beverage distribution
  electronics-distribution | Electronics distribution | ISIC G465 | Electronics & computer distribution; Technology distributors; IT distribution; Computer wholesale
transportation | Transportation and logistics | ISIC H | Transportation; Transport; Logistics; Logistik; Transportation, logistics and storage; Logistics & supply chain; Transportation & warehousing; Transport und Logistik; Supply chain; Verkehr; Transport & logistics; Mobility
  freight-logistics | Freight and warehousing | ISIC H52 | Integrated freight & logistics; Air freight & logistics; Freight; Warehousing; Package/freight delivery; Spedition; Storage; Freight forwarding; Freight & logistics services; Third-party logistics
  postal-courier | Postal and courier services | ISIC H53 | Courier; Postal services; Parcel delivery; Couriers and messengers; Post; Paketdienst; Couriers and express delivery; Mail services; Postal service
  road-transport | Road transport | ISIC H492, H494 | Trucking; Road freight; Road haulage; Buses; Truck transportation; Public transport; Transportation/trucking/railroad; Strassengüterverkehr; Urban transit; Public transportation
  rail-transport | Rail transport | ISIC H491 | Railroads; Railways; Railway; Road & rail; Rail; Railway transportation; Rail transportation; Schienenverkehr; Bahn; Eisenbahn; Passenger rail
  airlines | Airlines and aviation | ISIC H51 | Airlines; Airlines/aviation; Air transport; Passenger airlines; Major airlines; Airline; Fluggesellschaft; Air transportation; Luftfahrt
  airports-ports | Airports, ports and infrastructure | ISIC H522 | Transportation infrastructure; Airports & air services; Airports; Ports; Seaports; Infrastructure operations; Marine ports & services; Toll roads; Highways & railtracks; Flughafen; Hafen; Airport services; Port authorities
  shipping | Shipping | ISIC H50 | Marine; Marine shipping; Maritime; Marine transportation; Water transport; Schifffahrt; Maritime transportation; Reederei; Water transportation
travel-hospitality | Travel and hospitality | ISIC I, N79 | Hospitality; Travel; Tourism; Leisure, travel & tourism; Hotels, restaurants & leisure; Tourismus; Travel and tourism; Travel & leisure; Accommodation and food services; Gastgewerbe; Consumer services
  hotels | Hotels and lodging | ISIC I55 | Hotels; Lodging; Hotels, resorts & cruise lines; Accommodation; Resorts; Hotellerie; Cruise lines; Hotel
  restaurants | Restaurants and catering | ISIC I56 | Restaurants; Food service; Food & beverage service; Catering; Gastronomie; Food services; Food and beverage services
  travel-agencies | Travel agencies and booking | ISIC N79 | Travel services; Travel agencies; Tour operators; Reisebüro; Travel booking; Online travel; Travel arrangements
  casinos-gambling | Casinos and gambling | ISIC R92 | Gambling; Casinos & gaming; Resorts & casinos; Gambling & casinos; Betting; Glücksspiel; Casinos; Gambling facilities and casinos; Lotteries
professional-services | Professional services | ISIC M, N | Business services; Specialty business services; Commercial services & supplies; Commercial services; Professional, scientific and technical services; Unternehmensdienstleistungen; Industrial services; Diversified support services; Commercial & professional services
  consulting | Management consulting | ISIC M7020 | Consulting; Consulting services; Consultancies; Consultancy; Business consulting; Unternehmensberatung; Beratung; Research & consulting services; Strategy consulting; Management consultancy
  legal-services | Legal services | ISIC M691 | Law practice; Legal; Law firms; Law; Rechtsberatung; Kanzlei; Law firm
  accounting | Accounting and tax services | ISIC M692 | Accounting; Tax services; Auditing; Wirtschaftsprüfung; Steuerberatung; Audit; Bookkeeping
  engineering-services | Engineering and architecture services | ISIC M711 | Architecture & planning; Engineering services; Architecture; Engineering; Technical testing; Ingenieurbüro; Architecture and engineering; Testing laboratories
  advertising | Advertising and marketing | ISIC M73 | Advertising; Marketing; Advertising & marketing; Marketing & advertising; Advertising agencies; Marketing services; Public relations; Public relations & communications; Werbung; Market research; Creative agency; Advertising services; Digital marketing
  design | Design | ISIC M741 | Design services; Graphic design; Industrial design; Designagentur; Interior design
  research | Research and development | ISIC M72 | Research; Research services; R&D; Scientific research; Forschung; Research institutes; Scientific research and development services; Think tanks
  staffing | Staffing and human resources | ISIC N78 | Human resources; Staffing & employment services; Staffing and recruiting; Employment; Employment services; Recruitment; Staffing & outsourcing services; Human resource & employment services; Personaldienstleistungen; Job board; Zeitarbeit; Staffing; Recruiting; HR services
  outsourcing | Outsourcing and business support | ISIC N82 | Outsourcing/offshoring; Business process outsourcing; BPO; Call centers; Outsourcing; Business support services; Outsourcing and offshoring consulting; Data processing & outsourced services; Shared services
  security-services | Security services | ISIC N80 | Security & protection services; Security and investigations; Security & alarm services; Sicherheitsdienst; Security; Security guards
  facility-services | Facility services | ISIC N81 | Facilities services; Facility management; Cleaning services; Janitorial services; Gebäudereinigung; Facilities management; Building services
  rental-leasing | Rental and leasing | ISIC N77 | Rental & leasing services; Leasing; Equipment rental; Car rental; Vermietung; Renting and leasing
  personal-services | Personal services | ISIC S96 | Diversified consumer services; Consumer services and repair; Individual & family services; Household services; Specialized consumer services; Persönliche Dienstleistungen; Personal care services
education | Education | ISIC P | Education & training; Education and training; Education & training services; Education services; Bildung; Educational services; Education industry; Academic; Academia; Bildungswesen
  schools | Schools | ISIC P851, P852 | Primary/secondary education; Primary and secondary education; School; K-12; Schulen; Schule; Elementary and secondary schools
  higher-education | Higher education | ISIC P853 | University; Universities; Colleges; Hochschule; Universität; Colleges and universities; College
  training | Professional training | ISIC P8549 | Professional training & coaching; Training; Vocational training; Weiterbildung; Corporate training; Business schools; Coaching
  education-technology | Education technology | NAICS 513210, 611710 | EdTech; E-learning; Online learning; Online education; E-learning providers
public-sector | Public sector | ISIC O84 | Government; Public administration; Government administration; Public services; Öffentlicher Dienst; Öffentliche Verwaltung; Verwaltung; Government agencies; Behörde; Government relations services
  national-government | National government | ISIC O841 | Federal government; Central government; Ministries; Federal; Bundesverwaltung; Legislative offices; Federal agencies
  local-government | Regional and local government | ISIC O8411 | Local government; State government; State & local government; Municipalities; Municipality; Kommunen; Kommunalverwaltung; City government; State and local government; Cities
  public-safety | Public safety and justice | ISIC O8423 | Law enforcement; Police; Public safety; Judiciary; Justice; Polizei; Justiz; Fire services; Courts
  armed-forces | Armed forces | ISIC O8422 | Defence ministry; Army; Streitkräfte; Military forces; Bundeswehr
nonprofit | Nonprofit organisations | ISIC S94, Q88 | Non-profit; Not for profit; NGO; Nonprofit organization management; Nonprofit organizations; Charity; Charities; Non-governmental organisations; Gemeinnützige Organisationen; Civic & social organization
  associations | Associations and foundations | ISIC S941, S949 | Associations; Foundations; Philanthropy; Trade unions; Verbände; Stiftung; Fund-raising; Membership organisations; Professional associations; Chambers of commerce
  religious | Religious institutions | ISIC S9491 | Religious organisations; Churches; Kirche; Religious organizations; Religion
  social-services | Social services | ISIC Q88 | Social work; Social assistance; Soziale Dienste; Child care; Wohlfahrt; Child day care
`
