import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type pg from 'pg'

/** What pg offers to a statement of one's own kind; it has no COPY itself. */
type Connection = {
  readonly stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** `COPY … TO STDOUT` as a stream of lines. While nobody reads on, PostgreSQL waits. */
export class CopyOut extends Readable {
  readonly #statement: string
  #connection: Connection | undefined
  #ended = false
  /** How many rows came; known at the end. */
  rows = 0

  constructor(statement: string) {
    super()
    this.#statement = statement
  }

  submit(connection: Connection): void {
    this.#connection = connection
    connection.query(this.#statement)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver writes the next message over this one.
    if (!this.push(Buffer.from(chunk))) this.#connection?.stream.pause()
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = rowsIn(text)
  }

  handleError(error: Error): void {
    this.#ended = true
    this.destroy(error)
  }

  handleReadyForQuery(): void {
    this.#ended = true
    this.push(null)
  }

  override _read(): void {
    this.#connection?.stream.resume()
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    // Nobody wants the rest: there is no other way to stop PostgreSQL sending it.
    if (!this.#ended) this.#connection?.stream.destroy()
    callback(error)
  }
}

/** `COPY … FROM STDIN` of whole lines; gives the number of rows. */
export function copyIn(client: pg.Client, statement: string, lines: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    let failed = false
    const submitted = {
      submit: (connection: Connection) => connection.query(statement),
      handleCopyInResponse(connection: Connection) {
        connection.sendCopyFromChunk(lines)
        connection.endCopyFrom()
      },
      handleCommandComplete({ text }: { text: string }) {
        rows = rowsIn(text)
      },
      handleError(error: Error) {
        failed = true
        reject(error)
      },
      handleReadyForQuery() {
        if (!failed) resolve(rows)
      },
    }
    client.query(submitted as unknown as pg.Submittable)
  })
}

/** `COPY 12` */
const rowsIn = (text: string) => Number(text.split(' ').at(-1))
