import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useState, useSyncExternalStore } from 'react'
import { useShellKeys } from './keyboard.ts'
import { useFocusOnArrival } from './navigation.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { PhoneFoot, PhoneHead } from './PhoneBars.tsx'
import { placesFor } from './places.ts'
import { Rail } from './Rail.tsx'
import styles from './Shell.module.css'
import { useSession } from './session.ts'
import { type Counts, useShellCalls } from './shell-calls.ts'
import { Note } from './ui/Note.tsx'
import { ToastRegion } from './ui/Toast.tsx'
import { useReadingOnArrival } from './use-reading-on-arrival.ts'

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })))
const Shortcuts = lazy(() => import('./Shortcuts.tsx').then((module) => ({ default: module.Shortcuts })))

/** The frame around every page of somebody who is signed in. */
export function Shell({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  const session = useSession()
  const counts = useWaiting()
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const openPalette = useCallback(() => setOpen('palette'), [])
  const showShortcuts = useCallback(() => setOpen('shortcuts'), [])
  const close = useCallback(() => setOpen(null), [])
  useShellKeys({ openPalette, showShortcuts })
  useFocusOnArrival()
  useReadingOnArrival(counts)

  const workspace = session.workspace?.name ?? ''
  const mine = placesFor(session.person?.roles ?? [])
  return (
    <>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <div className={styles.shell}>
        <Rail
          workspace={workspace}
          places={mine}
          counts={counts}
          onFind={openPalette}
          person={<PersonMenu place="above" onShortcuts={showShortcuts} />}
        />
        <PhoneHead
          workspace={workspace}
          counts={counts}
          onFind={openPalette}
          person={<PersonMenu place="below-right" onShortcuts={showShortcuts} />}
        />
        <main id="main" className={styles.main} tabIndex={-1}>
          <OfflineNote />
          {children}
        </main>
        <PhoneFoot places={mine} counts={counts} />
      </div>
      <ToastRegion />
      <Suspense>
        {open === 'palette' && <Palette places={mine} onClose={close} />}
        {open === 'shortcuts' && <Shortcuts onClose={close} />}
      </Suspense>
    </>
  )
}

/** Read with the frame, again each minute, and whenever a write says that it changed. */
function useWaiting(): Counts {
  const calls = useShellCalls()
  const waiting = useQuery({
    queryKey: ['GET /waiting'],
    queryFn: ({ signal }) => calls.readWaiting(signal),
    refetchInterval: 60_000,
  })
  return waiting.data ?? {}
}

function OfflineNote() {
  const online = useSyncExternalStore(
    subscribeToLine,
    () => navigator.onLine,
    () => true,
  )
  if (online) return null
  return (
    <div className={styles.offline}>
      <Note tone="due" title="You are offline." live>
        What you write stays here; press again when you are back.
      </Note>
    </div>
  )
}

function subscribeToLine(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
