import { sql } from 'kysely'
import type { Host } from '../../../server/host.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import { mailStaff } from '../../asks/server/ask.mails.ts'
import { sayDay } from '../../asks/tell-ask.ts'
import { type Collision, tellCollision } from '../collision.ts'

type Person = { readonly id: string; readonly name: string; readonly email: string | null }

/** Tells the requester and everybody whom the ask meets, each once for this ask. */
export async function mailCollisions(
  tx: WorkspaceTx,
  ask: AskFacts,
  collisions: readonly Collision[],
  host: Host,
): Promise<void> {
  await mailStaff(tx, ask, { to: ask.requester, kind: 'collision', ...ownLetter(ask, collisions) }, host)
  const people = await readPeople(
    tx,
    collisions.map(({ personId }) => personId),
  )
  for (const person of people) {
    const met = collisions.filter(({ personId }) => personId === person.id)
    const own = met.find(({ requestId }) => requestId !== null)
    const address = `${publicAddress(host.config)}/requests/${own?.requestId}`
    const button = own === undefined ? {} : { button: { label: 'Open your request', address } }
    await mailStaff(tx, ask, { to: person, kind: 'collision', ...othersLetter(ask, met), ...button }, host)
  }
}

const whomOf = (ask: AskFacts) => ask.contact?.name ?? ask.account.name
const oneVoice = 'Speak with each other, so that the customer hears one voice.'

function ownLetter(ask: AskFacts, collisions: readonly Collision[]) {
  return {
    subject: `${whomOf(ask)}: other teams are with them at the same time`,
    paragraphs: [
      `${ask.proposer.name} proposed ${whomOf(ask)} for “${ask.request.title}”, knowing this:`,
      ...collisions.map((each) => `${tellCollision(each)}.`),
      oneVoice,
    ],
  }
}

function othersLetter(ask: AskFacts, met: readonly Collision[]) {
  const by = ask.requester.name
  const day = ask.wishedOn === null ? '' : `, ${sayDay(ask.wishedOn)}`
  const wants = `${by} wants ${whomOf(ask)} at ${ask.account.name} for “${ask.activity.name}”${day}.`
  return {
    subject: `${whomOf(ask)}: ${by} asks them at the same time`,
    paragraphs: [
      `${wants} You are with this customer around the same time:`,
      ...met.map(({ activity, on }) => `${activity}, ${sayDay(on)}.`),
      `${ask.proposer.name} knows of yours. ${oneVoice}`,
    ],
  }
}

async function readPeople(tx: WorkspaceTx, ids: readonly string[]): Promise<readonly Person[]> {
  const found = await sql<Person>`
    select id, name, email from people
    where workspace_id = current_workspace() and id = any(${[...ids]}::uuid[]) and left_at is null order by id`.execute(
    tx,
  )
  return found.rows
}
