import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'

type TextLinkProps = {
  /** An address inside Avouch (`/customers/…?tab=people`) or a whole URL. */
  readonly to: string
  readonly children: ReactNode
  readonly className?: string | undefined
} & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'className' | 'children'>

/** A link. Inside Avouch it changes the page without loading it again, and reads ahead on hover. */
export function TextLink({ to, children, onClick, ...rest }: TextLinkProps) {
  const router = useRouter()
  if (!to.startsWith('/') || rest.download !== undefined || rest.target !== undefined) {
    const outside = rest.target === '_blank' ? { rel: 'noopener' } : {}
    return (
      <a href={to} onClick={onClick} {...outside} {...rest}>
        {children}
      </a>
    )
  }

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const plainClick =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !plainClick) return
    event.preventDefault()
    void router.navigate({ href: to })
  }

  function readAhead() {
    void router.preloadRoute({ to: to.split(/[?#]/)[0] ?? to }).catch(() => undefined)
  }

  return (
    <a href={to} onClick={follow} onPointerEnter={readAhead} onFocus={readAhead} {...rest}>
      {children}
    </a>
  )
}
