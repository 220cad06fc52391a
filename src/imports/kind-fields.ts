import { accountFields } from './account-fields.ts'
import { advocateFields, historyFields } from './advocate-fields.ts'
import { contactFields } from './contact-fields.ts'
import type { Field } from './field.ts'
import type { ImportKind } from './import-kind.ts'
import { opportunityFields } from './opportunity-fields.ts'
import { personFields, productFields } from './other-fields.ts'
import { surveyFields } from './survey-fields.ts'
import { quoteFields, storyFields } from './text-fields.ts'

const fields: Readonly<Record<ImportKind, readonly Field[]>> = {
  people: personFields,
  products: productFields,
  accounts: accountFields,
  contacts: contactFields,
  opportunities: opportunityFields,
  advocates: advocateFields,
  history: historyFields,
  stories: storyFields,
  quotes: quoteFields,
  'survey-answers': surveyFields,
}

/** What a file of a kind can hold, in the order a person would look for it. */
export function fieldsOf(kind: ImportKind): readonly Field[] {
  return fields[kind]
}

/** The field of a kind by its name; undefined for a name it does not have. */
export function fieldOf(kind: ImportKind, name: string): Field | undefined {
  return fields[kind].find((field) => field.name === name)
}
