import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/** By then the queues have begun too, and nobody has waited for it. */
const afterMs = 3_000

/**
 * Gives back what only starting needed, once it is over. V8 keeps the room that loading the program took for young
 * objects, some forty megabytes, for as long as the server has little to do.
 */
export function shedStart(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as Collect
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  }, afterMs).unref()
}
