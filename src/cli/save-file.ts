import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { CommandFailed } from './usage.ts'

/** Writes what a server sends to `path`, which bears the name only once all of it is on the disk. */
export async function saveFile(content: ReadableStream, path: string, bytes: number): Promise<void> {
  const unfinished = `${path}.part`
  try {
    await pipeline(Readable.fromWeb(content), createWriteStream(unfinished, { mode: 0o600 }))
    const { size } = await stat(unfinished)
    if (size !== bytes) throw new CommandFailed(`Of ${bytes} bytes only ${size} came. Try again.`)
    const file = await open(unfinished)
    await file.sync().finally(() => file.close())
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
