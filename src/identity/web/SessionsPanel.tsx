import { useQuery } from '@tanstack/react-query'
import { formatDay, formatRecent } from '../../web/format.ts'
import { useFreshStart } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { endMySession, endMySessions } from '../me.contract.ts'
import { meRoutes, mySessionsQuery } from './me.queries.ts'

/** Where I am signed in, and the way out of each. */
export function SessionsPanel() {
  const sessions = useQuery(mySessionsQuery())
  const startFresh = useFreshStart()
  const end = useSubmit<typeof endMySession>('DELETE /me/sessions/:sessionId', {
    invalidates: meRoutes,
    onDone: () => showToast('Signed out there'),
  })
  const endOthers = useSubmit<typeof endMySessions>('DELETE /me/sessions', {
    invalidates: meRoutes,
    onDone: (_, { query }) =>
      query?.keepThis === true ? showToast('Signed out everywhere else') : void startFresh('/sign-in'),
  })
  return (
    <Section title="Where you are signed in">
      <QueryView query={sessions} what="Where you are signed in">
        {({ rows }) => (
          <>
            <Lines label="Sessions">
              {rows.map((row) => (
                <Line
                  key={row.id}
                  title={row.isThis ? `${row.device}, here` : row.device}
                  detail={`${row.address === null ? '' : `${row.address}, `}since ${formatDay(row.startedAt)}`}
                  aside={row.isThis ? 'now' : formatRecent(row.lastSeenAt)}
                  action={
                    row.isThis ? undefined : (
                      <Button
                        look="link"
                        aria-label={`Sign out ${row.device}`}
                        onPress={() => end.submit({ params: { sessionId: row.id } })}
                      >
                        Sign out
                      </Button>
                    )
                  }
                />
              ))}
            </Lines>
            <ButtonRow>
              <Button
                onPress={() => endOthers.submit({ query: { keepThis: true } })}
                waiting={endOthers.waiting && 'Signing out'}
                disabledReason={rows.length > 1 ? null : 'You are signed in here only'}
              >
                Sign out everywhere else
              </Button>
              <Button look="quiet" onPress={() => endOthers.submit({})}>
                Sign out everywhere
              </Button>
            </ButtonRow>
            <FormErrors problem={end.problem ?? endOthers.problem} />
          </>
        )}
      </QueryView>
    </Section>
  )
}
