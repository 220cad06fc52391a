import type { BodyOf, ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { findNominees, nominate } from '../contract.ts'
import type { Reach } from '../nomination.ts'
import { nominationPath, type Start } from './queries.ts'

export type Nominee = ResponseOf<typeof findNominees>['found'][number]

/** Who is meant: somebody on record, somebody a colleague put forward already, or somebody new. */
export type Who =
  | { readonly kind: 'contact'; readonly nominee: Nominee }
  | { readonly kind: 'voice'; readonly nominee: Nominee; readonly nominationId: string; readonly by: string }
  | { readonly kind: 'new' }

export type Draft = {
  /** What is typed until somebody is chosen; the name of somebody new. */
  readonly name: string
  readonly who: Who | null
  readonly account: Choosable | null
  readonly title: string
  readonly email: string
  readonly why: string
  readonly reach: Reach
  /** Null while it follows what is on record. */
  readonly evidence: string | null
  readonly onBehalfOf: Choosable | null
  /** Activity type to whether they might do it. */
  readonly activities: Readonly<Record<string, 'might' | 'not'>>
  readonly asksAQuarter: number | null
}

/** Who may be meant by what is typed. */
export async function readNominees(
  q: string,
  accountId: string | null,
  signal: AbortSignal,
): Promise<readonly Nominee[]> {
  if (q.trim().length < 2) return []
  const query = { q: q.trim(), ...(accountId === null ? {} : { accountId }) }
  return (await call<typeof findNominees>('GET /nominations/nominees', { query }, { signal })).found
}

/** What choosing somebody means; null where there is nothing to put forward any more. */
export function whoOf(nominee: Nominee): Who | null {
  const { nomination } = nominee
  if (nominee.kind === 'here' || nominee.kind === 'elsewhere') return { kind: 'contact', nominee }
  if (nominee.kind === 'in-program' || nomination === null || nomination.isMine) return null
  return { kind: 'voice', nominee, nominationId: nomination.id, by: nomination.by }
}

export function draftOf({ contact, account }: Start): Draft {
  return {
    name: contact?.name ?? '',
    who: contact === null ? null : whoOf(contact),
    account: account === null ? null : { id: account.id, label: account.name },
    title: '',
    email: '',
    why: '',
    reach: 'nominator-introduces',
    evidence: null,
    onBehalfOf: null,
    activities: {},
    asksAQuarter: null,
  }
}

/** What it still waits for, in words; null when it can be sent. */
export function waitsFor({ who, name, account, why }: Draft): string | null {
  if (who === null) return 'Choose who first.'
  if (who.kind === 'voice') return null
  if (who.kind === 'new' && name.trim() === '') return 'Say their name.'
  if (who.kind === 'new' && account === null) return 'Say where they work.'
  return why.trim() === '' ? 'Say why, in a sentence.' : null
}

export function bodyOf(draft: Draft, evidence: string): BodyOf<typeof nominate> {
  const { who, account, name, title, email } = draft
  const nominee =
    who?.kind === 'contact'
      ? { contactId: who.nominee.contactId }
      : {
          newContact: {
            name: name.trim(),
            accountId: account?.id ?? '',
            title: title.trim() || null,
            email: email.trim() || null,
          },
        }
  return {
    ...nominee,
    why: draft.why.trim(),
    reach: draft.reach,
    evidence: evidence.trim() || null,
    onBehalfOfId: draft.onBehalfOf?.id ?? null,
    activities: Object.entries(draft.activities).map(([activityTypeId, answer]) => ({
      activityTypeId,
      isAllowed: answer === 'might',
    })),
    asksAQuarter: draft.asksAQuarter,
  }
}

/** Where somebody stands who needs no nomination any more. */
export function sayInProgram({ stage }: Nominee): string {
  return stage === 'interviewed' ? 'in the program, interviewed already' : 'an advocate already'
}

export function nomineePath({ contactId, nomination }: Nominee): string {
  return nomination === null ? `/contacts/${contactId}` : nominationPath(nomination.id)
}
