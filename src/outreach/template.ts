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
export type TemplateDefinition = {
  readonly occasion: Occasion
  readonly title: string
  /** When it fits, in a sentence. */
  readonly fits: string
  readonly subject: string
  readonly body: string
  readonly germanSubject: string | null
  readonly germanBody: string | null
}

/** What a first word may name; each is filled in for one contact, one sender and who holds the relationship. */
export const outreachPlaceholders = ['name', 'company', 'sender', 'owner', 'workspace'] as const
export type OutreachPlaceholder = (typeof outreachPlaceholders)[number]

const form = /\{([^{}\n]*)\}/g

/** Words with every placeholder filled in; all else as it was written. */
export function fillOutreach(words: string, values: Readonly<Record<OutreachPlaceholder, string>>): string {
  return words.replace(form, (whole, name: string) => {
    const known = outreachPlaceholders.find((each) => each === name.trim())
    return known === undefined ? whole : values[known]
  })
}

/** What is wrong with a template, by field: placeholders nobody could fill in, and half of a German letter. */
export function faultsOfTemplate(
  template: TemplateDefinition,
): { readonly field: string; readonly reason: string }[] {
  const named = outreachPlaceholders.map((each) => `{${each}}`).join(', ')
  const faults = (['subject', 'body', 'germanSubject', 'germanBody'] as const).flatMap((field) => {
    const unknown = [...(template[field] ?? '').matchAll(form)]
      .map(([, name = '']) => name.trim())
      .find((name) => !outreachPlaceholders.some((each) => each === name))
    return unknown === undefined ? [] : [{ field, reason: `{${unknown}} is not known. There are ${named}.` }]
  })
  const [subject, body] = [template.germanSubject !== null, template.germanBody !== null]
  if (subject === body) return faults
  const field = subject ? 'germanBody' : 'germanSubject'
  return [...faults, { field, reason: 'German needs both, subject and words.' }]
}
