import { execFile } from 'node:child_process'
import { chmod, chown, lstat, readdir, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './embedded-binaries.ts'
import { EmbeddedDatabaseError } from './embedded-failure.ts'

const run = promisify(execFile)

/** As whom PostgreSQL runs: it refuses root, and a user without a name, so these start it under another. */
export type Account = {
  /** A command put before PostgreSQL's own. */
  before: string[]
  /** The system user to switch to; absent when the process stays with ours. */
  user?: { uid: number; gid: number }
}

// Inside its own user namespace the process sees itself as "nobody", while the system still sees us: the data
// folder keeps its owner and may lie below a home that nobody else can enter.
const namespace: Account = { before: ['unshare', '--user', '--map-user=65534', '--map-group=65534'] }

/** Chooses the account for this process, and makes the database folder, if it exists, that account's own. */
export async function chooseAccount(databaseFolder: string, binaries: Binaries): Promise<Account> {
  if (process.getuid?.() !== 0 && hasName()) return { before: [] }
  const dataDir = dirname(databaseFolder)
  const database = await ownerOf(databaseFolder)
  const candidates =
    process.getuid?.() === 0 ? await accountsForRoot(database, dataDir, binaries) : [namespace]
  for (const account of candidates) {
    if (!(await canReach(account, dataDir, binaries))) continue
    if (database && database.uid !== account.user?.uid) await giveFolder(databaseFolder, account)
    return account
  }
  const who = process.getuid?.() === 0 ? 'as root' : 'under a user without a name in /etc/passwd'
  throw new EmbeddedDatabaseError(
    `PostgreSQL refuses to run ${who}, and no other user here can reach both the data folder ${dataDir} and its ` +
      `programs in ${binaries.folder}. Start Avouch as an ordinary user, or put both where every user can read them.`,
  )
}

type Owner = { uid: number; gid: number }

async function accountsForRoot(
  database: Owner | undefined,
  dataDir: string,
  binaries: Binaries,
): Promise<Account[]> {
  const as = (user: Owner | undefined): Account[] => (user && user.uid !== 0 ? [{ before: [], user }] : [])
  if (database && database.uid !== 0) return as(database)
  return [
    ...as(await ownerOf(dataDir)),
    namespace,
    ...as(await ownerOf(binaries.postgres)),
    ...as(await userNamed('postgres')),
    ...as(await userNamed('nobody')),
  ]
}

/** The command and spawn options that run a program under this account. */
export function commandUnder(account: Account, program: string, args: string[]) {
  const [command = program, ...rest] = [...account.before, program, ...args]
  const identity = account.user ? { uid: account.user.uid, gid: account.user.gid } : {}
  return { command, args: rest, options: { ...identity, env: cleanEnvironment(), windowsHide: true } }
}

/** Hands a folder and everything in it to the account's user. */
export async function giveFolder(folder: string, account: Account): Promise<void> {
  if (account.user) await chownTree(folder, account.user)
}

async function chownTree(path: string, user: { uid: number; gid: number }): Promise<void> {
  if ((await lstat(path)).isDirectory()) {
    for (const name of await readdir(path)) await chownTree(join(path, name), user)
  }
  await chown(path, user.uid, user.gid)
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found && { uid: found.uid, gid: found.gid }
}

async function userNamed(name: string): Promise<Owner | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function canReach(account: Account, dataDir: string, binaries: Binaries): Promise<boolean> {
  const { uid, mode } = await stat(dataDir)
  // Another user may pass the data folder, not look into it.
  if (account.user && account.user.uid !== uid) await chmod(dataDir, (mode & 0o7777) | 0o011)
  const question = ['-x', dataDir, '-a', '-x', binaries.postgres]
  const { command, args, options } = commandUnder(account, 'test', question)
  return run(command, args, options).then(
    () => true,
    () => false,
  )
}

// PostgreSQL reads settings from PG… variables, and has no business with our secrets.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
