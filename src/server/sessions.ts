import { sql } from 'kysely'
import pg from 'pg'
import type { PersonActor } from '../kernel/actor.ts'
import type { WorkspaceTx } from './tenancy.ts'

/** Somebody recognised, and the names under which they may have to be forgotten: `user:…`, `person:…`. */
export type Recognised = { readonly actor: PersonActor; readonly tags: readonly string[] }

type Kept = Recognised & { readonly until: number }

const keptFor = 30_000
const mostKept = 20_000
const channel = 'avouch_forget'

/**
 * Who was recognised in the last 30 seconds, so that a request costs no look at sessions and keys. A
 * revocation forgets them at once in every process; while the line on which that is told is down, nothing
 * is kept.
 */
export class Sessions {
  readonly #url: string
  readonly #kept = new Map<string, Kept>()
  #listener: pg.Client | undefined
  #opening: Promise<void> | undefined
  #listening = false
  #closed = false
  /** Changes with everything forgotten, so that a look that began before is not kept after. */
  #age = 0

  constructor(appUrl: string) {
    this.#url = appUrl
  }

  /** The recognised one behind a credential: as kept, or as `look` finds it. */
  async find(credential: string, look: () => Promise<Recognised | null>): Promise<Recognised | null> {
    const kept = this.#kept.get(credential)
    if (kept !== undefined && kept.until > Date.now()) return kept
    await this.#listen()
    const age = this.#age
    const found = await look()
    if (found !== null && this.#listening && age === this.#age) this.#keep(credential, found)
    return found
  }

  /** Forgets in this process; for others, `forgetEverywhere` in the transaction that revokes. */
  forget(tag: string): void {
    this.#age += 1
    for (const [credential, kept] of this.#kept) if (kept.tags.includes(tag)) this.#kept.delete(credential)
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#opening
    await this.#listener?.end().catch(() => {})
  }

  #keep(credential: string, found: Recognised): void {
    if (this.#kept.size >= mostKept) this.#kept.clear()
    this.#kept.set(credential, { ...found, until: Date.now() + keptFor })
  }

  #listen(): Promise<void> | undefined {
    if (this.#listening || this.#closed) return undefined
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined
    })
    return this.#opening
  }

  async #open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
    const lost = () => {
      if (this.#listener === client) this.#listening = false
      this.#age += 1
      this.#kept.clear()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => this.forget(payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      this.#listener = client
      this.#listening = true
    } catch {
      // Nobody is kept until the next look opens the line again.
      await client.end().catch(() => {})
    }
  }
}

/** Tells every process, once this transaction commits, to forget whoever carries the tag. */
export async function forgetEverywhere(tx: WorkspaceTx, ...tags: readonly string[]): Promise<void> {
  for (const tag of tags) await sql`select pg_notify(${channel}, ${tag})`.execute(tx)
}
