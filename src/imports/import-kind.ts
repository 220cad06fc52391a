/** What a file can hold. In this order several files are taken in, so that each finds what it refers to. */
export const importKinds = [
  'people',
  'products',
  'accounts',
  'contacts',
  'opportunities',
  'advocates',
  'history',
  'stories',
  'quotes',
  'survey-answers',
] as const
export type ImportKind = (typeof importKinds)[number]

/** One record and several of each kind, as sentences name them. */
export const kindNames: Readonly<Record<ImportKind, readonly [string, string]>> = {
  people: ['person', 'people'],
  products: ['product', 'products'],
  accounts: ['account', 'accounts'],
  contacts: ['contact', 'contacts'],
  opportunities: ['opportunity', 'opportunities'],
  advocates: ['advocate', 'advocates'],
  history: ['past use', 'past uses'],
  stories: ['story', 'stories'],
  quotes: ['quote', 'quotes'],
  'survey-answers': ['survey answer', 'survey answers'],
}

const kindsWithCustomFields = {
  accounts: 'account',
  contacts: 'contact',
  opportunities: 'opportunity',
} as const satisfies Partial<Record<ImportKind, string>>

/** The record whose custom fields a file of this kind can fill; null where it has none. */
export function customRecordOf(kind: ImportKind): 'account' | 'contact' | 'opportunity' | null {
  return kind in kindsWithCustomFields
    ? kindsWithCustomFields[kind as keyof typeof kindsWithCustomFields]
    : null
}

/** Sorts files so that people and products come before the accounts that name them, and so on. */
export function sortByKind<File extends { readonly kind: ImportKind | null }>(
  files: readonly File[],
): File[] {
  const place = ({ kind }: File) => (kind === null ? importKinds.length : importKinds.indexOf(kind))
  return files.toSorted((a, b) => place(a) - place(b))
}
