import type { Role } from '../kernel/actor.ts'

export type SettingsPlace = {
  readonly to: string
  readonly label: string
  /** Other words somebody might type for it in ⌘K. */
  readonly keywords?: string
  /** Whose page it is; everybody's without. */
  readonly roles?: readonly Role[]
}

const staff = ['administrator', 'program-manager'] as const

/** The settings column, in its groups. A line stands here only when its page does. */
export const settingsPlaces: readonly (readonly SettingsPlace[])[] = [
  [
    { to: '/settings/people', label: 'People and teams' },
    { to: '/settings/workspace', label: 'Workspace' },
    { to: '/settings/policies', label: 'Policies', roles: staff },
  ],
  [
    { to: '/settings/activity-types', label: 'Activity types' },
    { to: '/settings/requests', label: 'Requests', roles: staff },
    { to: '/settings/quotas', label: 'Quotas' },
    { to: '/settings/protection', label: 'Protection' },
    { to: '/settings/value-touches', label: 'Value touches' },
    { to: '/settings/outreach-templates', label: 'First words' },
    {
      to: '/settings/public-page',
      label: 'Public page',
      keywords: 'self-nomination address customers',
      roles: staff,
    },
    { to: '/settings/taxonomies', label: 'Taxonomies' },
    { to: '/settings/products', label: 'Products' },
    { to: '/settings/custom-fields', label: 'Custom fields' },
  ],
  [{ to: '/settings/example', label: 'Example company' }],
  [
    { to: '/settings/mail', label: 'Mail', roles: staff },
    { to: '/settings/sign-in', label: 'Sign-in', roles: ['administrator'] },
    { to: '/settings/keys', label: 'API keys' },
  ],
  [
    { to: '/settings/audit', label: 'Audit', roles: staff },
    { to: '/settings/backup', label: 'Backup', roles: ['administrator'] },
    { to: '/settings/notifications', label: 'Your notifications' },
    { to: '/settings/account', label: 'Your sign-in' },
  ],
]
