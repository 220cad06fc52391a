/** The nouns from left to right: use cases may call use cases of nouns to their left. */
export const nouns = [
  'identity',
  'customers',
  'activities',
  'advocates',
  'stewardship',
  'protection',
  'signals',
  'nominations',
  'outreach',
  'matching',
  'content',
  'requests',
  'boards',
  'communities',
  'reviews',
  'rewards',
  'calendar',
  'own-page',
  'agreements',
  'sponsorship',
  'portfolio',
  'outcomes',
  'planner',
  'imports',
  'integrations',
] as const

export type Noun = (typeof nouns)[number]

/** The rooms beside the nouns: kernel, host, shell, command line, generator of the example company. */
export const otherFolders = ['kernel', 'server', 'web', 'cli', 'example'] as const

/**
 * The parts of nouns that outgrew three rooms: folders of the noun, each with the same three rooms. Inside their noun
 * they are one house; to every other noun a file counts as the room it stands in, whatever its part.
 */
export const parts: Partial<Record<Noun, readonly string[]>> = {
  customers: ['chart', 'duplicates', 'erasure', 'merging', 'relationship'],
  protection: ['help'],
  nominations: ['acceptance', 'arcs', 'evidence', 'participation', 'prompts', 'self'],
  stewardship: ['changes', 'movement', 'owner-page'],
  outreach: ['interviews'],
  requests: [
    'approvals',
    'asks',
    'assignment',
    'board',
    'clocks',
    'collisions',
    'conversation',
    'exceptions',
    'handover',
    'outside',
    'talks',
  ],
  outcomes: ['change'],
  signals: ['candidates'],
}

export type Place =
  | { kind: 'noun'; noun: Noun; part: string | null; room: 'root' | 'server' | 'web'; file: string }
  | { kind: (typeof otherFolders)[number]; file: string }
  | { kind: 'test' | 'composition' | 'entry' | 'outside'; file: string }

const compositions = [
  'src/server/app.ts',
  'src/server/every-setting.ts',
  'src/web/router.tsx',
  'src/web/pages.ts',
  'src/web/outside.tsx',
]
const entries = ['src/main.ts', 'src/web/main.tsx']

const isNoun = (folder: string): folder is Noun => nouns.some((noun) => noun === folder)

/** Where a file of `src` stands; `file` is its path inside the room. Anything unknown is outside. */
export function placeOf(path: string): Place {
  if (/\.test\.tsx?$/.test(path) || path.startsWith('src/server/testing/'))
    return { kind: 'test', file: path }
  if (compositions.includes(path)) return { kind: 'composition', file: path }
  if (entries.includes(path)) return { kind: 'entry', file: path }
  const [top, folder = '', ...rest] = path.split('/')
  if (top !== 'src' || rest.length === 0) return { kind: 'outside', file: path }
  if (!isNoun(folder)) {
    const kind = otherFolders.find((name) => name === folder)
    return kind ? { kind, file: rest.join('/') } : { kind: 'outside', file: path }
  }
  const part = rest.length > 1 ? (parts[folder]?.find((name) => name === rest[0]) ?? null) : null
  return { kind: 'noun', noun: folder, part, ...roomOf(part === null ? rest : rest.slice(1)) }
}

function roomOf([room, ...inside]: readonly string[]): { room: 'root' | 'server' | 'web'; file: string } {
  if ((room === 'server' || room === 'web') && inside.length > 0) return { room, file: inside.join('/') }
  return { room: 'root', file: [room, ...inside].join('/') }
}

const isPartOf = (names: string, file: string) => new RegExp(`(^|\\.)(${names})\\.ts$`).test(file)

/** The files of a noun's `server/` that are not use cases: plumbing with names of their own. */
export function isServerPlumbing(file: string): boolean {
  return isPartOf('routes|store|reads|search|jobs|reactions|mails', file)
}

export const isReads = (file: string) => isPartOf('reads', file)

/** What a noun's `web/` shows to others: panels and queries. */
export const isSharedWeb = (file: string) =>
  /Panel(\.tsx|\.module\.css)$/.test(file) || isPartOf('queries', file)

/** True where the first noun stands to the left of the second. */
export const isLeftOf = (noun: Noun, other: Noun) => nouns.indexOf(noun) < nouns.indexOf(other)
