import type { LibraryTerm } from './industry-terms.ts'

/** Countries and regions that are spoken of together without being one region of UN M49. */
type RegionGroup = LibraryTerm & { readonly members: readonly string[] }

// Lines `code | name | region that holds it | source | members | alias; alias`; no region where its members lie in several.
const lines = `
DACH | DACH | 155 | Country signs D, A, CH | DE AT CH | D-A-CH; DACH region; DACH-Region; DACH-Raum; German-speaking countries; Deutschsprachiger Raum; Deutschsprachige Länder
NORDICS | Nordic countries | 154 | Nordic Council | DK FI IS NO SE FO AX GL | Nordics; The Nordics; Nordic; Nordic region; Norden; Nordische Länder; Nordische Staaten; Pays nordiques; Países nórdicos; Paesi nordici; Noordse landen
SCANDINAVIA | Scandinavia | 154 | Scandinavian Monetary Union | DK NO SE | Skandinavien; Scandinavian countries; Skandinavia; Scandinavie; Escandinavia; Scandinavië; Skandinavische Länder
BENELUX | Benelux | 155 | Benelux Union | BE NL LU | Benelux countries; Benelux-Länder; Benelux-Staaten; Beneluxländer; BeNeLux Union
BALTICS | Baltic states | 154 | Baltic Assembly | EE LV LT | Baltics; The Baltics; Baltic; Baltic countries; Baltikum; Baltische Staaten; Baltische Länder; Pays baltes; Países bálticos; Paesi baltici
UK-IRELAND | United Kingdom and Ireland | 154 | Common Travel Area | GB IE IM JE GG | UK & Ireland; UKI; UK & I; UK and Ireland; British Isles; Britische Inseln; Grossbritannien und Irland; Vereinigtes Königreich und Irland
IBERIA | Iberia | 039 | Iberian Peninsula | ES PT AD GI | Iberian Peninsula; Iberische Halbinsel; Península ibérica; Spain and Portugal; Spanien und Portugal; Iberian countries
FRANCE-BENELUX | France and Benelux | 155 | Benelux Union, ISO 3166 FR | FR BE NL LU | Frabelux; Frankreich und Benelux
VISEGRAD | Visegrád countries | 151 | Visegrád Group | CZ HU PL SK | Visegrad; Visegrad Group; V4; Visegrád-Staaten; Visegrád-Gruppe
CEE | Central and Eastern Europe | 150 | OECD glossary of statistical terms | AL BG HR CZ HU PL RO SK SI EE LV LT | CEE; Eastern and Central Europe; Mittel- und Osteuropa; MOE; Zentral- und Osteuropa; CEE region; Europe centrale et orientale; Europa central y oriental
WESTERN-BALKANS | Western Balkans | 150 | European Commission, enlargement | AL BA XK ME MK RS | Westbalkan; Balkans; Balkan; Balkanländer; Balkanstaaten; Westliche Balkanstaaten
EU | European Union | 150 | Treaty on European Union | AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE | EU; Europäische Union; EU countries; EU-Länder; EU-Staaten; EU-27; EU member states; Union européenne; Unión Europea; Unione europea; Europese Unie
EURO-AREA | Euro area | 150 | Treaty on the Functioning of the European Union, article 140 | AT BE BG HR CY EE FI FR DE GR IE IT LV LT LU MT NL PT SK SI ES | Eurozone; Euroraum; Euroland; Eurogebiet; Zone euro; Zona euro
EMEA | Europe, Middle East and Africa | | UN M49 150, 145, 002 | 150 145 002 IR | EMEA; EMEA region; Europa, Naher Osten und Afrika; Europe, the Middle East and Africa; Europa, Naher Osten, Afrika
MENA | Middle East and North Africa | | World Bank, countries of the region | DZ BH DJ EG IR IQ IL JO KW LB LY MT MA OM QA SA SY TN AE PS YE | MENA; Naher Osten und Nordafrika; Middle East & North Africa
GCC | Gulf states | 145 | Gulf Cooperation Council | BH KW OM QA SA AE | GCC; Gulf; Gulf countries; Gulf Cooperation Council; Golfstaaten; Golfregion; Arab states of the Gulf; Pays du Golfe
APAC | Asia-Pacific | | UN M49 030, 035, 034, 143, 009 | 030 035 034 143 009 | APAC; Asia Pacific; Asia and the Pacific; Asia & Pacific; Asien-Pazifik; Asien und Pazifik; Asien-Pazifik-Raum; Asie-Pacifique; Asia-Pacífico; APJ; JAPAC
ASEAN | ASEAN | 035 | Association of Southeast Asian Nations | BN KH ID LA MY MM PH SG TH TL VN | ASEAN countries; ASEAN-Staaten; Association of Southeast Asian Nations
GREATER-CHINA | Greater China | 030 | UN M49 156, 344, 446; ISO 3166 TW | CN HK MO TW | Grosschina; China, Hong Kong, Macao and Taiwan
CIS | Commonwealth of Independent States | | Charter of the Commonwealth of Independent States | AM AZ BY KZ KG RU TJ UZ MD | CIS; GUS; Gemeinschaft Unabhängiger Staaten; CIS countries; GUS-Staaten
`

/** Groups of countries and regions, each with who belongs to it and the public source that says so. */
export const regionGroups: readonly RegionGroup[] = lines
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [code = '', name = '', parent = '', source = '', members = '', aliases = ''] = line
      .split('|')
      .map((part) => part.trim())
    return {
      code,
      name,
      parent: parent === '' ? null : parent,
      source,
      members: members.split(' '),
      aliases: [],
      names: aliases.split(';').map((alias) => alias.trim()),
    }
  })
