import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkout, findNode } from './checkout.mjs'

const followLauncher = fileURLToPath(new URL('./follow-launcher.mjs', import.meta.url))

/** The environment in which command-line tools, which begin with "env node", meet the pinned Node first. */
export function pinnedEnvironment(extra = {}) {
  const path = [join(checkout, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  return { ...process.env, PATH: path, ...extra }
}

/**
 * Runs the server on the pinned Node until it ends, and gives its exit code. One signal to the launcher becomes
 * one to the server: it stands in a group of its own, since a terminal and npm would each send it another.
 * It also ends when the launcher, or the npm above it, is killed.
 */
export async function runServer(args) {
  const child = spawn(findNode(), ['--import', followLauncher, join(checkout, 'src', 'main.ts'), ...args], {
    detached: process.platform !== 'win32',
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  let asked = -Infinity
  const askToEnd = () => {
    const repeated = performance.now() - asked < 2000
    asked = performance.now()
    if (!repeated) child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, askToEnd)
  const watch = process.env.npm_lifecycle_event ? watchParent(askToEnd) : undefined
  const code = await exitCodeOf(child)
  clearInterval(watch)
  return code
}

/** Runs a command-line program on the pinned Node with this terminal, and gives its exit code. */
export async function runProgram(script, args) {
  const child = spawn(findNode(), [join(checkout, script), ...args], { stdio: 'inherit' })
  // A terminal's Ctrl+C reaches the program by itself; its answer decides.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return exitCodeOf(child)
}

/** The exit code of a child once it ended, by the shell's rule for one that a signal ended. */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

// npm passes signals on, but cannot when it is killed outright: the system then gives us another parent.
function watchParent(onGone) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    onGone()
  }, 500)
  return watch
}
