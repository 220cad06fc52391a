import { type Icon, IconUpload } from '@tabler/icons-react'
import type { Session } from './shell-calls.ts'

/** Something to do from anywhere, found in ⌘K by its words. */
export type PaletteAction = {
  readonly title: string
  /** Other words somebody might type for it. */
  readonly keywords: string
  readonly icon: Icon
  readonly to: string
  /** Null when allowed, else the reason, which stands where the key would be. */
  readonly whyNot?: (session: Session) => string | null
}

/** The acts of ⌘K. A line stands here only when its page does. */
export const paletteActions: readonly PaletteAction[] = [
  {
    title: 'Import customers from files',
    keywords: 'upload csv excel salesforce hubspot bring accounts contacts opportunities',
    icon: IconUpload,
    to: '/customers/import',
    whyNot: ({ person }) =>
      person?.roles.some((role) => role === 'administrator' || role === 'program-manager')
        ? null
        : 'for the program',
  },
]
