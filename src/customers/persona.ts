import { fold } from '../kernel/text.ts'
import type { Seniority } from './contact.ts'

type PersonaFunction = {
  readonly code: string
  readonly name: string
  /** Begins the names of the personas: Finance leader. */
  readonly who: string
  /** Where the function comes from: groups of the International Standard Classification of Occupations. */
  readonly source: string
  /** Beginnings of words, or whole phrases, of titles in English and German, and the usual ones of French, Spanish, Italian, Portuguese and Dutch, folded. */
  readonly words: string
}

/** What people do, as titles say it. A word ending in `*` also begins longer ones (`finanz*`: Finanzleiterin). */
export const personaFunctions: readonly PersonaFunction[] = [
  {
    code: 'management',
    name: 'General management',
    who: 'Management',
    source: 'ISCO-08 112',
    words:
      'ceo, chief executive, managing director, general manager, president, founder, co founder, owner, chairman, chairwoman, chair, geschaftsfuhr*, geschaftsleit*, vorstand*, inhaber*, prokurist*, chief of staff, business owner, directeur general, directrice generale, pdg, gerant*, director general, directora general, consejero delegado, consejera delegada, amministratore delegato, diretor geral, algemeen directeur, verkstallande direktor',
  },
  {
    code: 'finance',
    name: 'Finance',
    who: 'Finance',
    source: 'ISCO-08 1211, 241',
    words:
      'cfo, finance, financial, fp a, accountant*, accounting, accounts payable, accounts receivable, controller*, controlling, treasur*, tax, audit*, bookkeep*, finanz*, buchhalt*, rechnungswesen, bilanz*, steuer*, kaufmannisch*, revision, billing, actuar*, financier*, financiere*, comptab*, daf, ekonomichef*, financiero*, financiera*, contab*, finanziari*, amministrazione e finanza, financeir*, financieel*, boekhoud*, ekonomi*',
  },
  {
    code: 'it',
    name: 'IT operations',
    who: 'IT',
    source: 'ISCO-08 133, 252, 351',
    words:
      'cio, it, ict, edv, information technology, information systems, information officer, systems administrator, system administrator, sysadmin*, systemadministrator*, infrastructure, network*, netzwerk*, helpdesk, help desk, service desk, it operations, cloud operations, cloud, site reliability, sre, database administrator, dba, informatik*, rechenzentrum*, it leit*, dsi, informatique, systemes d information, informatica, sistemas, sistemi informativi',
  },
  {
    code: 'engineering',
    name: 'Engineering and software',
    who: 'Engineering',
    source: 'ISCO-08 214, 215, 251',
    words:
      'cto, tech, technology, technical, engineer*, software*, developer*, development, programmer*, devops, release, build, qa, test, tester*, test automation, architect*, architekt*, entwickl*, ingenieur*, konstrukt*, technik*, technisch*, mechatronik*, sdet, developpeu*, technique, desarrollador*, ingenier*, tecnico, tecnica, sviluppator*, ingegner*, engenheir*, desenvolvedor*, ontwikkelaar*, utvecklar*',
  },
  {
    code: 'data',
    name: 'Data and analytics',
    who: 'Data',
    source: 'ISCO-08 212, 2521',
    words:
      'cdo, data*, daten*, analytics, business intelligence, bi, machine learning, artificial intelligence, ai, ki, statisti*, business analyst*, analyst*, reporting, insights',
  },
  {
    code: 'security',
    name: 'Information security',
    who: 'Security',
    source: 'ISCO-08 2529',
    words:
      'ciso, cso, security, cyber*, information security, informationssicherheit*, it security, it sicherheit*, sicherheit*',
  },
  {
    code: 'marketing',
    name: 'Marketing and communications',
    who: 'Marketing',
    source: 'ISCO-08 1222, 2431, 2432',
    words:
      'cmo, marketing*, product marketing, brand*, marken*, communication*, kommunikation*, *kommunikation, public relations, pr, press, presse*, demand generation, content, social media, advertising, werb*, event*, veranstaltung*, growth, campaign*',
  },
  {
    code: 'sales',
    name: 'Sales',
    who: 'Sales',
    source: 'ISCO-08 1221, 2433',
    words:
      'cro, sales*, vertrieb*, verkauf*, account executive, account manager*, account management, key account*, business development, commercial, revenue, presales, partner manager, alliances, channel, ventes, commerciale, ventas, comercial, vendite, vendas, verkoop*, forsaljning*',
  },
  {
    code: 'service',
    name: 'Customer service',
    who: 'Customer service',
    source: 'ISCO-08 422',
    words:
      'cco, customer success, customer service*, customer support, customer care, customer experience, customer operations, client services, support, contact center, contact centre, call center*, kundenservice*, kundendienst*, kundenbetreu*, kundenerfolg*, service, servicetechnik*',
  },
  {
    code: 'people',
    name: 'Human resources',
    who: 'HR',
    source: 'ISCO-08 1212, 2423, 2424',
    words:
      'chro, hr, human resource*, human relations, people, talent, recruit*, personal*, payroll, lohn*, learning and development, learning development, training, weiterbildung*, ausbildung*, workforce, compensation, employee experience, rh, drh, ressources humaines, recursos humanos, rrhh, risorse umane, personeel*',
  },
  {
    code: 'operations',
    name: 'Operations and production',
    who: 'Operations',
    source: 'ISCO-08 121, 132, 1321',
    words:
      'coo, operation*, operating, production, manufactur*, plant, factory, betrieb*, produktion*, fertigung*, werk*, instandhalt*, maintenance, facilit*, gebaude*, quality*, qualitat*, process*, prozess*, lean, verwaltung*, branch, store, filial*, produccion, operaciones, produzione, producao, operacoes, productie',
  },
  {
    code: 'supply',
    name: 'Procurement and supply chain',
    who: 'Supply chain',
    source: 'ISCO-08 1324, 3323',
    words:
      'procurement, purchas*, sourcing, buyer, buying, vendor*, supplier*, category manager, supply chain*, logistic*, logistik*, warehouse*, lager*, distribution, einkauf*, einkaufer*, beschaffung*, lieferkette*, materialwirtschaft, disponent*, disposition, fleet, transport*, inventory, demand planning, achats, compras, acquisti, inkoop*, logisti*',
  },
  {
    code: 'product',
    name: 'Product management',
    who: 'Product',
    source: 'ISCO-08 1223, 2431',
    words:
      'cpo, product, product manager*, product management, product owner*, produktmanag*, produkt*, ux, user experience, design*',
  },
  {
    code: 'research',
    name: 'Research and development',
    who: 'Research',
    source: 'ISCO-08 1223, 21',
    words:
      'research*, r d, rnd, scientist*, science, scientific, forsch*, wissenschaft*, laborat*, labor*, innovation*, research and development, clinical research',
  },
  {
    code: 'legal',
    name: 'Legal, risk and compliance',
    who: 'Legal',
    source: 'ISCO-08 261, 2619',
    words:
      'clo, general counsel, counsel, legal, lawyer*, attorney*, compliance, risk*, privacy, governance, regulatory, recht*, jurist*, justiziar*, datenschutz*, risiko*, data protection, company secretary',
  },
  {
    code: 'projects',
    name: 'Projects and transformation',
    who: 'Transformation',
    source: 'ISCO-08 2421',
    words:
      'project*, projekt*, program manager*, programme*, program, pmo, transformation*, change, digital, digitalisierung*, digitalization, digitalisation, strategy, strateg*, consultant*, consulting, berat*, organisationsentwickl*, projet*, proyecto*, progett*, projeto*',
  },
  {
    code: 'care',
    name: 'Medical and nursing',
    who: 'Medical',
    source: 'ISCO-08 221, 222, 1342',
    words:
      'chief medical officer, medical director, physician*, doctor*, surgeon*, nurs*, clinical, clinician*, medical, pharmacist*, arzt*, arztlich*, chefarzt*, oberarzt*, pflege*, klinik*, apotheker*, therap*',
  },
  {
    code: 'education',
    name: 'Teaching and education',
    who: 'Education',
    source: 'ISCO-08 23, 1345',
    words:
      'teacher*, professor*, lecturer*, dean, rector*, principal lecturer, headmaster*, headteacher*, faculty, academic*, student services, registrar, lehr*, schul*, dozent*, dekan*, studien*',
  },
]

/** The steps of a persona below its function, and the seniorities each stands for. */
export const personaLevels = [
  { code: 'executive', word: 'executive', seniorities: ['executive'] },
  { code: 'leader', word: 'leader', seniorities: ['vice-president', 'director'] },
  { code: 'practitioner', word: 'practitioner', seniorities: ['manager', 'specialist'] },
] as const satisfies readonly { code: string; word: string; seniorities: readonly Seniority[] }[]

type Rule = { readonly pattern: RegExp; readonly code: string }

let functionRules: readonly Rule[] | undefined

/** How senior titles are. The first rule that fits decides: an assistant of the management is no manager. */
export const seniorityRules: readonly { readonly seniority: Seniority; readonly words: string }[] = [
  {
    seniority: 'specialist',
    words:
      'assistant to, executive assistant, personal assistant, office manager, assistent*, assistenz*, sekretar*, secretary to, intern, trainee, praktikant*, werkstudent*, account executive, sales executive, apprentice, azubi, auszubildend*',
  },
  {
    seniority: 'vice-president',
    words: 'vp, svp, evp, avp, rvp, vice president, vice presidente*, vizeprasident*',
  },
  { seniority: 'manager', words: 'product owner*, process owner*, data owner*, system owner*' },
  {
    seniority: 'executive',
    words:
      'ceo, cfo, cio, cto, coo, cmo, cro, cpo, cdo, cso, cco, ciso, chro, clo, chief, president, founder, co founder, owner, managing director, executive director, general counsel, chairman, chairwoman, chair, managing partner, geschaftsfuhr*, geschaftsleit*, vorstand*, inhaber*, minister*, rector, rektor*, pdg, directeur general, directrice generale, director general, directora general, consejero delegado, consejera delegada, amministratore delegato, diretor geral, algemeen directeur, verkstallande direktor',
  },
  {
    seniority: 'manager',
    words:
      'teamleit*, team leit*, gruppenleit*, schichtleit*, projektleit*, filialleit*, product manager, project manager, program manager, account manager, team lead*, tech lead, supervisor*, meister*, scrum master, chef de projet, cheffe de projet, jefe de proyecto, jefa de proyecto, capo progetto',
  },
  {
    seniority: 'director',
    words:
      'director*, head, direktor*, dean, dekan*, general manager, leiter*, leitung, leitend*, chefarzt*, hauptabteilungsleit*, bereichsleit*, abteilungsleit*, department chair, principal of, partner, superintendent, directeur*, directrice*, direttore*, direttrice*, diretor*, responsable*, responsabile*, jefe*, jefa*, hoofd, chef de, cheffe de, chef des, daf, drh, dsi, ekonomichef*, forsaljningschef*, marknadschef*, personalchef*, inkopschef*, produktionschef*, it chef*',
  },
  { seniority: 'director', words: '*leiter, *leiterin, *leitung, *direktor, *direktorin' },
  {
    seniority: 'manager',
    words: 'manager*, mgr, lead, leader, oberarzt*, foreman, coordinator*, koordinat*',
  },
  {
    seniority: 'specialist',
    words:
      'specialist*, engineer*, developer*, analyst*, architect*, consultant*, administrator*, accountant*, controller*, associate, officer, representative, advisor*, adviser*, scientist*, researcher*, designer*, buyer, nurse*, physician*, doctor*, teacher*, professor*, lecturer*, expert*, referent*, sachbearbeit*, mitarbeit*, berater*, entwickler*, ingenieur*, spezialist*, fachkraft*, techniker*, einkaufer*, lawyer*, attorney*, clerk, technician*, planner*, agent, admin, student*, tester*, programmer*, auditor*, buchhalter*, jurist*, pharmacist*',
  },
]
let compiledSeniorities: readonly { readonly seniority: Seniority; readonly pattern: RegExp }[] | undefined

/**
 * The code of the persona a job title means, in English or German: `finance.leader` for "SVP, Administration
 * and Finance". The function named first decides, the longer phrase before the shorter. Null for a title that
 * names none.
 */
export function personaOf(title: string): string | null {
  const found = functionIn(plain(title))
  if (found === null) return null
  const seniority = seniorityOf(title)
  const level = personaLevels.find(
    (each) => seniority !== null && each.seniorities.some((one) => one === seniority),
  )
  return level === undefined ? found : `${found}.${level.code}`
}

/**
 * How senior a job title is, in English or German. A title that names a function and no level is a
 * specialist's; null for one that says neither.
 */
export function seniorityOf(title: string): Seniority | null {
  const text = plain(title)
  return seniorityIn(text) ?? (functionIn(text) === null ? null : 'specialist')
}

function seniorityIn(text: string): Seniority | null {
  compiledSeniorities ??= seniorityRules.map(({ seniority, words }) => ({
    seniority,
    pattern: patternOf(words),
  }))
  return compiledSeniorities.find(({ pattern }) => pattern.test(text))?.seniority ?? null
}

function functionIn(text: string): string | null {
  functionRules ??= personaFunctions.map(({ code, words }) => ({ code, pattern: patternOf(words) }))
  let best: { readonly code: string; readonly at: number; readonly length: number } | null = null
  // A vice president is no president: what follows says of what.
  const said = text.replace(/ vice president(?= )/, '')
  for (const { pattern, code } of functionRules) {
    const match = pattern.exec(said)
    if (match === null) continue
    const length = match[0].length
    if (best !== null && (match.index > best.at || (match.index === best.at && length <= best.length)))
      continue
    best = { code, at: match.index, length }
  }
  return best?.code ?? null
}

/** Words with single spaces around: `SVP, R&D` → ` svp r d `. */
function plain(title: string): string {
  return ` ${fold(title)
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim()} `
}

function patternOf(words: string): RegExp {
  const forms = words
    .split(',')
    .map((word) => fold(word))
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/^\*/, '\\p{L}*').replace(/\*$/, '\\p{L}*'))
  return new RegExp(`(?<= )(?:${forms.join('|')})(?= )`, 'u')
}
