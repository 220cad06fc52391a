// What has to be there before anything runs: the installed packages, and the web pages built from their sources.
//
// Vite, which builds the pages, is a development package. So a checkout whose pages are built and current is
// installed without the development packages, and any other with all of them: an image can build in one stage
// and carry only dist/ and the sources into the next.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkout, explainWriteFailure, findNode, Refusal } from './checkout.mjs'

const at = (...parts) => join(checkout, ...parts)
const builtStamp = at('dist', 'web.stamp')
const turnFile = at('.preparing')

/**
 * Installs and builds what changed since the last time; with `everything`, the development packages too, and
 * without `web`, no pages.
 */
export async function prepare({ everything = false, web = true } = {}) {
  if (isInstalled(everything) && (!web || isBuilt())) return
  const endTurn = await takeTurn()
  try {
    const builds = web && !isBuilt()
    install(everything || builds)
    if (builds) buildWeb()
  } finally {
    endTurn()
  }
}

// npm notes in node_modules what it installed: this also sees what "npm ci" or "npm prune" by hand left there.
function isInstalled(everything) {
  const noted = packagesIn(at('node_modules', '.package-lock.json'))
  return Object.entries(packagesIn(at('package-lock.json'))).every(([place, wanted]) => {
    const needed = place !== '' && !wanted.optional && !wanted.devOptional && (everything || !wanted.dev)
    return !needed || noted[place]?.version === wanted.version
  })
}

function packagesIn(lockfile) {
  const text = read(lockfile)
  return text === '' ? {} : JSON.parse(text).packages
}

function install(everything) {
  if (isInstalled(everything)) return
  console.log('Installing the packages Avouch needs; this takes about a minute the first time …')
  // Under npm, PATH may lead to the Node inside node_modules, which is about to be replaced.
  const npm = process.env.npm_execpath
    ? [process.env.npm_node_execpath ?? process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const extent = everything ? ['--include=dev'] : ['--omit=dev']
  const [command, ...args] = [
    ...npm,
    'ci',
    ...extent,
    '--include=optional',
    '--loglevel=error',
    '--no-progress',
  ]
  const result = spawnSync(command, args, {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (result.error) throw result.error
  if (result.status !== 0) {
    throw new Refusal(`${result.stdout}The packages could not be installed: see npm's message above.`)
  }
}

function isBuilt() {
  return existsSync(at('dist', 'web', 'index.html')) && read(builtStamp) === webFingerprint()
}

function buildWeb() {
  const fingerprint = webFingerprint()
  console.log('Building the web pages …')
  rmSync(builtStamp, { force: true })
  const result = spawnSync(
    findNode(),
    [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel=warn'],
    {
      cwd: checkout,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    },
  )
  if (result.error) throw result.error
  if (result.status !== 0)
    throw new Refusal(`${result.stdout}${result.stderr}The web pages could not be built.`)
  mkdirSync(at('dist'), { recursive: true })
  writeFileSync(builtStamp, `${fingerprint}\n`)
}

function webFingerprint() {
  const hash = createHash('sha256')
  for (const path of ['package-lock.json', 'vite.config.ts', ...webSources()]) {
    hash.update(`\0${path}\0`).update(readFileSync(at(path)))
  }
  return hash.digest('hex')
}

// The pages import the shell, every noun's web room, and the roots of nouns and kernel.
function webSources() {
  return readdirSync(at('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(at('src').length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(
      (path) => /^([^/]+\/)?web\/|^(?!server\/)[^/]+\/[^/]+\.ts$/.test(path) && !/\.test\.tsx?$/.test(path),
    )
    .map((path) => `src/${path}`)
    .sort()
}

// Two starts at once must not install into one folder together.
async function takeTurn() {
  for (let waiting = false; ; ) {
    try {
      writeFileSync(turnFile, String(process.pid), { flag: 'wx' })
      return () => rmSync(turnFile, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw explainWriteFailure(error)
    }
    const holder = read(turnFile)
    if (holder !== '' && !isAlive(Number(holder))) rmSync(turnFile, { force: true })
    else if (!waiting) console.log(`Waiting: process ${holder} prepares this folder, says ${turnFile} …`)
    waiting = true
    await sleep(200)
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
