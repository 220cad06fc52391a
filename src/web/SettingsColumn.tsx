import type { ReactNode } from 'react'
import { settingsPlaces } from './settings-places.ts'
import { SettingsFrame } from './ui/Frames.tsx'
import { SideNav } from './ui/Tabs.tsx'

/** The settings column at the left of one settings page. */
export function SettingsColumn({ children }: { readonly children: ReactNode }) {
  return <SettingsFrame nav={<SideNav label="Settings" groups={settingsPlaces} />}>{children}</SettingsFrame>
}
