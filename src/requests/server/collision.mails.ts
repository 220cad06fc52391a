import { sql } from 'kysely'
import type { Host } from '../../server/host.ts'
import { publicAddress } from '../../server/public-address.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AskFacts } from '../ask-facts.ts'
import { type Collision, tellCollision } from '../collision.ts'
import { mailStaff } from './ask.mails.ts'

type Person = { readonly id: string; readonly name: string; readonly email: string | null }

/** Tells the requester and everybody whom the ask meets, each once for this ask. */
export async function mailCollisions(
  tx: WorkspaceTx,
  ask: AskFacts,
  collisions: readonly Collision[],
  host: Host,
): Promise<void> {
  const whom = ask.contact?.name ?? ask.account.name
  const by = ask.requester.name
  await mailStaff(
    tx,
    ask,
    {
      to: ask.requester,
      kind: 'collision',
      subject: `${whom}: other teams are with them at the same time`,
      paragraphs: [
        `${ask.proposer.name} proposed ${whom} for “${ask.request.title}”, knowing this:`,
        ...collisions.map((each) => `${tellCollision(each)}.`),
        'Speak with each other, so that the customer hears one voice.',
      ],
    },
    host,
  )
  const people = await readPeople(
    tx,
    collisions.map(({ personId }) => personId),
  )
  for (const person of people) {
    const own = collisions.find(({ personId, requestId }) => personId === person.id && requestId !== null)
    await mailStaff(
      tx,
      ask,
      {
        to: person,
        kind: 'collision',
        subject: `${whom}: ${by} asks them at the same time`,
        paragraphs: [
          `${by} wants ${whom} at ${ask.account.name} for “${ask.activity.name}”${ask.wishedOn === null ? '' : `, ${ask.wishedOn}`}. You are with this customer around the same time:`,
          ...collisions
            .filter(({ personId }) => personId === person.id)
            .map((each) => `${each.activity}, ${each.on}.`),
          `${ask.proposer.name} knows of yours. Speak with each other, so that the customer hears one voice.`,
        ],
        ...(own === undefined
          ? {}
          : {
              button: {
                label: 'Open your request',
                address: `${publicAddress(host.config)}/requests/${own.requestId}`,
              },
            }),
      },
      host,
    )
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
