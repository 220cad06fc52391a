import type { Dice } from './dice.ts'
import type { Land } from './lands.ts'

// What contacts are, in three languages line by line, so that German and French customers have their own titles.
const titles: readonly (readonly [english: string, german: string, french: string, weight: number])[] = [
  ['Chief Executive Officer', 'Geschäftsführer', 'Directeur général', 3],
  ['Managing Director', 'Vorstand', 'Directrice générale', 2],
  ['Chief Financial Officer', 'Kaufmännischer Leiter', 'Directeur financier', 7],
  ['Head of Controlling', 'Leiter Controlling', 'Responsable du contrôle de gestion', 9],
  ['Finance Manager', 'Finanzleiterin', 'Responsable financière', 7],
  ['Group Accountant', 'Bilanzbuchhalterin', 'Comptable groupe', 4],
  ['Chief Information Officer', 'CIO', 'Directeur des systèmes d’information', 6],
  ['Head of IT', 'IT-Leiter', 'Responsable informatique', 9],
  ['Head of Data', 'Leiterin Daten und Analyse', 'Responsable data', 9],
  ['Data Analyst', 'Datenanalyst', 'Analyste de données', 8],
  ['Business Intelligence Lead', 'Teamleiterin Business Intelligence', 'Responsable BI', 7],
  ['Data Engineer', 'Data Engineer', 'Ingénieur data', 5],
  ['Chief Operating Officer', 'COO', 'Directrice des opérations', 4],
  ['Operations Manager', 'Betriebsleiter', 'Responsable des opérations', 8],
  ['Plant Manager', 'Werkleiter', 'Directeur d’usine', 4],
  ['Head of Quality', 'Leiter Qualität', 'Responsable qualité', 4],
  ['Head of Supply Chain', 'Leiterin Logistik', 'Directeur de la supply chain', 7],
  ['Procurement Manager', 'Einkaufsleiter', 'Responsable des achats', 5],
  ['Demand Planner', 'Disponentin', 'Planificatrice', 4],
  ['VP Sales', 'Vertriebsleiter', 'Directeur commercial', 4],
  ['Marketing Director', 'Leiterin Marketing', 'Directrice marketing', 4],
  ['Head of Customer Service', 'Leiter Kundenservice', 'Responsable du service client', 4],
  ['Head of Risk and Compliance', 'Leiter Risiko und Compliance', 'Responsable des risques', 4],
  ['Chief Medical Officer', 'Ärztlicher Direktor', 'Directeur médical', 1],
  ['HR Director', 'Personalleiterin', 'Directrice des ressources humaines', 3],
  ['Head of Digital Transformation', 'Leiter Digitalisierung', 'Responsable de la transformation', 5],
  ['Project Manager', 'Projektleiterin', 'Cheffe de projet', 5],
]

const german = new Set(['DE', 'AT'])

/** What somebody in a land is, in that land's words where the example has them. */
export function titleIn(dice: Dice, land: Land): string {
  const [english, inGerman, inFrench] = dice.weigh(titles.map((title) => [title, title[3]] as const))
  if (german.has(land.code)) return inGerman
  return land.code === 'FR' ? inFrench : english
}
