import { squeeze } from '../kernel/text.ts'
import type { ColumnProfile } from './column-profile.ts'
import { namesOfField } from './field.ts'
import { type ImportKind, importKinds } from './import-kind.ts'
import { fieldsOf } from './kind-fields.ts'

// The first that fits counts: a history of opportunities is about opportunities, and no history is a story.
const fileWords: readonly (readonly [RegExp, ImportKind])[] = [
  [/opportunit|deal|pipeline|chance/, 'opportunities'],
  [/histor(y|ie)|pastuse|ledger|activit(y|ies)|aktivitat/, 'history'],
  [/quote|zitat/, 'quotes'],
  [/stor(y|ies)$|casestud|^stor(y|ies)|erfolgsgeschicht/, 'stories'],
  [/advocate|referenzgeber|referencecustomer/, 'advocates'],
  [
    /survey|nps|csat|umfrage|zufriedenheit|feedback|signals?$|praise|kudos|tickets|supportcase|qbr|businessreview/,
    'survey-answers',
  ],
  [/contact|kontakt|ansprechpartner|^leads?/, 'contacts'],
  [/product|produkt|artikel/, 'products'],
  [/people|person|user|salesteam|seller|mitarbeiter|staff|employee/, 'people'],
  [/account|compan(y|ies)|customer|kunde|firm/, 'accounts'],
]

// Salesforce begins its ids with three letters that name the kind of record.
const idStarts: Readonly<Record<string, ImportKind>> = {
  '001': 'accounts',
  '003': 'contacts',
  '00Q': 'contacts',
  '006': 'opportunities',
  '005': 'people',
  '01t': 'products',
}

/** Columns that hardly stand in a file of another kind. */
const tellingFields: Readonly<Record<ImportKind, readonly string[]>> = {
  people: ['manager', 'office'],
  products: ['price', 'family'],
  accounts: ['employees', 'website', 'parentName', 'renewalOn', 'contract', 'health', 'industry'],
  contacts: ['mails', 'lastName', 'phone', 'titleAndAccount', 'seniority'],
  opportunities: ['stage', 'amount', 'closeOn', 'prospect', 'isWon'],
  advocates: [
    'joinedOn',
    'willingTo',
    'permission.logo',
    'permission.quote',
    'introducedBy',
    'interviewedOn',
  ],
  history: ['activityType', 'minutes', 'audience'],
  stories: ['body', 'summary', 'tags'],
  quotes: ['body', 'attribution'],
  'survey-answers': ['nps', 'csat', 'ces', 'kind'],
}

/**
 * What a file holds, from its name, its column names and its record ids. Null where nothing tells: then a
 * person says.
 */
export function guessKind(fileName: string, profiles: readonly ColumnProfile[]): ImportKind | null {
  const stem = squeeze(fileName.replace(/\.\w+$/, ''))
  const named = fileWords.find(([form]) => form.test(stem))?.[1]
  const known = importKinds.map((kind) => ({
    kind,
    score: scoreColumns(kind, profiles) + (kind === named ? 2 : 0) + (kind === kindOfIds(profiles) ? 3 : 0),
  }))
  const best = known.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score >= 2 ? best.kind : null
}

function scoreColumns(kind: ImportKind, profiles: readonly ColumnProfile[]): number {
  const names = new Set(profiles.map((profile) => squeeze(profile.name)))
  let score = 0
  for (const field of fieldsOf(kind)) {
    if (![squeeze(field.label), ...namesOfField(field)].some((name) => names.has(name))) continue
    score += tellingFields[kind].includes(field.name) ? 1 : 0.25
  }
  return score
}

function kindOfIds(profiles: readonly ColumnProfile[]): ImportKind | undefined {
  const ids = profiles.find((profile) => squeeze(profile.name) === 'id')?.examples ?? []
  const starts = new Set(ids.filter((id) => /^[0-9a-zA-Z]{15}(\w{3})?$/.test(id)).map((id) => id.slice(0, 3)))
  const [start] = starts
  return starts.size === 1 && start !== undefined ? idStarts[start] : undefined
}
