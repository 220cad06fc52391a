import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { checkout, Refusal } from './checkout.mjs'

// The first is the same browser without its windows, a seventh quicker; not every release has it.
const fromDebian = ['chromium-headless-shell', 'chromium']

/** The path of a Chromium for the browser tests; installs Debian's where this user may and none is there. */
export function findBrowser() {
  const found = installedBrowser()
  if (found) return found
  if (process.getuid?.() === 0 && has('apt-get')) {
    installFromDebian()
    const installed = installedBrowser()
    if (installed) return installed
  }
  throw new Refusal(
    'The browser tests need Chromium, and there is none on this machine. Install it ("apt-get install chromium", ' +
      'or "npx playwright install chromium"), or set CHROMIUM_PATH to one; "npm test -- --unit" does without.',
  )
}

function installedBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Refusal(`CHROMIUM_PATH names ${named}, which does not exist.`)
  const { chromium } = createRequire(join(checkout, 'package.json'))('playwright-core')
  return [named, ...fromDebian.map((name) => `/usr/bin/${name}`), chromium.executablePath()].find(
    (path) => path && existsSync(path),
  )
}

function installFromDebian() {
  console.log('Installing Chromium for the browser tests …')
  aptGet('update')
  for (const name of fromDebian) if (aptGet('install', '-y', '--no-install-recommends', name)) return
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const result = spawnSync('apt-get', args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env })
  if (result.status !== 0) console.error(`apt-get ${args.join(' ')} failed: ${result.stderr ?? result.error}`)
  return result.status === 0
}

function has(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
}
