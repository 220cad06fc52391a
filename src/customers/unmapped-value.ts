import type { MappableTaxonomy } from './term.ts'

/** Where a text that found no place is kept: the column of the text and the one its place goes into. */
export type TextPlace = {
  readonly record: 'account' | 'contact' | 'opportunity'
  readonly table: 'accounts' | 'contacts' | 'opportunities'
  readonly text: string
  readonly place: string
}

/** The records that keep such a text, by kind. Regions and use cases are kept by none: mapping them helps the next file. */
export const textPlaces: Readonly<Record<MappableTaxonomy, readonly TextPlace[]>> = {
  industry: [
    { record: 'account', table: 'accounts', text: 'industry_text', place: 'industry_id' },
    { record: 'opportunity', table: 'opportunities', text: 'industry_text', place: 'industry_id' },
  ],
  region: [],
  persona: [{ record: 'contact', table: 'contacts', text: 'persona_text', place: 'persona_id' }],
  'use-case': [],
  product: [{ record: 'opportunity', table: 'opportunities', text: 'product_text', place: 'product_id' }],
  country: [
    { record: 'account', table: 'accounts', text: 'country_text', place: 'country' },
    { record: 'opportunity', table: 'opportunities', text: 'country_text', place: 'country' },
  ],
}
