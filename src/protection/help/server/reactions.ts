import { sql } from 'kysely'
import { notifyPerson } from '../../../identity/server/notify-person.ts'
import { clean } from '../../../kernel/text.ts'
import type { Reaction } from '../../../server/reactions.ts'
import { openHelp } from './open-help.ts'
import { readHelp } from './reads.ts'

/** The last question of an interview asks what help they need: the answer goes into the log, once. */
const openFromInterview: Reaction = {
  to: 'interview.finished',
  by: 'open-help',
  async run({ tx, actor, event, now }) {
    const found = await sql<{ id: string; help: string | null }>`
      select i.id, i.answers->>'help' as help from interviews i
      where i.workspace_id = ${actor.workspaceId} and i.contact_id = ${event.subjectId}::uuid
        and i.state = 'finished'
      order by i.finished_at desc limit 1`.execute(tx)
    const [interview] = found.rows
    const what = clean(interview?.help)
    if (interview === undefined || what === null) return
    const wish = { contactId: event.subjectId, what, source: 'interview', sourceId: interview.id } as const
    await openHelp(tx, actor, wish, now)
  },
}

/** Whoever sees to it from now on is told, unless they took it themselves. */
const tellOwner = (to: 'help.asked' | 'help.moved'): Reaction => ({
  to,
  by: 'tell-help-owner',
  async run({ tx, event, host, now }) {
    const help = await readHelp(tx, event.subjectId)
    if (help === undefined || help.owner === null || help.toldAt !== null) return
    await notifyPerson(
      tx,
      {
        personId: help.owner.id,
        kind: 'handed',
        key: `help:${help.id}:${help.owner.id}`,
        title: `${help.name} asks us for help`,
        paragraphs: [
          `“${help.what}”`,
          `${help.account === null ? 'They' : `${help.name} of ${help.account.name}`} should have word by ${help.dueOn}. Say what becomes of it, and tell them.`,
        ],
        about: { kind: 'help', id: help.id },
        path: '/protection/help',
        open: 'Open the help log',
        by: event.actorId === null ? null : { id: event.actorId },
      },
      host,
      now,
    )
  },
})

export const helpReactions: readonly Reaction[] = [
  openFromInterview,
  tellOwner('help.asked'),
  tellOwner('help.moved'),
]
