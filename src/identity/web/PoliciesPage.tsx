import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import styles from './PoliciesPage.module.css'
import { SettingForm } from './SettingForm.tsx'
import { type ListedSetting, settingsQuery } from './setting.queries.ts'

const nounNames: Readonly<Record<string, string>> = { identity: 'People and sign-in' }

/** Every threshold of the program in one place: its unit, where its default comes from, and the way back to it. */
export function PoliciesPage() {
  const settings = useQuery(settingsQuery())
  const changed = settings.data?.rows.filter((row) => !row.isDefault).length ?? 0
  return (
    <>
      <PageHeader
        title="Policies"
        crumbs={[{ label: 'Settings' }, { label: 'Policies' }]}
        fact={
          settings.data &&
          `${formatCount(settings.data.rows.length, 'threshold', 'thresholds')}; ${changed === 0 ? 'all as they come' : `${formatCount(changed, 'differs', 'differ')} from how it comes`}.`
        }
      />
      <SettingsColumn>
        <QueryView query={settings} what="The policies">
          {({ rows, may }) => (
            <Stack>
              {[...Map.groupBy(rows, nounOf)].map(([noun, group]) => (
                <Section key={noun} title={nounNames[noun] ?? headOf(noun)}>
                  <ul className={styles.list}>
                    {group.map((setting) => (
                      <li key={setting.name} className={styles.setting}>
                        <SettingForm
                          key={JSON.stringify(setting.value)}
                          setting={setting}
                          may={may['change'] ?? null}
                        />
                      </li>
                    ))}
                  </ul>
                </Section>
              ))}
            </Stack>
          )}
        </QueryView>
      </SettingsColumn>
    </>
  )
}

const nounOf = (setting: ListedSetting) => setting.name.split('.')[0] ?? ''
const headOf = (noun: string) => `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`
