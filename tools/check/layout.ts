import { nouns, otherFolders, type Place, parts, placeOf } from './places.ts'
import { listFiles } from './sources.ts'
import type { Verdict } from './verdict.ts'

const words = '[a-z][a-z0-9]*(-[a-z0-9]+)*'
const part = `(${words}\\.)?`
const pascal = '[A-Z][A-Za-z0-9]*'

const rootFile = new RegExp(`^(README\\.md|${words}\\.ts|${words}\\.(policy|contract|events|texts)\\.ts)$`)
const serverFile = new RegExp(
  `^(${part}(routes|store|reads|search|jobs|reactions|mails)\\.ts|[a-z][a-z0-9]*(-[a-z0-9]+)+\\.ts)$`,
)
const webFile = new RegExp(
  `^(${pascal}(Page|Panel|Form|Table|Chart)(\\.tsx|\\.module\\.css)|${part}queries\\.ts)$`,
)

const rooms = {
  root: [rootFile, 'noun or verb-noun files, policy, contract, events, texts and README.md'],
  server: [serverFile, 'verb-noun use cases, routes, store, reads, search, jobs, reactions and mails'],
  web: [webFile, '…Page, …Panel, …Form, …Table, …Chart and queries'],
} as const

const emptyNames = /^(utils?|helpers?|services?|types?|index|common|misc)$/
const lowerCaseComponents = ['src/web/main.tsx', 'src/web/router.tsx', 'src/web/outside.tsx']

/** The closed list of file names: which files may stand in which room, and how they are written. */
export async function checkLayout(root: string): Promise<Verdict> {
  const files = (await listFiles(root)).filter((path) => path.startsWith('src/'))
  return { read: `${files.length} files of src`, findings: judgeLayout(files) }
}

export function judgeLayout(files: readonly string[]): string[] {
  return [...files.flatMap(judgeFile), ...findMissingReadmes(files)]
}

function findMissingReadmes(files: readonly string[]): string[] {
  const houses = nouns.flatMap((noun) => [noun, ...(parts[noun] ?? []).map((part) => `${noun}/${part}`)])
  return houses
    .filter((house) => files.some((path) => path.startsWith(`src/${house}/`)))
    .filter((house) => !files.includes(`src/${house}/README.md`))
    .map((house) => `src/${house}: has no README.md with its words, rules, tables and events`)
}

function judgeFile(path: string): string[] {
  const [name = ''] = path.split('/').slice(-1)
  const stems = path.replace(/\.(html|svg)$/, '').split(/[/.]/)
  const empty = name === 'index.html' ? undefined : stems.find((stem) => emptyNames.test(stem))
  if (empty) return [`${path}: the name ${empty} says nothing; call it by what it holds`]
  if (name.endsWith('.tsx') && !path.split('/').includes('web')) {
    return [`${path}: .tsx stands in web only, since the runtime strips types and does not compile JSX`]
  }
  return judgePlace(path, placeOf(path), name)
}

function judgePlace(path: string, place: Place, name: string): string[] {
  const own = place.kind === 'test' ? placeOf(withoutTest(path)) : place
  if (own.kind === 'outside') {
    return [`${path}: src holds nouns, ${otherFolders.join(', ')} and main.ts only`]
  }
  if (own.kind !== 'noun') return judgeSpelling(path, name)
  const [allowed, what] = rooms[own.room]
  // `rest.properties.test.ts` stands where `rest.ts` may, and `profile.routes.test.ts` by its own name.
  const names = place.kind === 'test' ? [own.file, own.file.replace(/\.[a-z-]+(\.tsx?)$/, '$1')] : [own.file]
  if (names.some((file) => allowed.test(file))) return []
  return [`${path}: ${own.room === 'root' ? "a noun's root" : `a noun's ${own.room}/`} holds ${what}`]
}

const withoutTest = (path: string) => path.replace(/\.test(\.tsx?)$/, '$1')

function judgeSpelling(path: string, name: string): string[] {
  if (!/\.tsx?$/.test(name) || lowerCaseComponents.includes(path)) return []
  const stem = name.replace(/(\.d|\.test)?\.tsx?$/, '')
  if (name.endsWith('.tsx')) {
    return new RegExp(`^${pascal}$`).test(stem) ? [] : [`${path}: a component's file is PascalCase`]
  }
  return new RegExp(`^${words}(\\.${words})*$`).test(stem) ? [] : [`${path}: a file's name is kebab-case`]
}
