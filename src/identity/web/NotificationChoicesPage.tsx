import { useQuery } from '@tanstack/react-query'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { useSubmit } from '../../web/submit.ts'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Lines } from '../../web/ui/Lines.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { chooseNotifications } from '../notification.contract.ts'
import { type Telling, tellings, themes } from '../notification.ts'
import styles from './NotificationChoicesPage.module.css'
import { choicesQuery, type NotificationChoices } from './notification.queries.ts'

const words: Readonly<Record<Telling, string>> = {
  now: 'Mail at once',
  digest: 'In the digest',
  app: 'Only here',
  off: 'Off',
}

/** How I am told of what, and when my digest comes. */
export function NotificationChoicesPage() {
  const choices = useQuery(choicesQuery())
  return (
    <>
      <PageHeader
        title="Your notifications"
        crumbs={[{ label: 'Settings' }, { label: 'Your notifications' }]}
        fact="Each change is kept at once."
      />
      <SettingsColumn>
        <QueryView query={choices} what="How you are told">
          {(data) => <Choices choices={data} />}
        </QueryView>
      </SettingsColumn>
    </>
  )
}

function Choices({ choices }: { readonly choices: NotificationChoices }) {
  const save = useSubmit<typeof chooseNotifications>('PATCH /me/notification-choices', {
    invalidates: ['GET /me/notification-choices'],
    onDone: () => showToast('Saved'),
  })
  const choose = (theme: Theme, how: Telling) =>
    save.submit({ body: { themes: [{ theme: theme.theme, how }] } })
  const ofImportance = (importance: 'act' | 'news') =>
    choices.themes.filter(({ theme }) => themes[theme].importance === importance)
  return (
    <Stack>
      <FormErrors problem={save.problem} title="Nothing was saved" />
      <Section title="Waits for you" qualifier="it stands here until it is done">
        <Themes label="Waits for you" of={ofImportance('act')} onChoose={choose} />
      </Section>
      <Section title="News" qualifier="several about one request on one day are one line">
        <Themes label="News" of={ofImportance('news')} onChoose={choose} />
      </Section>
      <Section title="Digest" qualifier={`one mail on working days, ${choices.timeZone}`}>
        <Habits choices={choices} onChange={(body) => save.submit({ body })} />
      </Section>
    </Stack>
  )
}

type Theme = NotificationChoices['themes'][number]

type ThemesProps = {
  readonly label: string
  readonly of: readonly Theme[]
  readonly onChoose: (theme: Theme, how: Telling) => void
}

function Themes({ label, of, onChoose }: ThemesProps) {
  return (
    <Lines label={label}>
      {of.map((theme) => (
        <li key={theme.theme} className={styles.theme}>
          <div>
            <p className={styles.title}>{theme.title}</p>
            <p className={styles.detail}>{theme.detail}</p>
          </div>
          <How theme={theme} onChoose={(how) => onChoose(theme, how)} />
        </li>
      ))}
    </Lines>
  )
}

function How({ theme, onChoose }: { readonly theme: Theme; readonly onChoose: (how: Telling) => void }) {
  const allowed = tellings.filter((how) => theme.mayNot[how] === undefined)
  if (allowed.length === 1) return <p className={styles.detail}>Always by mail</p>
  return (
    <Segmented<Telling>
      legend={theme.title}
      legendUnseen
      value={theme.how}
      onChange={onChoose}
      choices={allowed.map((how) => ({ value: how, label: words[how] }))}
    />
  )
}

type HabitsProps = {
  readonly choices: NotificationChoices
  readonly onChange: (body: { readonly digestAt?: string; readonly quietWhenAway?: boolean }) => void
}

function Habits({ choices, onChange }: HabitsProps) {
  const times = [...new Set([...halfHours, choices.digestAt])].sort()
  return (
    <FieldStack>
      <FieldGrid columns="200px">
        <Select
          label="When it comes"
          name="digestAt"
          value={choices.digestAt}
          onChange={(digestAt) => onChange({ digestAt })}
          options={times.map((time) => ({ value: time, label: time }))}
          help="Only when there is something to tell."
        />
      </FieldGrid>
      <Checkbox
        label="Nothing by mail while I am away"
        name="quietWhenAway"
        checked={choices.quietWhenAway}
        onChange={(quietWhenAway) => onChange({ quietWhenAway })}
        help="It waits for you here, and comes with the digest once you are back. Calendar entries come all the same."
      />
    </FieldStack>
  )
}

const halfHours = Array.from({ length: 48 }, (_, at) => {
  const hour = String(Math.floor(at / 2)).padStart(2, '0')
  return `${hour}:${at % 2 === 0 ? '00' : '30'}`
})
