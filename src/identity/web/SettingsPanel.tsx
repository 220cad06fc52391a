import { useQuery } from '@tanstack/react-query'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import styles from './PoliciesPage.module.css'
import { SettingForm } from './SettingForm.tsx'
import { type ListedSetting, settingsQuery } from './setting.queries.ts'

type SettingsGroup = { readonly title: string; readonly names: readonly string[] }

/** The choices of one noun on a page of their own, in its groups; what stands in none comes last. */
export function SettingsPanel({
  noun,
  groups,
  rest,
}: {
  readonly noun: string
  readonly groups: readonly SettingsGroup[]
  /** The head over what stands in no group. */
  readonly rest: string
}) {
  const settings = useQuery(settingsQuery())
  const grouped = new Set(groups.flatMap(({ names }) => names))
  return (
    <QueryView query={settings} what="The settings">
      {({ rows, may }) => {
        const own = rows.filter((row) => row.name.startsWith(`${noun}.`) && isSimple(row))
        const all = [
          ...groups,
          { title: rest, names: own.map(({ name }) => name).filter((name) => !grouped.has(name)) },
        ]
        return (
          <Stack>
            {all.map(({ title, names }) => (
              <Group
                key={title}
                title={title}
                rows={names.flatMap((name) => own.filter((row) => row.name === name))}
                may={may['change'] ?? null}
              />
            ))}
          </Stack>
        )
      }}
    </QueryView>
  )
}

/** A list has a page of its own, where its rows can be put in order. */
const isSimple = ({ schema }: ListedSetting) => (schema as { type?: string }).type !== 'array'

type GroupProps = {
  readonly title: string
  readonly rows: readonly ListedSetting[]
  readonly may: string | null
}

function Group({ title, rows, may }: GroupProps) {
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <ul className={styles.list}>
        {rows.map((setting) => (
          <li key={setting.name} className={styles.setting}>
            <SettingForm key={JSON.stringify(setting.value)} setting={setting} may={may} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
