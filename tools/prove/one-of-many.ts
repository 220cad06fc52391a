import { setTimeout as sleep } from 'node:timers/promises'
import { firstPerson } from '../../e2e/api.ts'
import { apiFor, type SeveralServers } from './several-servers.ts'

export type OneOfMany = {
  /** Requests sent to all servers at once under one key that did not end as one record and one answer. */
  readonly notOne: number
  /** Changes that another server did not show right after. */
  readonly stale: number
  /** The longest that another server went on accepting a revoked key, in seconds. */
  readonly revokedFor: number
  /** Rows of an import uploaded to one, started at another and watched at a third, missing or made twice. */
  readonly astray: number
}

/** Whether several server processes on one PostgreSQL behave as one. */
export async function actAsOne(several: SeveralServers, rounds: number): Promise<OneOfMany> {
  return {
    notOne: await repeatEverywhere(several, rounds),
    stale: await changeHereReadThere(several, rounds),
    revokedFor: await revokeEverywhere(several, Math.ceil(rounds / 10)),
    astray: await importAcross(several, rounds * 20),
  }
}

async function repeatEverywhere({ apis, owner }: SeveralServers, rounds: number): Promise<number> {
  let notOne = 0
  for (let round = 0; round < rounds; round++) {
    const name = `Repeated ${round}`
    const answers = await Promise.all(
      [...apis, ...apis].map(async ({ url, key }) => {
        const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
        const response = await fetch(`${url}/api/v1/accounts`, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': `repeat-${round}` },
          body: JSON.stringify({ name }),
        })
        return `${response.status} ${await response.text()}`
      }),
    )
    const { rows } = await owner.query('select from accounts where name = $1', [name])
    if (new Set(answers).size !== 1 || !answers[0]?.startsWith('200') || rows.length !== 1) notOne += 1
  }
  return notOne
}

async function changeHereReadThere(several: SeveralServers, rounds: number): Promise<number> {
  const { id } = await apiFor(several, 0).post<{ id: string }>('/accounts', { name: 'Changing' })
  let stale = 0
  for (let round = 0; round < rounds; round++) {
    const writer = apiFor(several, round)
    const { version } = await writer.get<{ version: number }>(`/accounts/${id}`)
    await writer.send('PATCH', `/accounts/${id}`, { name: `Changed ${round}`, version })
    for (const api of several.apis) {
      const { name } = await api.get<{ name: string }>(`/accounts/${id}`)
      if (name !== `Changed ${round}`) stale += 1
    }
  }
  return stale
}

/** Makes keys, has every server know them, revokes each at one server, and looks when the last one refuses it. */
async function revokeEverywhere(several: SeveralServers, rounds: number): Promise<number> {
  let longest = 0
  const session = await signIn(apiFor(several, 0).url)
  for (let round = 0; round < rounds; round++) {
    const made = await session.send('POST', '/keys', { name: `Key ${round}`, scopes: ['*:read'] })
    const { id, key } = made as { id: string; key: string }
    const accepted = (url: string) =>
      fetch(`${url}/api/v1/accounts`, { headers: { authorization: `Bearer ${key}` } }).then(({ ok }) => ok)
    for (const { url } of several.apis) if (!(await accepted(url))) throw new Error('a new key was refused')
    await session.send('DELETE', `/keys/${id}`)
    const revoked = performance.now()
    for (const { url } of several.apis) while (await accepted(url)) await sleep(2)
    longest = Math.max(longest, (performance.now() - revoked) / 1_000)
  }
  return longest
}

/** A person at a browser: keys are made by people, not by keys. */
async function signIn(url: string) {
  const headers = { 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin' }
  const { email, password } = firstPerson
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return {
    async send(method: string, path: string, body?: object): Promise<unknown> {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: body === undefined ? { origin: url, cookie } : { ...headers, cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!response.ok)
        throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
      return response.json()
    },
  }
}

async function importAcross(several: SeveralServers, rows: number): Promise<number> {
  const lines = Array.from({ length: rows }, (_, row) => `Imported ${row},I${row}\n`)
  const form = new FormData()
  form.set('kind', 'accounts')
  form.set('file', new File(['Account Name,Account ID\n', ...lines], 'accounts.csv'))
  const [uploading, starting, watching] = several.apis
  if (uploading === undefined || starting === undefined || watching === undefined)
    throw new Error('three are needed')
  const { imports } = await uploading.post<{ imports: { id: string }[] }>('/imports', form)
  const id = imports[0]?.id ?? ''
  await until(async () => (await starting.get(`/imports/${id}`))['state'] === 'read')
  await starting.post(`/imports/${id}/start`)
  await until(async () => (await watching.get(`/imports/${id}`))['state'] === 'done')
  const found = await several.owner.query<{ rows: number; names: number }>(
    `select count(*)::int as rows, count(distinct name)::int as names from accounts where name like 'Imported %'`,
  )
  const { rows: made = 0, names = 0 } = found.rows[0] ?? {}
  return Math.abs(rows - names) + (made - names)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await holds()); waited += 100) {
    if (waited > 300_000) throw new Error('it did not come about within five minutes')
    await sleep(100)
  }
}
