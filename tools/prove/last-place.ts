import { addDays, dayOf } from '../../src/kernel/time.ts'
import { apiFor, type SeveralServers } from './several-servers.ts'

export type Races = {
  readonly races: number
  /** What happened in those races in which not exactly one got the place. */
  readonly overbooked: readonly string[]
  /** Losers who were not told who holds the place and when the next is free. */
  readonly untold: number
}

const runners = 20

/**
 * Twenty people ask for the same advocate's last place at the same moment, by HTTP and spread over the servers;
 * so many times, each time another advocate.
 */
export async function raceForLastPlaces(several: SeveralServers, races: number): Promise<Races> {
  const types = await typeIds(several)
  const today = dayOf(new Date().toISOString())
  const ask = (turn: number, contactId: string, code: string, days: number) =>
    send(several, turn, { contactId, activityTypeId: types[code] ?? '', wishedOn: addDays(today, days) })
  const overbooked: string[] = []
  let untold = 0
  for (const contactId of await makeAdvocates(several, races)) {
    // With one call more, this is what one person may bear in 90 days.
    const first = await ask(0, contactId, 'written-case-study', 42)
    if (first.status !== 200) throw new Error(`the first ask was answered ${first.status}: ${first.text}`)
    const asks = Array.from({ length: runners }, (_, turn) =>
      ask(turn, contactId, 'sales-reference-call', 49),
    )
    const answers = await Promise.all(asks)
    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status === 409)
    if (won.length !== 1 || lost.length !== runners - 1)
      overbooked.push(answers.map(({ status }) => status).join(' '))
    untold += lost.filter(({ text }) => !isTold(text)).length
  }
  return { races, overbooked, untold }
}

const isTold = (text: string) => /"holder":"[^"]+"/.test(text) && /"freeFrom":"\d{4}-/.test(text)

async function send(several: SeveralServers, turn: number, body: object) {
  const { url, key } = apiFor(several, turn)
  const response = await fetch(`${url}/api/v1/asks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, text: await response.text() }
}

/** Each in a company of their own, so that only their own limit counts. */
async function makeAdvocates({ owner, workspaceId }: SeveralServers, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `with made as (insert into accounts (workspace_id, name)
       select $1, 'Company ' || n from generate_series(1, $2::int) n returning id),
     people as (insert into contacts (workspace_id, account_id, name)
       select $1, id, 'Somebody' from made returning id)
     insert into advocates (workspace_id, contact_id, stage, stage_since)
       select $1, id, 'discoverable', now() from people returning contact_id as id`,
    [workspaceId, count],
  )
  return rows.map(({ id }) => id)
}

async function typeIds({ owner, workspaceId }: SeveralServers): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ code: string; id: string }>(
    'select code, id from activity_types where workspace_id = $1',
    [workspaceId],
  )
  return Object.fromEntries(rows.map(({ code, id }) => [code, id]))
}
