import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const apiServer = process.env['AVOUCH_DEV_SERVER'] ?? 'http://127.0.0.1:4000'

export default defineConfig({
  root: 'src/web',
  plugins: [react(), compressOnce()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The content security policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // People who never sign in get pages of their own, without the frame and what it weighs.
      input: ['src/web/index.html', 'src/web/outside.html'],
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'routing', test: /node_modules[\\/]@tanstack[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '^/api/': { target: apiServer } } },
})

/** Writes beside each script and style what the server sends in its place: compressed once, and not for every visitor. */
function compressOnce(): Plugin {
  const encodings = [
    ['.br', promisify<Buffer, Buffer>(brotliCompress)],
    ['.gz', promisify<Buffer, Buffer>(gzip)],
  ] as const
  return {
    name: 'compress-once',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = await readdir(dir, { recursive: true })
      const texts = files.filter((file) => /\.(js|css|svg)$/.test(file)).map((file) => join(dir, file))
      await Promise.all(
        texts.map(async (file) => {
          const content = await readFile(file)
          for (const [ending, compress] of encodings)
            await writeFile(`${file}${ending}`, await compress(content))
        }),
      )
    },
  }
}
