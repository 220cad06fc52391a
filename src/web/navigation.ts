import { useParams, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'

/** Goes to an address of Avouch: `go('/customers')`. */
export function useGo() {
  const router = useRouter()
  return useCallback(
    (to: string, options: { readonly replace?: boolean } = {}) => {
      void router.navigate({ href: to, replace: options.replace ?? false })
    },
    [router],
  )
}

/** A part of the page's address: `useParam('accountId')` of `/customers/$accountId`. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  return params[name] ?? ''
}

/** After going to another page the focus stands on its title, so that it is read. */
export function useFocusOnArrival() {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined || !pathChanged) return
        const title = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('main')
        title?.focus({ preventScroll: true })
      }),
    [router],
  )
}

/** Only addresses inside Avouch are followed after signing in. */
export function safeTarget(to: string | null | undefined): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/'
}
