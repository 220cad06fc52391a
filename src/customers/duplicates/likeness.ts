/** Why two records look like one; `detail` is what they share. */
export type LikenessReason = { readonly code: LikenessCode; readonly detail: string | null }

export const likenessCodes = [
  'same-name',
  'like-name',
  'name-begins',
  'initials',
  'same-mail',
  'same-phone',
  'same-crm-id',
  'same-account',
  'worked-there',
  'same-core-name',
  'other-name',
  'same-domain',
  'mail-domain',
  'same-country',
] as const
export type LikenessCode = (typeof likenessCodes)[number]

export type Likeness = { readonly score: number; readonly reasons: readonly LikenessReason[] }

/** From this likeness on a pair is shown: below, more than half of what was tried on names of real people was wrong. */
const leastLikeness = 0.5

export type ContactTraits = {
  readonly id: string
  /** Folded. */
  readonly name: string
  readonly crmId: string | null
  readonly phone: string | null
  readonly mails: readonly string[]
  readonly accountId: string | null
  /** Folded. */
  readonly accountName: string | null
  readonly formerAccountIds: readonly string[]
}

export type AccountTraits = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly crmId: string | null
  readonly country: string | null
  readonly parentId: string | null
  readonly domains: readonly string[]
  /** Domains its people write from. */
  readonly mailDomains: readonly string[]
}

type Evidence = { readonly weight: number; readonly reason: LikenessReason }

const because = (weight: number, code: LikenessCode, detail: string | null = null): Evidence => ({
  weight,
  reason: { code, detail },
})

/** What speaks for it, each piece independent of the others: one minus the chance that all of it is accident. */
function together(evidence: readonly Evidence[]): Likeness | null {
  const left = evidence.reduce((rest, { weight }) => rest * (1 - weight), 1)
  const score = Math.round((1 - left) * 1000) / 1000
  return score < leastLikeness ? null : { score, reasons: evidence.map(({ reason }) => reason) }
}

/**
 * How much two contacts look like one person; null where too little. In: what is known of both, and how alike their names
 * are as trigrams (0..1). A like name counts by where they work; an address, a number or an id by itself.
 */
export function likenessOfContacts(
  one: ContactTraits,
  other: ContactTraits,
  nameLikeness: number,
): Likeness | null {
  const evidence: Evidence[] = []
  const place = placeOf(one, other)
  const name = nameEvidence(one.name, other.name, nameLikeness, place.reason?.code === 'same-account')
  if (name !== null) {
    evidence.push({ ...name, weight: name.weight * place.factor })
    if (place.reason !== null) evidence.push({ weight: 0, reason: place.reason })
  }
  const mail = one.mails.map(plainMail).find((each) => other.mails.map(plainMail).includes(each))
  if (mail !== undefined) evidence.push(because(0.95, 'same-mail', mail))
  if (isSameCrmId(one.crmId, other.crmId)) evidence.push(because(0.98, 'same-crm-id', one.crmId))
  // A switchboard is everybody's: a number counts in full only beside a name.
  if (isSamePhone(one.phone, other.phone)) evidence.push(because(name === null ? 0.2 : 0.6, 'same-phone'))
  return together(evidence)
}

function nameEvidence(one: string, other: string, likeness: number, isSameAccount: boolean): Evidence | null {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  if (words.length > 0 && words.toSorted().join(' ') === others.toSorted().join(' '))
    return because(0.9, 'same-name')
  if (isInitialed(words, others) || isInitialed(others, words)) return because(0.75, 'initials')
  if (isSameAccount && (beginsWith(words, others) || beginsWith(others, words)))
    return because(0.85, 'name-begins')
  return likeness < 0.5 ? null : because(0.9 * likeness ** 1.5, 'like-name')
}

const wordsOf = (name: string) => name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')

/** True for `stefan martinov` beside `stefan martinov devops lead`: a whole name, and what a file wrote behind it. */
const beginsWith = (short: readonly string[], long: readonly string[]) =>
  short.length >= 2 && short.length < long.length && short.every((word, at) => word === long[at])

/** True for `j smith` beside `john smith`. */
function isInitialed(short: readonly string[], long: readonly string[]): boolean {
  const [first = '', last = ''] = [short[0], short.at(-1)]
  return (
    short.length === 2 &&
    long.length >= 2 &&
    first.length === 1 &&
    long[0]?.startsWith(first) === true &&
    long.at(-1) === last
  )
}

function placeOf(
  one: ContactTraits,
  other: ContactTraits,
): { factor: number; reason: LikenessReason | null } {
  if (one.accountId !== null && one.accountId === other.accountId)
    return { factor: 1, reason: { code: 'same-account', detail: null } }
  if (one.accountName !== null && coreName(one.accountName) === coreName(other.accountName ?? ''))
    return { factor: 0.9, reason: { code: 'same-account', detail: null } }
  const moved =
    one.formerAccountIds.includes(other.accountId ?? '') ||
    other.formerAccountIds.includes(one.accountId ?? '')
  if (moved) return { factor: 0.8, reason: { code: 'worked-there', detail: null } }
  if (one.accountId === null || other.accountId === null) return { factor: 0.7, reason: null }
  return { factor: 0.4, reason: null }
}

/** `anna+news@x.example` is written to `anna@x.example`. */
function plainMail(mail: string): string {
  const [local = '', domain = ''] = mail.toLowerCase().split('@')
  return `${local.replace(/\+.*$/, '')}@${domain}`
}

const digits = (phone: string | null) => (phone ?? '').replace(/\D/g, '').replace(/^00/, '')

function isSamePhone(one: string | null, other: string | null): boolean {
  const [a, b] = [digits(one), digits(other)]
  return a.length >= 7 && b.length >= 7 && a.slice(-8) === b.slice(-8)
}

/** The same id in its short and its long writing, or in another case (CRMs write 15 letters in screens, 18 in files). */
export function isSameCrmId(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false
  if (one.toLowerCase() === other.toLowerCase()) return true
  const [short = '', long = ''] = [one, other].toSorted((a, b) => a.length - b.length)
  return short.length === 15 && long.length === 18 && long.startsWith(short)
}

const legalForms =
  /\b(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|mbh|ag|se|kg|kgaa|ohg|ug|ev|sa|sas|sarl|srl|spa|nv|bv|ab|as|asa|oy|oyj|aps|sro|zrt|kft|pty|pte|group|gruppe|holding|holdings|the)\b/g

/** A company's name without its legal form. In: folded. */
export function coreName(name: string): string {
  const core = name
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(legalForms, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return core === '' ? name : core
}

/**
 * How much two accounts look like one company; null where too little, or where one is the other's parent. In: what is
 * known of both, and how alike their names are as trigrams (0..1).
 */
export function likenessOfAccounts(
  one: AccountTraits,
  other: AccountTraits,
  nameLikeness: number,
): Likeness | null {
  if (one.parentId === other.id || other.parentId === one.id) return null
  const evidence: Evidence[] = []
  const name = accountEvidence(one, other, nameLikeness)
  const shared = one.domains.find((domain) => other.domains.includes(domain))
  if (name !== null) {
    const factor =
      one.country === null || other.country === null ? 0.9 : one.country === other.country ? 1 : 0.6
    evidence.push({ ...name, weight: name.weight * factor })
    if (factor === 1) evidence.push(because(0, 'same-country', one.country))
  }
  if (shared !== undefined) evidence.push(because(0.9, 'same-domain', shared))
  if (isSameCrmId(one.crmId, other.crmId)) evidence.push(because(0.98, 'same-crm-id', one.crmId))
  const written =
    one.mailDomains.find((domain) => other.domains.includes(domain)) ??
    other.mailDomains.find((domain) => one.domains.includes(domain))
  if (written !== undefined && shared === undefined) evidence.push(because(0.5, 'mail-domain', written))
  return together(evidence)
}

function accountEvidence(one: AccountTraits, other: AccountTraits, likeness: number): Evidence | null {
  if (coreName(one.name) === coreName(other.name))
    return one.name === other.name
      ? because(0.9, 'same-name')
      : because(0.85, 'same-core-name', coreName(one.name))
  const alias = [...one.aliases, one.name].find((name) => [...other.aliases, other.name].includes(name))
  if (alias !== undefined) return because(0.8, 'other-name', alias)
  return likeness < 0.45 ? null : because(0.85 * likeness ** 1.5, 'like-name')
}
