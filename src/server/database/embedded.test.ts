import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded.ts'
import { findBinaries, restoreLinks } from './embedded-binaries.ts'
import { isDataFolderInUse } from './embedded-lock.ts'
import { servesCluster } from './embedded-process.ts'

const nobody = findNobody()
const home = await mkdtemp(join(tmpdir(), 'avouch embedded '))
const running: EmbeddedDatabase[] = []
const children: ChildProcess[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const database of running.splice(0)) await database.stop()
})

afterAll(() => rm(home, { recursive: true, force: true }))

async function start(dataDir: string): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataDir })
  running.push(database)
  return database
}

async function query(database: Pick<EmbeddedDatabase, 'host' | 'port' | 'superuser'>, sql: string) {
  const client = new pg.Client({
    host: database.host,
    port: database.port,
    database: 'postgres',
    ...database.superuser,
  })
  // A stopped server also ends a connection that was just told goodbye.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another user to be, where we may choose and where that user can read this checkout. */
function findNobody(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (kind: string) => Number(execFileSync('id', [kind, 'nobody'], { encoding: 'utf8' }))
  const identity = { uid: idOf('-u'), gid: idOf('-g') }
  try {
    const read = 'fs.readFileSync(process.argv[1])'
    execFileSync(process.execPath, ['--eval', read, import.meta.filename], { ...identity, stdio: 'ignore' })
    return identity
  } catch {
    return undefined
  }
}

/** A process of its own that starts the database, says so in one line, and lives until it is killed. */
async function startElsewhere(dataDir: string, identity: { uid?: number; gid?: number } = {}) {
  const script = `
    import { startEmbeddedDatabase } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const dataDir = process.argv[1]
    const said = await startEmbeddedDatabase({ dataDir }).catch((error) => ({ refusal: error.message }))
    console.log(JSON.stringify(said))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, dataDir], {
    ...identity,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const silence = once(child, 'exit').then(() => Promise.reject(new Error('The process said nothing.')))
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), silence])) as [
    string,
  ]
  silence.catch(() => {})
  return { child, said: JSON.parse(line) as EmbeddedDatabase & { refusal?: string } }
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'database', 'cluster', 'postmaster.pid'), 'utf8'), 10)
}

describe('the embedded database', () => {
  const dataDir = join(home, 'one')

  it('keeps what was written over a restart, under the same password', async () => {
    const first = await start(dataDir)
    await query(first, 'create table kept as select 42 as answer')
    await first.stop()
    expect(await isDataFolderInUse(dataDir)).toBe(false)

    const second = await start(dataDir)
    expect(second.superuser).toEqual(first.superuser)
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  it('sorts by code point, speaks UTF-8 and UTC, and waits for the disk', async () => {
    const database = await start(dataDir)
    const [settings] = await query(
      database,
      `select datlocprovider as provider, datlocale as locale, current_setting('server_encoding') as encoding,
        current_setting('TimeZone') as zone, current_setting('fsync') as fsync, current_setting('jit') as jit
        from pg_database where datname = 'postgres'`,
    )
    expect(settings).toEqual({
      provider: 'b',
      locale: 'C.UTF-8',
      encoding: 'UTF8',
      zone: 'UTC',
      fsync: 'on',
      jit: 'off',
    })
  })

  it('refuses a wrong password and never trusts a connection', async () => {
    const database = await start(dataDir)
    const stranger = { ...database, superuser: { user: 'postgres', password: 'guess' } }
    await expect(query(stranger, 'select 1')).rejects.toThrow(/password authentication failed/)
    const rules = await query(database, 'select distinct auth_method from pg_hba_file_rules')
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }])
    const password = await stat(join(dataDir, 'database', 'password'))
    expect(password.mode & 0o777).toBe(0o600)
  })

  it('listens on the loopback address only', async () => {
    const database = await start(dataDir)
    expect(await query(database, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address && !address.internal && address.family === 'IPv4')
    if (!outside) return
    const socket = connect(database.port, outside.address)
    await expect(once(socket, 'connect')).rejects.toThrow(/ECONNREFUSED/)
  })

  it('refuses a second owner of its folder, in this process and in another', async () => {
    await start(dataDir)
    expect(await isDataFolderInUse(dataDir)).toBe(true)
    const refusal = `The data folder ${dataDir} is in use by process ${process.pid}.`
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toThrow(refusal)
    expect((await startElsewhere(dataDir)).said.refusal).toBe(refusal)
  })

  it('takes a folder over whose owner is gone, even if its number was given to somebody else', async () => {
    await writeFile(
      join(dataDir, 'database.lock'),
      JSON.stringify({ pid: process.ppid, started: 'long ago' }),
    )
    expect(await isDataFolderInUse(dataDir)).toBe(false)
    await start(dataDir)
  })

  it('starts although a stranger has the process number of its predecessor', async () => {
    const stranger = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    children.push(stranger)
    await writeFile(join(dataDir, 'database', 'cluster', 'postmaster.pid'), `${stranger.pid}\n${dataDir}\n`)
    await start(dataDir)
  })

  it('tells when PostgreSQL is killed, and loses nothing that was committed', async () => {
    const database = await start(dataDir)
    const why = new Promise<string>((resolve) => database.onExit(resolve))
    await query(database, 'create table survived as select 1 as one')
    process.kill(await postmasterPid(dataDir), 'SIGKILL')
    expect(await why).toMatch(/^PostgreSQL was ended by SIGKILL/)
    await database.stop()
    expect(await query(await start(dataDir), 'select one from survived')).toEqual([{ one: 1 }])
  })

  it('does not call a stop an unexpected end', async () => {
    const database = await start(dataDir)
    let told = false
    database.onExit(() => {
      told = true
    })
    await Promise.all([database.stop(), database.stop()])
    expect(told).toBe(false)
  })

  it('stops the PostgreSQL that a killed server left behind, then starts on its data', async () => {
    const { child, said } = await startElsewhere(dataDir)
    await query(said, 'create table acknowledged as select 1 as one')
    const orphan = await postmasterPid(dataDir)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const cluster = join(dataDir, 'database', 'cluster')
    expect(await servesCluster(orphan, cluster)).toBe(true)

    const database = await start(dataDir)
    expect(await servesCluster(orphan, cluster)).toBe(false)
    expect(await query(database, 'select one from acknowledged')).toEqual([{ one: 1 }])
  })

  it('mends the library links that an installation without scripts lacks', async () => {
    const { folder } = await findBinaries()
    const bare = join(home, 'package')
    for (const part of ['package.json', 'scripts', join('native', 'pg-symlinks.json')]) {
      await cp(join(folder, part), join(bare, part), { recursive: true })
    }
    await mkdir(join(bare, 'native', 'lib'))
    await restoreLinks(bare)
    const made = await readdir(join(bare, 'native', 'lib'))
    const list = JSON.parse(await readFile(join(bare, 'native', 'pg-symlinks.json'), 'utf8'))
    expect(made.sort()).toEqual(list.map((link: { target: string }) => basename(link.target)).sort())
  })
})

describe('a data folder that cannot serve', () => {
  it('is created anew where the first creation broke off half way', async () => {
    const dataDir = join(home, 'broken off')
    await mkdir(join(dataDir, 'database.creating', 'cluster'), { recursive: true })
    await writeFile(join(dataDir, 'database.creating', 'cluster', 'PG_VERSION'), '18\n')
    await start(dataDir)
    expect(await readdir(dataDir)).not.toContain('database.creating')
  })

  it('is refused in plain words when it is a file', async () => {
    const path = join(home, 'file')
    await writeFile(path, '')
    await expect(startEmbeddedDatabase({ dataDir: path })).rejects.toThrow(
      `The data folder ${path} is not a folder.`,
    )
  })

  it('is refused by name when another PostgreSQL wrote it', async () => {
    const dataDir = join(home, 'older')
    await mkdir(join(dataDir, 'database', 'cluster'), { recursive: true })
    await writeFile(join(dataDir, 'database', 'cluster', 'PG_VERSION'), '17\n')
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toThrow(/was written by PostgreSQL 17/)
    expect(await isDataFolderInUse(dataDir)).toBe(false)
  })
})

describe('another user than root', () => {
  it.runIf(nobody)(
    'starts the database, or is told in plain words that it may not use the folder',
    async () => {
      const open = await mkdtemp(join(tmpdir(), 'avouch-anyone-'))
      try {
        await chmod(open, 0o777)
        const { said } = await startElsewhere(join(open, 'own'), nobody)
        expect(said.refusal).toBeUndefined()
        expect(await query(said, 'select 1 as one')).toEqual([{ one: 1 }])

        const closed = join(open, 'closed')
        await mkdir(closed, { mode: 0o700 })
        const refused = await startElsewhere(closed, nobody)
        expect(refused.said.refusal).toMatch(
          /^The data folder .*closed cannot be used by user .*permission denied/,
        )
        process.kill(await postmasterPid(join(open, 'own')), 'SIGQUIT')
      } finally {
        await rm(open, { recursive: true, force: true, maxRetries: 20 })
      }
    },
  )
})
