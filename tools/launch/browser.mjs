import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { checkout, Refusal } from './checkout.mjs'

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
  return [named, '/usr/bin/chromium', chromium.executablePath()].find((path) => path && existsSync(path))
}

function installFromDebian() {
  console.log('Installing Chromium for the browser tests …')
  const options = { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const result = spawnSync('apt-get', args, { ...options, env })
    if (result.status !== 0)
      console.error(`apt-get ${args.join(' ')} failed: ${result.stderr ?? result.error}`)
  }
}

function has(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
}
