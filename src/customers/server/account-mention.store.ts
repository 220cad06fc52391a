import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { AccountIndex, type AccountMatch } from '../account-match.ts'
import { type AccountDraft, accountsByKeys, saveAccountDrafts } from './account-upsert.store.ts'
import { foldTexts, newIds } from './bulk.store.ts'
import { newAccount } from './plan-accounts.ts'
import type { AccountMention } from './read-contact-row.ts'
import { RecordDraft } from './record-draft.store.ts'

/** The accounts that a batch of contacts, opportunities or texts names, and those it makes on the way. */
export type MentionedAccounts = {
  find(mention: AccountMention): AccountMatch<AccountDraft>
  /** A new account by the mention's name, known to the rows that follow. */
  make(mention: AccountMention & { readonly name: string }): AccountDraft
  /** Writes the accounts that were made. */
  save(now: Instant): Promise<void>
}

/** Looks up all accounts that rows mention, without locking them. Three statements, however many rows. */
export async function loadMentionedAccounts(
  tx: WorkspaceTx,
  workspaceId: string,
  mentions: readonly AccountMention[],
): Promise<MentionedAccounts> {
  const each = (pick: (mention: AccountMention) => string | undefined) => [
    ...new Set(mentions.flatMap((mention) => pick(mention) ?? [])),
  ]
  const folded = await foldTexts(
    tx,
    each(({ name }) => name),
  )
  const keys = {
    crmIds: each(({ crmId }) => crmId),
    domains: each(({ domain }) => domain),
    foldedNames: [...folded.values()],
  }
  const index = new AccountIndex(await loadIdentities(tx, workspaceId, keys))
  const ids = await newIds(tx, folded.size)
  const made: RecordDraft[] = []
  return {
    find: ({ crmId, domain, name }) =>
      index.match({
        crmId,
        domains: domain === undefined ? [] : [domain],
        foldedName: folded.get(name ?? ''),
      }),
    make: (mention) => {
      const foldedName = folded.get(mention.name) ?? ''
      const account = newAccount(mention.name, foldedName, { index, nextId: () => ids.pop() ?? '' })
      made.push(account.draft)
      takeMention(account, mention, index)
      return account
    },
    save: (now) => saveAccountDrafts(tx, workspaceId, made, now),
  }
}

function takeMention(
  account: AccountDraft,
  { domain, crmId }: AccountMention,
  index: AccountIndex<AccountDraft>,
): void {
  if (crmId !== undefined) account.draft.set({ crm_id: crmId })
  account.crmId = crmId ?? null
  if (domain !== undefined && index.ownerOf(domain) === undefined) {
    account.domains.add(domain)
    account.draft.link('account_domains', domain, { domain })
  }
  index.add(account)
}

async function loadIdentities(
  tx: WorkspaceTx,
  workspaceId: string,
  keys: Parameters<typeof accountsByKeys>[1],
): Promise<AccountDraft[]> {
  type Row = {
    id: string
    name: string
    crm_id: string | null
    folded_name: string
    domains: string[]
    aliases: string[]
    former: string[]
  }
  const rows = await sql<Row>`
    select a.id, a.name, a.crm_id, a.folded_name,
      array(select domain from account_domains d where d.workspace_id = a.workspace_id and d.account_id = a.id) as domains,
      array(select x.folded_name from account_aliases x where x.workspace_id = a.workspace_id and x.account_id = a.id
        union select r.folded_name from merged_records r where r.workspace_id = a.workspace_id and r.account_id = a.id) as aliases,
      array(select r.crm_id from merged_records r where r.workspace_id = a.workspace_id and r.account_id = a.id and r.crm_id is not null) as former
    from (select distinct id from (${accountsByKeys(workspaceId, keys)}) wanted) wanted
    cross join lateral (select * from accounts where workspace_id = ${workspaceId} and id = wanted.id limit 1) a`.execute(
    tx,
  )
  return rows.rows.map((row) => ({
    id: row.id,
    name: row.name,
    crmId: row.crm_id,
    formerCrmIds: row.former,
    foldedNames: new Set([row.folded_name, ...row.aliases]),
    domains: new Set(row.domains),
    draft: new RecordDraft(row.id, false, {}),
  }))
}

/** Says in words why a mention that fits several accounts cannot be used. */
export function tellAmbiguous(match: Extract<AccountMatch<AccountDraft>, { kind: 'ambiguous' }>): string {
  return `fits ${match.accounts.length} accounts; add the account’s CRM id or domain`
}
