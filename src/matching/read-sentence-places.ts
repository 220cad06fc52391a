/**
 * How the people and things of a country are called, in English and German, folded; by ISO 3166 alpha-2 or, for
 * what is larger, UN M49. Names of countries themselves come from the runtime's own tables. Endings of German
 * declension are cut on both sides. Source: names of nationalities, EU Interinstitutional Style Guide, annex A5.
 */
const adjectives = `
AE emirati | AL albanian albanisch | AM armenian armenisch | AR argentinian argentine argentinisch argentinier
AT austrian austrians osterreichisch osterreicher | AU australian australians australisch australier
BA bosnian bosnisch | BE belgian belgians belgisch belgier | BG bulgarian bulgarians bulgarisch
BR brazilian brazilians brasilianisch | BY belarusian belarussisch | CA canadian canadians kanadisch kanadier
CH swiss schweizer schweizerisch | CL chilean chilenisch | CN chinese chinesisch
CO colombian kolumbianisch | CY cypriot zypriotisch | CZ czech czechs tschechisch tscheche
DE german germans deutsch deutsche deutscher | DK danish danes danisch | EE estonian estnisch
EG egyptian agyptisch | ES spanish spaniards spanisch spanier | FI finnish finns finnisch | FR french franzosisch franzose
GB british britisch english englisch scottish welsh schottisch | GE georgian georgisch | GR greek greeks griechisch grieche
HK hongkong | HR croatian kroatisch | HU hungarian hungarians ungarisch | ID indonesian indonesisch
IE irish irisch | IL israeli israelis israelisch | IN indian indians indisch | IS icelandic islandisch
IT italian italians italienisch italiener | JP japanese japanisch | KE kenyan kenianisch
KR korean koreans koreanisch | KZ kazakh kasachisch | LI liechtensteiner | LT lithuanian litauisch | LU luxembourgish luxemburgisch
LV latvian lettisch | MA moroccan marokkanisch | MT maltese maltesisch | MX mexican mexicans mexikanisch
MY malaysian malaysisch | NG nigerian nigerianisch | NL dutch niederlandisch hollandisch holland niederlander
NO norwegian norwegians norwegisch norweger | NZ kiwi neuseelandisch | PE peruvian peruanisch | PH filipino philippine philippinisch
PK pakistani pakistanisch | PL polish poles polnisch pole | PT portuguese portugiesisch | RO romanian romanians rumanisch
RS serbian serbisch | RU russian russians russisch | SA saudi saudis saudisch | SE swedish swedes swede schwedisch schwede
SG singaporean singapurisch | SI slovenian slowenisch | SK slovak slovaks slowakisch | TH thai thailandisch
TN tunisian tunesisch | TR turkish turks turkisch | TW taiwanese taiwanesisch | UA ukrainian ukrainians ukrainisch
US american americans amerikanisch us-american us-amerikanisch amerikaner | VN vietnamese vietnamesisch | ZA south-african sudafrikanisch
002 african afrikanisch | 142 asian asiatisch | 150 european europeans europaisch europe europa | 009 oceanian
021 north-american nordamerikanisch | 419 latin-american lateinamerikanisch | 005 south-american sudamerikanisch
154 nordic nordisch northern-europe north-european nordeuropaisch | 039 southern-europe south-european sudeuropaisch
151 eastern-europe east-european osteuropaisch | 155 western-europe west-european westeuropaisch
029 caribbean karibisch`

/** Groupings of countries that a workspace may have no term for; then their countries are choices. */
const groupings = `
dach DE AT CH | d-a-ch DE AT CH | deutschsprachiger-raum DE AT CH | german-speaking-countries DE AT CH
nordics DK FI IS NO SE | nordic-countries DK FI IS NO SE | scandinavia DK NO SE | skandinavien DK NO SE
scandinavian DK NO SE | skandinavisch DK NO SE | nordische-lander DK FI IS NO SE
benelux BE NL LU | baltics EE LV LT | baltikum EE LV LT | baltic-states EE LV LT | iberia ES PT | iberian ES PT
uki GB IE | uk-and-ireland GB IE | anz AU NZ | visegrad CZ HU PL SK`

const rowsOf = (text: string) =>
  text
    .split(/[|\n]/)
    .map((row) => row.trim().split(/\s+/))
    .filter(([first]) => first !== undefined && first !== '')

const spoken = (word: string) => word.replaceAll('-', ' ')

/** Adjectives and names of peoples, each with the code of its country or region. */
export const placeAdjectives: readonly (readonly [word: string, code: string])[] = rowsOf(adjectives).flatMap(
  ([code = '', ...words]) => words.map((word) => [spoken(word), code] as const),
)

/** Groupings with the codes of their countries. */
export const placeGroupings: readonly (readonly [word: string, codes: readonly string[]])[] = rowsOf(
  groupings,
).map(([word = '', ...codes]) => [spoken(word), codes] as const)

/** Short forms that are also everyday words, read as a place only where one is expected. */
export const shyPlaces: ReadonlySet<string> = new Set([
  'us',
  'turkey',
  'jordan',
  'chad',
  'jersey',
  'polish',
  'pole',
  'poles',
  'kiwi',
  'mali',
])

/** Names that mean another place too; the words that speak for it, and where it lies then. */
export const doubtfulPlaces: Readonly<
  Record<string, { readonly other: string; readonly code: string; readonly hints: readonly string[] }>
> = {
  georgia: {
    other: 'Georgia, United States',
    code: 'US',
    hints: ['us', 'usa', 'america', 'american', 'atlanta', 'states'],
  },
  america: { other: 'The Americas', code: '019', hints: [] },
  amerika: { other: 'The Americas', code: '019', hints: [] },
  congo: { other: 'Democratic Republic of the Congo', code: 'CD', hints: ['democratic', 'drc', 'kinshasa'] },
  korea: { other: 'North Korea', code: 'KP', hints: ['north', 'pyongyang'] },
  guinea: { other: 'Equatorial Guinea', code: 'GQ', hints: ['equatorial'] },
}

/** Languages that may be asked for, by ISO 639-1, in English and German, folded. */
const languages = `
ar arabic arabisch | bg bulgarian bulgarisch | cs czech tschechisch | da danish danisch | de german deutsch
el greek griechisch | en english englisch | es spanish spanisch | et estonian estnisch | fi finnish finnisch
fr french franzosisch | ga irish gaelic irisch | he hebrew hebraisch | hi hindi | hr croatian kroatisch
hu hungarian ungarisch | is icelandic islandisch | it italian italienisch | ja japanese japanisch
ko korean koreanisch | lt lithuanian litauisch | lv latvian lettisch | nb norwegian norwegisch
nl dutch niederlandisch flemish flamisch | pl polish polnisch | pt portuguese portugiesisch | ro romanian rumanisch
ru russian russisch | sk slovak slowakisch | sl slovenian slowenisch | sr serbian serbisch | sv swedish schwedisch
tr turkish turkisch | uk ukrainian ukrainisch | zh chinese mandarin chinesisch`

/** The code of each language by its name. */
export const languageCodes: ReadonlyMap<string, string> = new Map(
  rowsOf(languages).flatMap(([code = '', ...words]) => words.map((word) => [word, code] as const)),
)
