import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { WorkspaceId } from '../kernel/ids.ts'
import { parsers } from './database/parsers.ts'
import { nameStatement } from './database/statement-names.ts'
import type { Database } from './database/tables.ts'

declare const walled: unique symbol

/** Reads inside one workspace's walls. Each statement may use another connection of the pool. */
export type WorkspaceDb = Kysely<Database> & { readonly [walled]?: WorkspaceId }

/** One transaction inside one workspace's walls. */
export type WorkspaceTx = Transaction<Database> & { readonly [walled]?: WorkspaceId }

type Lent = { readonly client: pg.Client; workspace: string }
type Waiting = { readonly workspace: string; resolve(lent: Lent): void; reject(error: Error): void }

/** True when the connection is gone, as opposed to a statement that failed on it. */
function isLost(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    /^(08|57P0)/.test(code ?? '') ||
    // Its tables changed under a plan it keeps: a new connection plans anew.
    /cached plan/.test(message ?? '') ||
    /Connection terminated|ECONNRESET|EPIPE|not queryable/.test(message ?? '')
  )
}

/** No workspace: row security then shows no row of any tenant table. */
const nowhere = ''

/**
 * The only way to a connection. It lends one tagged with the workspace last set, sets the tag again only
 * when that differs, and destroys a connection whose tag could not be set: measured, setting it in every
 * transaction would cost more than half of the throughput.
 */
export class Door {
  readonly #url: string
  readonly #max: number
  #idle: Lent[] = []
  #open = 0
  #waiting: Waiting[] = []
  #closed = false
  readonly #handles = new Map<string, Kysely<Database>>()

  constructor(appUrl: string, options: { max?: number } = {}) {
    this.#url = appUrl
    this.#max = options.max ?? 20
  }

  /** Queries inside the walls of a workspace. */
  in(workspace: WorkspaceId): WorkspaceDb {
    return this.#handle(workspace)
  }

  /** Queries on the global tables; every tenant table is empty from here. */
  get global(): Kysely<Database> {
    return this.#handle(nowhere)
  }

  /** Runs `work` in one transaction inside the walls. */
  write<T>(workspace: WorkspaceId, work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
    return this.#handle(workspace).transaction().execute(work)
  }

  /** Runs `work` in one repeatable-read snapshot inside the walls, so that its figures agree. */
  snapshot<T>(workspace: WorkspaceId, work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
    return this.#handle(workspace)
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(work)
  }

  /** How many connections are open, idle and waited for. */
  get counts(): { open: number; idle: number; waiting: number } {
    return { open: this.#open, idle: this.#idle.length, waiting: this.#waiting.length }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const waiting of this.#waiting.splice(0)) waiting.reject(new Error('the server is stopping'))
    await Promise.all(this.#idle.splice(0).map((lent) => this.#discard(lent)))
  }

  #handle(workspace: string): Kysely<Database> {
    const known = this.#handles.get(workspace)
    if (known !== undefined) return known
    // A handle holds no connection; the bound only keeps a very large server from remembering them all.
    if (this.#handles.size > 5_000) this.#handles.clear()
    const pool = { connect: () => this.#lend(workspace), end: async () => {} }
    const handle = new Kysely<Database>({
      dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }),
    })
    this.#handles.set(workspace, handle)
    return handle
  }

  async #lend(workspace: string) {
    for (let attempt = 1; ; attempt++) {
      const lent = await this.#take(workspace)
      try {
        if (lent.workspace !== workspace) {
          await lent.client.query(`select set_config('avouch.workspace', $1, false)`, [workspace])
          lent.workspace = workspace
        }
        return this.#facade(lent)
      } catch (error) {
        this.#forget(lent)
        // An idle connection may have died unseen. Nothing was asked of it yet, so another one may serve.
        if (!isLost(error) || attempt > this.#max) throw error
      }
    }
  }

  #facade(lent: Lent) {
    let returned = false
    let lost = false
    return {
      processID: (lent.client as unknown as { processID: number }).processID,
      query: (text: string, values: unknown[] = []) => {
        const name = nameStatement(text, values)
        const answer = lent.client.query(name === undefined ? { text, values } : { name, text, values })
        // The one who asked sees the failure; here it only decides that nobody else gets this connection.
        answer.catch((error: unknown) => {
          lost ||= isLost(error)
        })
        return answer
      },
      release: (destroy?: boolean | Error) => {
        if (returned) return
        returned = true
        if (destroy || lost) this.#forget(lent)
        else this.#giveBack(lent)
      },
    }
  }

  async #take(workspace: string): Promise<Lent> {
    if (this.#closed) throw new Error('the server is stopping')
    const same = this.#idle.findLastIndex((lent) => lent.workspace === workspace)
    const index = same >= 0 ? same : this.#idle.length - 1
    if (index >= 0) return this.#idle.splice(index, 1)[0] as Lent
    if (this.#open < this.#max) return this.#connect()
    return new Promise((resolve, reject) => this.#waiting.push({ workspace, resolve, reject }))
  }

  async #connect(): Promise<Lent> {
    this.#open += 1
    const client = new pg.Client({
      connectionString: this.#url,
      types: parsers,
      options: '-c timezone=UTC',
      keepAlive: true,
    })
    const lent: Lent = { client, workspace: nowhere }
    client.on('error', () => this.#forget(lent))
    try {
      await client.connect()
      return lent
    } catch (error) {
      this.#open -= 1
      throw error
    }
  }

  #giveBack(lent: Lent): void {
    if (this.#closed) {
      void this.#discard(lent)
      return
    }
    const same = this.#waiting.findIndex((waiting) => waiting.workspace === lent.workspace)
    // A waiter of the same workspace goes first only among the next few, so that nobody starves.
    const [next] = this.#waiting.splice(same >= 0 && same < 8 ? same : 0, 1)
    if (next !== undefined) next.resolve(lent)
    else this.#idle.push(lent)
  }

  #gone = new WeakSet<Lent>()

  #forget(lent: Lent): void {
    if (this.#gone.has(lent)) return
    this.#idle = this.#idle.filter((other) => other !== lent)
    void this.#discard(lent)
    const next = this.#closed ? undefined : this.#waiting.shift()
    if (next !== undefined) this.#connect().then(next.resolve, next.reject)
  }

  async #discard(lent: Lent): Promise<void> {
    if (this.#gone.has(lent)) return
    this.#gone.add(lent)
    this.#open -= 1
    await lent.client.end().catch(() => {})
  }
}
