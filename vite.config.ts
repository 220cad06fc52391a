import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const apiServer = process.env['AVOUCH_DEV_SERVER'] ?? 'http://127.0.0.1:4000'

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
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
