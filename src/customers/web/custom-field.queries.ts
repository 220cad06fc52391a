import type { CustomKind, CustomRecord } from '../custom-field.ts'

export const customRecordWords: Readonly<
  Record<CustomRecord, { readonly one: string; readonly many: string }>
> = {
  account: { one: 'Account', many: 'Accounts' },
  contact: { one: 'Contact', many: 'Contacts' },
  opportunity: { one: 'Opportunity', many: 'Opportunities' },
  advocate: { one: 'Advocate', many: 'Advocates' },
}

export const customKindWords: Readonly<Record<CustomKind, string>> = {
  text: 'Text',
  choice: 'Choice',
  number: 'Number',
  date: 'Date',
}
