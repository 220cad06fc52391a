import { addVoice } from '../nominations/server/add-voice.ts'
import { decideOnNomination } from '../nominations/server/decide-on-nomination.ts'
import { nominateContact } from '../nominations/server/nominate-contact.ts'
import { withdrawNomination } from '../nominations/server/withdraw-nomination.ts'
import { acceptedOr } from '../server/errors.ts'
import { readActors } from './colleague-actor.ts'
import { readCustomerIds, readFirstNomination } from './example.reads.ts'
import type { ExampleNomination } from './make-nominations.ts'
import type { Filling, Step } from './step.ts'

const decisions = { accepted: 'accept', declined: 'decline', duplicate: 'duplicate' } as const

type Actors = Awaited<ReturnType<typeof readActors>>

/** Nominations as colleagues made them and the program decided, each on its day. */
const nominateSome =
  (from: number, until: number): Step =>
  async (filling) => {
    const actors = await readActors(filling)
    const { contacts } = await readCustomerIds(filling.tx, filling.actor.workspaceId)
    for (const [at, nomination] of filling.example.nominations.slice(from, until).entries()) {
      await nominate(filling, actors, nomination, contacts.get(nomination.contact.crmId) ?? '', from + at)
    }
  }

export const takeInNominations: readonly Step[] = [0, 24].map((from) => nominateSome(from, from + 24))

async function nominate(
  { tx, host }: Filling,
  actors: Actors,
  nomination: ExampleNomination,
  contactId: string,
  at: number,
): Promise<void> {
  const { why, reach, evidence, onBehalfOf, voice, fate, on, decidedOn } = nomination
  const nominator = actors.memberOf(nomination.nominator.email)
  const onBehalfOfId = onBehalfOf === null ? null : actors.idOf(onBehalfOf.email)
  const made = acceptedOr(
    await nominateContact(
      tx,
      nominator,
      { contactId, why, reach, evidence, onBehalfOfId },
      `${on}T07:30:00.000Z`,
    ),
  )
  const later = `${decidedOn}T14:10:00.000Z`
  if (voice !== null) {
    const words = 'I can only agree.'
    acceptedOr(await addVoice(tx, actors.memberOf(voice.email), { nominationId: made.id, words }, later))
  }
  if (fate === 'withdrawn') {
    const note = 'Changed my mind: too early for them.'
    acceptedOr(await withdrawNomination(tx, nominator, { nominationId: made.id, note }, later))
  }
  if (fate === 'new' || fate === 'withdrawn') return
  const duplicateOf =
    fate === 'duplicate' ? await readFirstNomination(tx, nominator.workspaceId, contactId) : null
  const introducedBy = nomination.how === null ? null : nominator.personId
  const more = { reason: nomination.reason, how: nomination.how, introducedBy, duplicateOf }
  const input = { nominationId: made.id, version: 1, decision: decisions[fate], ...more }
  acceptedOr(await decideOnNomination(tx, actors.manager(at), input, later, host))
}
