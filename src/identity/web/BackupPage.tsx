import { useQuery } from '@tanstack/react-query'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import type { makeBackup } from '../backup.contract.ts'
import styles from './BackupPage.module.css'
import { BackupsTable } from './BackupsTable.tsx'
import { backupsQuery } from './backup.queries.ts'

/** Backups of the whole server: make one, fetch one, and how to get it back. */
export function BackupPage() {
  const backups = useQuery(backupsQuery())
  const make = useSubmit<typeof makeBackup>('POST /backups', { invalidates: ['GET /backups'] })
  const why = backups.data?.may['backUp'] ?? null
  const isRunning = backups.data?.rows.some((row) => row.state === 'running') ?? false
  return (
    <>
      <PageHeader
        title="Backup"
        crumbs={[{ label: 'Settings' }, { label: 'Backup' }]}
        fact="Everything on this server in one file, as of one moment, while everybody goes on working."
        actions={
          why === null && (
            <Button
              look="solid"
              waiting={make.waiting && 'Beginning'}
              disabledReason={isRunning ? 'A backup is being made' : null}
              reasonInTooltip
              onPress={() => make.submit()}
            >
              Make a backup
            </Button>
          )
        }
      />
      <SettingsColumn>
        <Stack>
          {why === null ? (
            <Section title="Kept on this server">
              <FormErrors problem={make.problem} title="No backup was begun" />
              <BackupsTable
                rows={backups.data?.rows}
                problem={backups.error}
                onRetry={() => void backups.refetch()}
              />
            </Section>
          ) : (
            <Note tone="due" title="Not yours to make">
              {why}
            </Note>
          )}
          <Inside />
          <Restoring />
        </Stack>
      </SettingsColumn>
    </>
  )
}

function Inside() {
  return (
    <Section title="What is inside">
      <KeyValue
        facts={[
          {
            label: 'Inside',
            value:
              'Every workspace with all its records, history, people and keys; uploaded files; jobs and mails that wait',
          },
          {
            label: 'Not inside',
            value:
              'The key that unseals secrets (secret.key in the data folder, or AVOUCH_SECRET); sign-in sessions; earlier backups',
          },
          {
            label: 'Keep it',
            value: 'As safe as the server itself: it names every customer. Keep the key apart from it',
          },
        ]}
      />
    </Section>
  )
}

const restoring = 'npx avouch restore avouch.tar.gz --data NEW-FOLDER'
const nightly = 'npx avouch backup avouch.tar.gz'

function Restoring() {
  return (
    <>
      <Section title="How to get it back">
        <p>
          On the server’s own command line, into a folder that does not exist yet. The backup is checked from
          its first byte to its last before anything is written, and one of an older version is brought up to
          this one.
        </p>
        <Command text={restoring} />
        <p>
          Then put the old <code>secret.key</code> into the folder and start the server on it. Everybody signs
          in anew, and mails to customers that were on their way wait under Mail for somebody to decide.
        </p>
      </Section>
      <Section title="Every night">
        <p>
          With the key of an administrator in <code>AVOUCH_KEY</code>, this makes a backup, fetches it and
          leaves no copy here.
        </p>
        <Command text={nightly} />
      </Section>
    </>
  )
}

function Command({ text }: { readonly text: string }) {
  return (
    <div className={styles.command}>
      <code>{text}</code>
      <CopyButton text={text}>Copy</CopyButton>
    </div>
  )
}
