/** An exception to the vocabulary: where, which word or text, and why it is right there. */
export interface Allowance {
  path: RegExp
  /** The forbidden word or the start of the forbidden text; an asterisk allows all of them. */
  said: string
  reason: string
}

export const allowances: readonly Allowance[] = [
  { path: /^tools\/check\//, said: '*', reason: 'the check and its planted cases name what they forbid' },
  { path: /^biome\.json$/, said: '*', reason: 'names the rules themselves' },
  { path: /^src\/identity\/server\//, said: 'user', reason: "here better-auth's users become our people" },
  { path: /^src\/integrations\//, said: 'client', reason: 'clients of outside systems' },
  { path: /^src\/integrations\//, said: 'lead', reason: 'a record of a CRM, under its own name' },
]
