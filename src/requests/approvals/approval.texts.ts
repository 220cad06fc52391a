/** What the relationship owner's page asks and offers; staff read English. */
export const objections = [
  { code: 'contract', says: 'Contract talks are running' },
  { code: 'trouble', says: 'Something is wrong at the account' },
  { code: 'enough', says: 'They have done enough for now' },
  { code: 'other', says: 'Somebody else there fits better' },
] as const

export type Objection = (typeof objections)[number]['code']
