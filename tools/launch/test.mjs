// Everything that proves this checkout: the project's checks, then unit and database tests, then the browser
// tests. "npm test -- --unit" leaves the browser out, "npm test -- --e2e" runs nothing else.
import './require-node.mjs'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findBrowser } from './browser.mjs'
import { checkout, findNode, launch, Refusal } from './checkout.mjs'
import { prepare } from './prepare.mjs'
import { exitCodeOf, pinnedEnvironment } from './run.mjs'
import { sumLine, tallyChecks, tallyPlaywright, tallyVitest } from './tally.mjs'

const tool = (...parts) => join(checkout, 'node_modules', ...parts)
let running
let interrupted = false

await launch(async () => {
  const parts = chooseParts(process.argv.slice(2))
  await prepare({ everything: true, web: parts.browser })
  const browser = parts.browser ? findBrowser() : undefined
  const reports = mkdtempSync(join(tmpdir(), 'avouch-test-'))
  // The tests start some fifty servers and programs: each after the first finds the sources compiled.
  process.env.NODE_COMPILE_CACHE ??= join(reports, 'compiled')
  process.once('exit', () => rmSync(reports, { recursive: true, force: true }))
  passSignalsOn()

  const steps = []
  if (parts.unit) steps.push(runChecks, () => runVitest(join(reports, 'vitest.json')))
  if (browser) steps.push(() => runPlaywright(browser, join(reports, 'playwright.json')))
  const tallies = []
  for (const step of steps) {
    tallies.push(await step())
    if (interrupted) return 130
  }
  console.log(sumLine(tallies))
  return tallies.some((tally) => tally.failed > 0) ? 1 : 0
})

function chooseParts(args) {
  const unknown = args.find((arg) => arg !== '--unit' && arg !== '--e2e')
  if (unknown) throw new Refusal(`"${unknown}" is not an option of npm test: it knows --unit and --e2e.`)
  const all = args.length === 0
  return { unit: all || args.includes('--unit'), browser: all || args.includes('--e2e') }
}

async function runChecks() {
  const child = start([join(checkout, 'tools', 'check', 'run.ts')], {}, 'pipe')
  const exitCode = exitCodeOf(child)
  let said = ''
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('CHECK ')) said = line
    else console.log(line)
  }
  return tallyChecks(said, await exitCode)
}

async function runVitest(report) {
  const args = [
    'run',
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  return tallyVitest(report, await exitCodeOf(start([tool('vitest', 'vitest.mjs'), ...args])))
}

async function runPlaywright(browser, report) {
  const args = ['test', '--pass-with-no-tests', `--reporter=${process.stdout.isTTY ? 'line' : 'dot'},json`]
  const environment = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  return tallyPlaywright(
    report,
    await exitCodeOf(start([tool('@playwright', 'test', 'cli.js'), ...args], environment)),
  )
}

function start(args, environment = {}, stdout = 'inherit') {
  running = spawn(findNode(), args, {
    cwd: checkout,
    env: pinnedEnvironment({ NODE_ENV: undefined, ...environment }),
    stdio: ['ignore', stdout, 'inherit'],
  })
  return running
}

// A terminal's Ctrl+C reaches the tools by themselves. They clear up after an interrupt, so any other request to
// end becomes one.
function passSignalsOn() {
  process.on('SIGINT', () => {
    interrupted = true
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      interrupted = true
      running?.kill('SIGINT')
    })
  }
}
