import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'
import type { InsightAnswer, InsightBearing } from './insight-note.ts'

type Scope = { readonly accountId: string | null; readonly teamId: string | null }

const abouts = ({ accountId, teamId }: Scope): Record<string, string> => ({
  ...(accountId === null ? {} : { account: accountId }),
  ...(teamId === null ? {} : { team: teamId }),
})

/** For some accounts somebody else is asked than before; their open approvals follow. One event for all of them. */
export function relationshipsRerouted(actor: Actor, count: number): DomainEvent {
  return event(
    'relationships.rerouted',
    actor,
    { kind: 'workspace', id: actor.workspaceId },
    { data: { count } },
  )
}

/** Somebody was asked to help with customers, and something came of it or not. */
export function persuasionRecorded(
  actor: Actor,
  persuasionId: string,
  scope: Scope,
  told: {
    readonly askedId: string
    readonly allyId: string | null
    readonly outcome: string
    readonly note: string | null
  },
): DomainEvent {
  const { note, ...data } = told
  return event(
    'persuasion.recorded',
    actor,
    { kind: 'persuasion', id: persuasionId },
    { about: abouts(scope), data, texts: { title: note } },
  )
}

/** The program holds a relationship itself from now on. */
export function directModeStarted(
  actor: Actor,
  modeId: string,
  scope: Scope,
  mode: {
    readonly holderId: string
    readonly hours: number
    readonly accounts: number
    readonly reason: string
  },
): DomainEvent {
  const { reason, ...data } = mode
  return event(
    'direct-mode.started',
    actor,
    { kind: 'direct-mode', id: modeId },
    { about: abouts(scope), data, texts: { title: reason } },
  )
}

/** The program gave a relationship back. */
export function directModeEnded(actor: Actor, modeId: string, scope: Scope): DomainEvent {
  return event('direct-mode.ended', actor, { kind: 'direct-mode', id: modeId }, { about: abouts(scope) })
}

type About = { readonly accountId: string; readonly contactId: string | null }

const aboutBoth = ({ accountId, contactId }: About) => ({
  account: accountId,
  ...(contactId === null ? {} : { contact: contactId }),
})

/** What a customer said that bears on growth or renewal was noted, and sent to the relationship owner. */
export function insightNoted(
  actor: Actor,
  noteId: string,
  about: About,
  note: { readonly bearsOn: InsightBearing; readonly ownerId: string | null; readonly note: string },
): DomainEvent {
  const { note: title, ...data } = note
  return event(
    'insight.noted',
    actor,
    { kind: 'insight-note', id: noteId },
    { about: aboutBoth(about), data, texts: { title } },
  )
}

/** The relationship owner said what they make of it. */
export function insightAnswered(
  actor: Actor,
  noteId: string,
  about: About,
  answer: InsightAnswer,
): DomainEvent {
  return event(
    'insight.answered',
    actor,
    { kind: 'insight-note', id: noteId },
    { about: aboutBoth(about), data: { answer } },
  )
}
