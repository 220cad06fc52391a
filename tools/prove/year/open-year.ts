import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { upsertAdvocates } from '../../../src/advocates/server/upsert-advocates.ts'
import { upsertAccounts } from '../../../src/customers/server/upsert-accounts.ts'
import { upsertContacts } from '../../../src/customers/server/upsert-contacts.ts'
import { upsertPeople } from '../../../src/identity/server/upsert-people.ts'
import { type PersonActor, roles } from '../../../src/kernel/actor.ts'
import { toId } from '../../../src/kernel/ids.ts'
import type { Day } from '../../../src/kernel/time.ts'
import { allJobs } from '../../../src/server/app.ts'
import { type OpenServer, openServer } from '../open-server.ts'
import { makeYearCompany, yearTeams } from './year-company.ts'

export type YearAdvocate = {
  readonly contactId: string
  readonly accountId: string
  readonly ownAsksAQuarter: number | null
}

/** A server with the company of the year in it, whose clock goes from day to day. */
export type YearWorld = {
  readonly server: OpenServer
  readonly manager: PersonActor
  /** Everybody who nominates or owns, by team. */
  readonly teams: ReadonlyMap<string, readonly PersonActor[]>
  readonly advocates: readonly YearAdvocate[]
  /** Customers who are no advocates. */
  readonly others: readonly YearAdvocate[]
  today(): Day
  /** It is ten o'clock on that day: what starts by itself has run. */
  wakeOn(day: Day): Promise<void>
  close(): Promise<void>
}

/** Sets up a workspace with so many advocates on `first`, a day from which the clock only goes on. */
export async function openYear(advocates: number, first: Day): Promise<YearWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'avouch-year-'))
  let today = first
  const server = await openServer(folder, () => `${today}T10:00:00.000Z`)
  const close = async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const manager = await setUp(server)
    await takeIn(server, manager, advocates, first)
    const people = await readPeople(server, manager)
    const contacts = await readContacts(server, manager)
    return {
      server,
      manager,
      teams: people,
      advocates: contacts.slice(0, advocates),
      others: contacts.slice(advocates),
      today: () => today,
      async wakeOn(day) {
        today = day
        for (const job of allJobs) {
          if (job.cron === undefined) continue
          await job.run({ host: server.host, data: {}, now: server.host.now(), jobId: crypto.randomUUID() })
        }
        await server.host.jobs.drain(server.host)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function setUp(server: OpenServer): Promise<PersonActor> {
  const founder = {
    name: 'Noor Haddad',
    email: 'noor@tarnwell.example',
    password: 'a quiet place by the river',
  }
  await server.send(null, 'POST', '/setup', { workspaceName: 'Tarnwell', ...founder, makeKey: true })
  const home = await server.host.door.global.selectFrom('memberships').selectAll().executeTakeFirstOrThrow()
  return {
    kind: 'person',
    workspaceId: toId<'workspace'>(home.workspace_id),
    personId: toId<'person'>(home.person_id),
    name: founder.name,
    email: founder.email,
    roles,
  }
}

async function takeIn(
  server: OpenServer,
  manager: PersonActor,
  advocates: number,
  first: Day,
): Promise<void> {
  const company = makeYearCompany(advocates, first)
  const now = server.host.now()
  await server.host.door.write(manager.workspaceId, async (tx) => {
    const taken = [
      ...(await upsertPeople(tx, manager, company.people)),
      ...(await upsertAccounts(tx, manager, company.accounts, now)),
      ...(await upsertContacts(tx, manager, company.contacts, now)),
      ...(await upsertAdvocates(tx, manager, company.advocates, now)),
    ]
    const refused = taken.find(({ outcome }) => outcome === 'refused')
    if (refused !== undefined) throw new Error(`row ${refused.row} was refused: ${JSON.stringify(refused)}`)
  })
  await server.host.jobs.drain(server.host)
}

async function readPeople({ host }: OpenServer, { workspaceId }: PersonActor) {
  const rows = await host.door
    .in(workspaceId)
    .selectFrom('people as p')
    .innerJoin('teams as t', (join) =>
      join.onRef('t.workspace_id', '=', 'p.workspace_id').onRef('t.id', '=', 'p.team_id'),
    )
    .select(['p.id', 'p.name', 'p.email', 't.name as team'])
    .orderBy('p.email')
    .execute()
  const people = rows.map(({ id, name, email, team }) => {
    const actor: PersonActor = {
      kind: 'person',
      workspaceId,
      personId: toId<'person'>(id),
      name,
      email: email ?? '',
      roles: ['member'],
    }
    return { team, actor }
  })
  const byTeam = Map.groupBy(
    people.filter(({ team }) => yearTeams.some(([name]) => name === team)),
    ({ team }) => team,
  )
  return new Map([...byTeam].map(([team, members]) => [team, members.map(({ actor }) => actor)]))
}

async function readContacts({ host }: OpenServer, { workspaceId }: PersonActor): Promise<YearAdvocate[]> {
  const rows = await host.door
    .in(workspaceId)
    .selectFrom('contacts as c')
    .leftJoin('advocates as a', (join) =>
      join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.contact_id', '=', 'c.id'),
    )
    .where('c.account_id', 'is not', null)
    .select(['c.id', 'c.account_id', 'c.crm_id', 'a.own_asks_a_quarter'])
    .$narrowType<{ account_id: string }>()
    .execute()
  const numberOf = (crmId: string | null) => Number(crmId?.split('-').at(-1))
  return rows
    .toSorted((a, b) => numberOf(a.crm_id) - numberOf(b.crm_id))
    .map((row) => ({
      contactId: row.id,
      accountId: row.account_id,
      ownAsksAQuarter: row.own_asks_a_quarter,
    }))
}
