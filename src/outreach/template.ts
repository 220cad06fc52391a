import type { LibraryLetter } from '../protection/letter.ts'

/** What a first word is written on. */
export const occasions = ['survey', 'won-deal', 'nomination', 'self-nomination', 'other'] as const
export type Occasion = (typeof occasions)[number]

export const occasionWords: Readonly<Record<Occasion, string>> = {
  survey: 'After a good answer to a survey',
  'won-deal': 'Some months after they went live',
  nomination: 'A colleague put them forward',
  'self-nomination': 'They put themselves forward',
  other: 'Anything else',
}

/** A template as program managers write it. */
export type TemplateDefinition = LibraryLetter & { readonly occasion: Occasion }

/** What a first word may name; each is filled in for one contact, one sender and who holds the relationship. */
export const outreachPlaceholders = ['name', 'company', 'sender', 'owner', 'workspace'] as const
