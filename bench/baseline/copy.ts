import type pg from 'pg'

/** What pg calls while it sends a statement of its own kind; it has no COPY itself. */
type Connection = { query(text: string): void; sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }

/** `COPY … FROM STDIN (FORMAT csv)` of lines, in pieces of one megabyte. */
export function copyLines(client: pg.Client, target: string, lines: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined
    const statement = {
      submit: (connection: Connection) => connection.query(`copy ${target} from stdin with (format csv)`),
      handleCopyInResponse(connection: Connection) {
        const content = Buffer.from(lines.join(''))
        for (let at = 0; at < content.length; at += 1_048_576) {
          connection.sendCopyFromChunk(content.subarray(at, at + 1_048_576))
        }
        connection.endCopyFrom()
      },
      handleCommandComplete() {},
      handleError(error: Error) {
        failure = error
        reject(error)
      },
      handleReadyForQuery() {
        if (failure === undefined) resolve()
      },
    }
    client.query(statement as unknown as pg.Submittable)
  })
}
