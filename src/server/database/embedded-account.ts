import { execFile } from 'node:child_process'
import { chmod, chown, lstat, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './embedded-binaries.ts'
import { EmbeddedDatabaseError } from './embedded-failure.ts'

const run = promisify(execFile)

/** As whom PostgreSQL runs: it refuses root, so root starts it under another name. */
export type Account = {
  /** A command put before PostgreSQL's own. */
  before: string[]
  /** The system user to switch to; absent when the process stays with ours. */
  user?: { uid: number; gid: number; name: string }
}

// Inside its own user namespace the process sees itself as "nobody", while the system still sees root: the
// data folder keeps its owner and may lie below a home that nobody else can enter.
const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534']

/** Chooses the account for this process, and makes the database folder, if it exists, that account's own. */
export async function chooseAccount(databaseFolder: string, binaries: Binaries): Promise<Account> {
  if (process.getuid?.() !== 0) return { before: [] }
  const owner = await stat(databaseFolder).catch(() => undefined)
  if (owner && owner.uid !== 0) {
    const account = { before: [], user: { uid: owner.uid, gid: owner.gid, name: `number ${owner.uid}` } }
    await requireWay(databaseFolder, binaries, account)
    return account
  }
  if (await hasUserNamespaces()) return { before: namespace }
  const account = { before: [], user: await findUnprivilegedUser() }
  await requireWay(databaseFolder, binaries, account)
  if (owner) await giveFolder(databaseFolder, account)
  return account
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

async function hasUserNamespaces(): Promise<boolean> {
  const [command = '', ...args] = namespace
  return run(command, [...args, 'true']).then(
    () => true,
    () => false,
  )
}

async function findUnprivilegedUser() {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
      return { uid: Number(uid.stdout), gid: Number(gid.stdout), name }
    } catch {
      // No such user here: try the next.
    }
  }
  throw new EmbeddedDatabaseError('PostgreSQL refuses to run as root, and there is no user to run it as.')
}

async function requireWay(databaseFolder: string, binaries: Binaries, account: Account): Promise<void> {
  const dataDir = dirname(databaseFolder)
  const { mode } = await stat(dataDir)
  // The user may pass the data folder, not look into it.
  if ((mode & 0o011) !== 0o011) await chmod(dataDir, (mode & 0o7777) | 0o011)
  await requireSuccess(account, 'test', ['-x', dataDir], `enter the data folder ${dataDir}`)
  await requireSuccess(account, binaries.postgres, ['--version'], `read ${binaries.folder}`)
}

async function requireSuccess(
  account: Account,
  program: string,
  words: string[],
  what: string,
): Promise<void> {
  const { command, args, options } = commandUnder(account, program, words)
  await run(command, args, options).catch((cause: unknown) => {
    throw new EmbeddedDatabaseError(
      `PostgreSQL refuses to run as root, and user ${account.user?.name} cannot ${what}. ` +
        'Start Avouch as an ordinary user, or put it where every user can read it.',
      { cause },
    )
  })
}

// PostgreSQL reads settings from PG… variables, and has no business with our secrets.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
