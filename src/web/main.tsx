import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { onSignedOut } from './api.ts'
import './base.css'
import { queries, router, shellCalls } from './router.tsx'
import { ShellCallsContext } from './shell-calls.ts'
import { watchForNewerVersion } from './stale-tab.ts'

async function start() {
  watchForNewerVersion()
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

  // A session that ended elsewhere: sign in, then come back to where one was.
  onSignedOut(() => {
    const { href, pathname } = router.latestLocation
    if (pathname === '/sign-in') return
    queries.clear()
    void router.navigate({ href: `/sign-in?to=${encodeURIComponent(href)}` })
  })

  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no place for the application.')
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ShellCallsContext value={shellCalls}>
          <RouterProvider router={router} />
        </ShellCallsContext>
      </QueryClientProvider>
    </StrictMode>,
  )
}

void start()
