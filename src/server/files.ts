import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** Where uploaded and produced files are kept, by key. Keys begin with the workspace's id. */
export type FileStore = {
  put(key: string, content: Readable | Uint8Array | string): Promise<void>
  read(key: string): Promise<Readable>
  size(key: string): Promise<number>
  remove(key: string): Promise<void>
  /** Removes every file whose key begins with the workspace's id. */
  removeAll(workspaceId: string): Promise<void>
  /** The keys of all files, or of those in one folder. */
  keys(folder?: string): AsyncIterable<string>
}

/** Keeps files in a folder. */
export function openFolder(location: string): FileStore {
  const disk = new Disk(new FSDriver({ location, visibility: 'private' }))
  return {
    async put(key, content) {
      if (content instanceof Uint8Array || typeof content === 'string') await disk.put(key, content)
      else await disk.putStream(key, content)
    },
    read: (key) => disk.getStream(key),
    size: async (key) => (await disk.getMetaData(key)).contentLength,
    remove: (key) => disk.delete(key),
    removeAll: (workspaceId) => disk.deleteAll(workspaceId),
    keys: (folder = '/') => listKeys(disk, folder),
  }
}

async function* listKeys(disk: Disk, folder: string): AsyncGenerator<string> {
  for (let paginationToken: string | undefined; ; ) {
    const from = paginationToken === undefined ? {} : { paginationToken }
    const page = await disk.listAll(folder, { recursive: true, ...from }).catch(noneYet)
    if (page === null) return
    for (const found of page.objects) if (found.isFile) yield found.key
    paginationToken = page.paginationToken
    if (paginationToken === undefined) return
  }
}

// The folder is made with the first file.
function noneYet(error: unknown): null {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  if (code === 'ENOENT' || cause?.code === 'ENOENT') return null
  throw error
}
