/** Nouns of events as people read them, where the word alone does not do. */
const nounWords: Readonly<Record<string, string>> = {
  'sign-in-provider': 'sign-in provider',
  key: 'API key',
}

/** `person.roles-changed` as “Person: roles changed”. */
export function describeEventName(name: string): string {
  const [noun = '', deed = ''] = name.split('.')
  const words = (nounWords[noun] ?? noun).replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${deed.replaceAll('-', ' ')}`
}

/** The data of an event in a line: `fields: title, office; version: 2`. Ids are left out; they say nothing to a reader. */
export function describeEventData(
  data: Readonly<Record<string, unknown>>,
  formatWhen: (when: string) => string,
): string {
  return Object.entries(data)
    .filter(
      ([, value]) => value !== null && value !== '' && value !== false && !isId(value) && !isNothing(value),
    )
    .map(([name, value]) => `${wordsOf(name)}: ${textOf(name, value, formatWhen)}`)
    .join('; ')
}

const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)
const isNothing = (value: unknown) => Array.isArray(value) && value.length === 0

/** `managerId` as “manager”, `loadQuarters` as “load”: quarter points are shown as points. */
function wordsOf(name: string): string {
  return name.replace(/(Id|Quarters)$/, '').replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
}

function textOf(name: string, value: unknown, formatWhen: (when: string) => string): string {
  if (Array.isArray(value)) return value.map((each) => wordsOf(String(each))).join(', ')
  if (value === true) return 'yes'
  if (name.endsWith('Quarters') && typeof value === 'number') return String(value / 4)
  const text = String(value)
  return /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/.test(text) ? formatWhen(text) : text
}
