import type { ReactNode } from 'react'
import { useSession } from './session.ts'
import { settingsPlaces } from './settings-places.ts'
import { SettingsFrame } from './ui/Frames.tsx'
import { SideNav } from './ui/Tabs.tsx'

/** The settings column at the left of one settings page. */
export function SettingsColumn({ children }: { readonly children: ReactNode }) {
  const roles = useSession().person?.roles ?? []
  const groups = settingsPlaces
    .map((group) => group.filter((place) => place.roles?.some((role) => roles.includes(role)) ?? true))
    .filter((group) => group.length > 0)
  return <SettingsFrame nav={<SideNav label="Settings" groups={groups} />}>{children}</SettingsFrame>
}
