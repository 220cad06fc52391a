/** What tells one account from another. Names are folded by the database, so that both sides agree. */
export type AccountIdentity = {
  readonly id: string
  name: string
  crmId: string | null
  /** CRM ids of accounts that were merged into this one. */
  readonly formerCrmIds?: readonly string[]
  readonly foldedNames: Set<string>
  readonly domains: Set<string>
}

/** What a row says about the account it means; each part may be missing. */
export type AccountReference = {
  readonly crmId?: string | undefined
  readonly domains?: readonly string[]
  readonly foldedName?: string | undefined
}

export type AccountMatch<Account extends AccountIdentity> =
  | { readonly kind: 'found'; readonly by: 'crm-id' | 'domain' | 'name'; readonly account: Account }
  | { readonly kind: 'ambiguous'; readonly by: 'domain' | 'name'; readonly accounts: readonly Account[] }
  | { readonly kind: 'none' }

/**
 * Finds accounts by CRM id, else by domain, else by name (domain.md, "Duplicates: exact by domain, mail, CRM
 * id"). An account that carries another CRM id than the one asked for is never meant. Two accounts that fit
 * equally well are ambiguous, unless only one of them fits by name as well.
 */
export class AccountIndex<Account extends AccountIdentity> {
  readonly #byCrmId = new Map<string, Account>()
  readonly #byDomain = new Map<string, Account>()
  readonly #byName = new Map<string, Set<Account>>()

  constructor(known: readonly Account[] = []) {
    for (const account of known) this.add(account)
  }

  /** Adds an account, or what it has learned since: later rows of the same file find it by that. */
  add(account: Account): void {
    if (account.crmId !== null) this.#byCrmId.set(account.crmId, account)
    for (const crmId of account.formerCrmIds ?? []) this.#byCrmId.set(crmId, account)
    for (const domain of account.domains) {
      if (!this.#byDomain.has(domain)) this.#byDomain.set(domain, account)
    }
    for (const name of account.foldedNames) {
      this.#byName.set(name, (this.#byName.get(name) ?? new Set()).add(account))
    }
  }

  /** Whose domain this is; undefined when nobody's. */
  ownerOf(domain: string): Account | undefined {
    return this.#byDomain.get(domain)
  }

  match(wanted: AccountReference): AccountMatch<Account> {
    const byCrmId = wanted.crmId === undefined ? undefined : this.#byCrmId.get(wanted.crmId)
    if (byCrmId !== undefined) return { kind: 'found', by: 'crm-id', account: byCrmId }
    const fits = (account: Account) => wanted.crmId === undefined || account.crmId === null
    const named = [...(this.#byName.get(wanted.foldedName ?? '') ?? [])].filter(fits)
    const domains = (wanted.domains ?? []).flatMap((domain) => this.#byDomain.get(domain) ?? [])
    const hosted = [...new Set(domains)].filter(fits)
    if (hosted.length > 0) return settle('domain', hosted, named)
    return named.length > 0 ? settle('name', named, hosted) : { kind: 'none' }
  }
}

function settle<Account extends AccountIdentity>(
  by: 'domain' | 'name',
  accounts: readonly Account[],
  others: readonly Account[],
): AccountMatch<Account> {
  const best = accounts.length === 1 ? accounts : accounts.filter((account) => others.includes(account))
  const [account] = best
  return account !== undefined && best.length === 1
    ? { kind: 'found', by, account }
    : { kind: 'ambiguous', by, accounts }
}
