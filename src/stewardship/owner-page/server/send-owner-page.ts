import { notifyPerson } from '../../../identity/server/notify-person.ts'
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { addMilliseconds, type Day, type Instant } from '../../../kernel/time.ts'
import { forbidden, notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { makeLink } from '../../../server/links.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { mayAskOwner } from '../../server/ask-owner.ts'

export const ownerPagePurpose = 'owner-page'

const linkDays = 30
const day = 86_400_000

/** The address of an owner's page of an account, with a link of its own that works for thirty days. */
export async function makeOwnerPageAddress(
  tx: WorkspaceTx,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  of: { readonly accountId: string; readonly personId: string },
  now: Instant,
  host: Host,
): Promise<string> {
  const pageId = (await findPage(tx, workspaceId, of)) ?? (await insertPage(tx, workspaceId, of, now))
  const expiresAt = addMilliseconds(now, linkDays * day)
  const link = { workspaceId, purpose: ownerPagePurpose, subjectId: pageId, expiresAt }
  return `${publicAddress(host.config)}/account/${await makeLink(tx, link, now)}`
}

type PageOf = { readonly accountId: string; readonly personId: string }

async function findPage(tx: WorkspaceTx, workspaceId: string, of: PageOf): Promise<string | undefined> {
  const known = await tx
    .selectFrom('owner_pages')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '=', of.accountId)
    .where('person_id', '=', of.personId)
    .orderBy('made_at')
    .executeTakeFirst()
  return known?.id
}

async function insertPage(tx: WorkspaceTx, workspaceId: string, of: PageOf, now: Instant): Promise<string> {
  const { id } = await tx
    .insertInto('owner_pages')
    .values({ workspace_id: workspaceId, account_id: of.accountId, person_id: of.personId, made_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * Mails the relationship owner the page of their account: one of the few things they are asked in a week, held back where
 * it is full. Refused where nobody owns the account.
 */
export async function sendOwnerPage(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly sentTo: string | null; readonly heldUntil: Day | null }>> {
  if (!hasRole(actor, 'program-manager')) throw forbidden('Only program managers send this page.')
  const account = await findOwner(tx, actor, accountId)
  if (account === undefined) throw notFound('account')
  const { ownerId: personId, owner, name, left_at: leftAt } = account
  if (personId === null || leftAt !== null) return refuse('no-owner', 'Nobody who is here owns this account.')
  const about = { kind: 'account', id: accountId }
  const may = await mayAskOwner(tx, { personId, task: 'confirm', about, now })
  if (!may.ok) return accept({ sentTo: null, heldUntil: may.from })
  const address = await makeOwnerPageAddress(tx, actor, { accountId, personId }, now, host)
  await notifyPerson(
    tx,
    {
      personId,
      kind: 'owner-page',
      key: `owner-page:${may.askId}`,
      title: `${name}: is all we know still true?`,
      paragraphs: [
        'Who works there and who reports to whom, open cases, what they run: one tap each, and only what changed needs words.',
      ],
      about,
      path: `/customers/${accountId}`,
      open: 'Open the account',
      link: { label: 'Look at it', address },
      below: ['It needs no signing in. Opening this link changes nothing.'],
    },
    host,
    now,
  )
  return accept({ sentTo: owner, heldUntil: null })
}

function findOwner(tx: WorkspaceTx, actor: Actor, accountId: string) {
  return tx
    .selectFrom('accounts as a')
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'a.workspace_id').onRef('p.id', '=', 'a.owner_id'),
    )
    .select(['a.name', 'p.id as ownerId', 'p.name as owner', 'p.left_at'])
    .where('a.workspace_id', '=', actor.workspaceId)
    .where('a.id', '=', accountId)
    .executeTakeFirst()
}
