import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import type { endFeed, feedScopes, makeFeed } from '../source.contract.ts'
import styles from './FeedForm.module.css'
import { calendarFile, feedsQuery } from './queries.ts'

type Scope = (typeof feedScopes)[number]

const feedRoutes = ['GET /calendar/feeds'] as const

/** The calendar in the reader's own calendar program: an address of their own that can be ended, or a file. */
export function FeedForm({ onClose }: { readonly onClose: () => void }) {
  const feeds = useQuery(feedsQuery()).data
  const [address, setAddress] = useState<string | null>(null)
  const make = useSubmit<typeof makeFeed>('POST /calendar/feeds', {
    invalidates: feedRoutes,
    onDone: (made) => setAddress(made.address),
  })
  const end = useSubmit<typeof endFeed>('DELETE /calendar/feeds/:scope', {
    invalidates: feedRoutes,
    onDone: () => setAddress(null),
  })
  const madeAt = (scope: Scope) => feeds?.rows.find((row) => row.scope === scope)?.madeAt ?? null
  const line = (scope: Scope, title: string, whyNot: string | null) => (
    <FeedLine
      title={title}
      madeAt={madeAt(scope)}
      whyNot={whyNot}
      onMake={() => make.submit({ body: { scope } })}
      onEnd={() => end.submit({ params: { scope } })}
    />
  )
  return (
    <Sheet
      title="Follow from your calendar"
      fact="Whoever has the address can read, so keep it to yourself"
      onClose={onClose}
    >
      <FieldStack>
        <Lines label="Your addresses">
          {line('all', 'All teams', null)}
          {line(
            'team',
            feeds?.team == null ? 'Your team' : feeds.team.name,
            feeds !== undefined && feeds.team === null ? 'You are in no team' : null,
          )}
        </Lines>
        {address !== null && (
          <Note
            tone="kept"
            title="Copy it now: it is shown this once"
            live
            lined
            actions={<CopyButton text={address}>Copy the address</CopyButton>}
          >
            <code className={styles.address}>{address}</code>
          </Note>
        )}
        <FormErrors problem={make.problem ?? end.problem} title="Nothing was changed" />
        <p>
          <a className={styles.file} href={calendarFile({})} download="calendar.ics">
            Download it as a file
          </a>{' '}
          to take it along once.
        </p>
      </FieldStack>
    </Sheet>
  )
}

type FeedLineProps = {
  readonly title: string
  readonly madeAt: string | null
  readonly whyNot: string | null
  readonly onMake: () => void
  readonly onEnd: () => void
}

function FeedLine({ title, madeAt, whyNot, onMake, onEnd }: FeedLineProps) {
  return (
    <Line
      title={title}
      detail={madeAt === null ? 'No address' : `An address since ${formatDay(madeAt)}; another one ends it`}
      action={
        <>
          {madeAt !== null && (
            <Button look="link" onPress={onEnd}>
              End it
            </Button>
          )}
          <Button onPress={onMake} disabledReason={whyNot} reasonInTooltip>
            {madeAt === null ? 'Make an address' : 'Make another'}
          </Button>
        </>
      }
    />
  )
}
