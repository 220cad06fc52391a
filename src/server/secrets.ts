import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What must stay outside the database: the key that encrypts secrets kept in it. */
export type Secrets = {
  /** A secret of its own for one purpose, derived from the key. */
  derive(purpose: string): string
  seal(text: string): string
  unseal(sealed: string): string
}

/**
 * Reads the key of this installation from `AVOUCH_SECRET` or the data folder, making it on first start.
 * Several servers on one database must share it.
 */
export async function openSecrets(dataDir: string, fromEnv: string | undefined): Promise<Secrets> {
  return secretsFrom(fromEnv ? fromEnv : await readOrMakeKey(join(dataDir, 'secret.key')))
}

async function readOrMakeKey(path: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(randomBytes(32).toString('base64url'))
    await file.sync()
    await file.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(path, 'utf8')).trim()
}

/** Builds the secrets from a key held elsewhere. */
export function secretsFrom(key: string): Secrets {
  const sealing = Buffer.from(hkdfSync('sha256', key, '', 'avouch sealing', 32))
  return {
    derive: (purpose) => createHmac('sha256', key).update(purpose).digest('base64url'),
    seal(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}
