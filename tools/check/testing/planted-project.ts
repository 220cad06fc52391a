import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

const modules = join(import.meta.dirname, '../../../node_modules')

/** A small project in a folder of its own that goes when the test ends. */
export async function plantProject(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'avouch-planted-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  await symlink(modules, join(root, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return root
}
