/** What the example's accounts do. `industry` is found in the workspace's own taxonomy, as any file's word is. */
export type Sector = {
  readonly code: string
  readonly industry: string
  readonly weight: number
  readonly isPublic: boolean
  readonly employees: readonly [number, number]
}

export const sectors: readonly Sector[] = [
  { code: 'machinery', industry: 'Machinery', weight: 11, isPublic: false, employees: [180, 6_500] },
  {
    code: 'hospital',
    industry: 'Hospitals and clinics',
    weight: 10,
    isPublic: true,
    employees: [600, 9_000],
  },
  { code: 'bank', industry: 'Banking', weight: 9, isPublic: false, employees: [220, 7_000] },
  { code: 'insurer', industry: 'Insurance', weight: 8, isPublic: false, employees: [300, 8_000] },
  {
    code: 'grocer',
    industry: 'Grocery and supermarkets',
    weight: 8,
    isPublic: false,
    employees: [900, 22_000],
  },
  {
    code: 'freight',
    industry: 'Freight and warehousing',
    weight: 9,
    isPublic: false,
    employees: [120, 5_200],
  },
  { code: 'energy', industry: 'Electric power', weight: 8, isPublic: false, employees: [150, 4_800] },
  { code: 'food', industry: 'Food products', weight: 9, isPublic: false, employees: [90, 3_400] },
  { code: 'pharma', industry: 'Pharmaceuticals', weight: 6, isPublic: false, employees: [200, 7_500] },
  { code: 'chemicals', industry: 'Specialty chemicals', weight: 6, isPublic: false, employees: [140, 5_600] },
  { code: 'builder', industry: 'Building construction', weight: 6, isPublic: false, employees: [60, 2_600] },
  { code: 'telecom', industry: 'Telecommunications', weight: 4, isPublic: false, employees: [300, 9_500] },
  { code: 'software', industry: 'Software', weight: 7, isPublic: false, employees: [35, 1_400] },
  { code: 'parts', industry: 'Vehicle parts', weight: 7, isPublic: false, employees: [250, 6_800] },
  {
    code: 'city',
    industry: 'Regional and local government',
    weight: 5,
    isPublic: true,
    employees: [700, 8_000],
  },
  { code: 'university', industry: 'Higher education', weight: 5, isPublic: true, employees: [400, 5_000] },
  {
    code: 'packaging',
    industry: 'Packaging and containers',
    weight: 5,
    isPublic: false,
    employees: [80, 1_900],
  },
  {
    code: 'port',
    industry: 'Airports, ports and infrastructure',
    weight: 3,
    isPublic: true,
    employees: [200, 2_300],
  },
  { code: 'media', industry: 'Publishing', weight: 4, isPublic: false, employees: [60, 1_500] },
  { code: 'hotels', industry: 'Hotels and lodging', weight: 4, isPublic: false, employees: [150, 4_200] },
]

/**
 * How companies of each sector are called, by language, in the order of `sectors`. An @ is where the stem goes;
 * public bodies and names that end in a full stop take no legal form.
 */
const patterns: Readonly<Record<string, string>> = {
  english:
    '@ Engineering | @ Hospitals Trust | @ Savings Bank | @ Mutual | @ Markets | @ Freight | @ Power & Light | @ Foods | @ Therapeutics | @ Chemical | @ Builders | @ Telecom | @ Systems | @ Auto Components | @ City Council | University of @ | @ Packaging | Port of @ | @ Press | @ Hotels',
  german:
    '@ Maschinenbau | Klinikum @ | Bankhaus @ | @ Versicherung | @ Märkte | Spedition @ | Energiewerke @ | @ Feinkost | @ Arzneimittel | @ Spezialchemie | @ Hochbau | @ Netze | @ Software | @ Fahrzeugtechnik | Stadt @ | Hochschule @ | @ Verpackungen | Hafen @ | Verlagshaus @ | @ Hotels',
  dutch:
    '@ Machinefabriek | Ziekenhuis @ | @ Spaarbank | @ Verzekeringen | @ Supermarkten | @ Transport | @ Energie | @ Zuivel | @ Geneesmiddelen | @ Chemie | Bouwbedrijf @ | @ Telecom | @ Software | @ Autodelen | Gemeente @ | Hogeschool @ | @ Verpakkingen | Havenbedrijf @ | Uitgeverij @ | @ Hotels',
  swedish:
    '@ Verkstad | @ sjukhus | @ Sparbank | @ Försäkring | @ Livs | @ Frakt | @ Energi | @ Mejeri | @ Läkemedel | @ Kemi | @ Bygg | @ Telekom | @ Programvara | @ Fordonsdelar | @ kommun | @ högskola | @ Förpackning | @ hamn | @ Förlag | @ Hotell',
  danish:
    '@ Maskinfabrik | @ Hospital | Sparekassen @ | @ Forsikring | @ Dagligvarer | @ Spedition | @ Energi | @ Mejeri | @ Medicinal | @ Kemi | @ Byg | @ Tele | @ Software | @ Autodele | @ Kommune | @ Universitet | @ Emballage | @ Havn | Forlaget @ | @ Hoteller',
  norwegian:
    '@ Mekaniske | @ sykehus | @ Sparebank | @ Forsikring | @ Dagligvarer | @ Transport | @ Kraft | @ Sjømat | @ Legemidler | @ Kjemi | @ Bygg | @ Tele | @ Programvare | @ Bildeler | @ kommune | @ høgskole | @ Emballasje | @ havn | @ Forlag | @ Hoteller',
  finnish:
    '@ Konepaja | @ sairaala | @ Säästöpankki | @ Vakuutus | @ Kauppa | @ Kuljetus | @ Energia | @ Meijeri | @ Lääke | @ Kemia | @ Rakennus | @ Tele | @ Ohjelmistot | @ Autonosat | @ kaupunki | @ yliopisto | @ Pakkaus | @ satama | @ Kustannus | @ Hotellit',
  polish:
    '@ Zakłady Maszynowe | Szpital @ | Bank Spółdzielczy @ | @ Ubezpieczenia | @ Delikatesy | @ Spedycja | @ Energetyka | @ Przetwory | @ Farmacja | @ Chemia | @ Budownictwo | @ Telekom | @ Oprogramowanie | @ Części | Gmina @ | Politechnika @ | @ Opakowania | Port @ | Wydawnictwo @ | @ Hotele',
  czech:
    '@ Strojírny | Nemocnice @ | Záložna @ | @ Pojišťovna | @ Potraviny | @ Spedice | @ Energetika | @ Pekárny | @ Léčiva | @ Chemie | @ Stavby | @ Telekom | @ Software | @ Autodíly | Město @ | Univerzita @ | @ Obaly | Přístav @ | Nakladatelství @ | @ Hotely',
  french:
    'Ateliers @ | Hôpital @ | Caisse @ | @ Assurances | Marchés @ | Transports @ | @ Énergies | Conserverie @ | Laboratoires @ | @ Chimie | Bâtiment @ | @ Télécom | @ Logiciels | @ Équipements Automobiles | Ville de @ | Université @ | @ Emballages | Port de @ | Éditions @ | Hôtels @',
  spanish:
    'Talleres @ | Hospital @ | Caja @ | @ Seguros | Mercados @ | Transportes @ | @ Energía | Conservas @ | Laboratorios @ | Química @ | Construcciones @ | @ Telecom | @ Software | @ Componentes | Ayuntamiento de @ | Universidad de @ | Envases @ | Puerto de @ | Editorial @ | Hoteles @',
  portuguese:
    'Metalúrgica @ | Hospital @ | Caixa @ | @ Seguros | Mercados @ | Transportes @ | @ Energia | Conservas @ | Laboratórios @ | Química @ | Construções @ | @ Telecom | @ Software | @ Componentes | Câmara de @ | Universidade de @ | Embalagens @ | Porto de @ | Editora @ | Hotéis @',
  italian:
    'Officine @ | Ospedale @ | Banca @ | @ Assicurazioni | Mercati @ | Trasporti @ | @ Energia | Pastificio @ | @ Farmaceutici | @ Chimica | Costruzioni @ | @ Telecom | @ Software | @ Ricambi | Comune di @ | Università di @ | Imballaggi @ | Porto di @ | Edizioni @ | Alberghi @',
  greek:
    '@ Michanourgiki | Nosokomeio @ | Trapeza @ | @ Asfaleies | @ Agores | @ Metafores | @ Energeia | @ Trofima | @ Farmaka | @ Chimika | @ Kataskeves | @ Tilepikoinonies | @ Logismiko | @ Antallaktika | Dimos @ | Panepistimio @ | @ Syskevasies | Limani @ | Ekdoseis @ | Xenodocheia @',
  hungarian:
    '@ Gépgyár | @ Kórház | @ Takarék | @ Biztosító | @ Élelmiszer | @ Fuvarozó | @ Energia | @ Pékség | @ Gyógyszer | @ Vegyipar | @ Építő | @ Távközlés | @ Szoftver | @ Autóalkatrész | @ Önkormányzat | @ Egyetem | @ Csomagolás | @ Kikötő | @ Kiadó | @ Szállodák',
  romanian:
    'Uzina @ | Spitalul @ | Banca @ | @ Asigurări | Magazinele @ | @ Transport | @ Energie | @ Conserve | @ Farma | @ Chimie | @ Construcții | @ Telecom | @ Software | @ Piese Auto | Primăria @ | Universitatea @ | @ Ambalaje | Portul @ | Editura @ | Hotelurile @',
  turkish:
    '@ Makina | @ Hastanesi | @ Tasarruf | @ Sigorta | @ Marketleri | @ Nakliyat | @ Enerji | @ Gıda | @ İlaç | @ Kimya | @ İnşaat | @ Telekom | @ Yazılım | @ Oto Parça | @ Belediyesi | @ Üniversitesi | @ Ambalaj | @ Limanı | @ Yayınları | @ Otelleri',
  japanese:
    '@ Seimitsu | @ Byoin | @ Shinkin | @ Hoken | @ Shokuhin Ichiba | @ Unyu | @ Denryoku | @ Shokuhin | @ Seiyaku | @ Kagaku | @ Kensetsu | @ Tsushin | @ Soft | @ Jidosha Buhin | @ Shi | @ Daigaku | @ Hoso | @ Minato | @ Shuppan | @ Ryokan Hotels',
  korean:
    '@ Precision | @ Medical Center | @ Savings Bank | @ Fire & Marine | @ Mart | @ Express | @ Power | @ Foods | @ Pharm | @ Fine Chemical | @ E&C | @ Telecom | @ Soft | @ Auto Parts | @ City | @ University | @ Pack | @ Port Authority | @ Books | @ Hotel & Resort',
}

/** The company name for a stem, in a language's way; without a legal form for a public body. */
export function nameIn(language: string, sectorAt: number, stem: string): string {
  const pattern = patterns[language]?.split(' | ')[sectorAt] ?? '@'
  return pattern.replace('@', stem)
}
