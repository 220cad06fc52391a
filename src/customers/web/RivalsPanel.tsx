import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { removeRival } from '../rival.contract.ts'
import type { Account } from './account.queries.ts'
import { RivalForm } from './RivalForm.tsx'
import { rivalRoutes, rivalsQuery } from './rival.queries.ts'

/** Whom an account competes with: its people are never asked to convince them, nor theirs to convince it. */
export function RivalsPanel({ account }: { readonly account: Account }) {
  const query = useQuery(rivalsQuery(account.id))
  const [adding, setAdding] = useState(false)
  const may = account.may.edit ?? null
  const remove = useSubmit<typeof removeRival>('DELETE /accounts/:accountId/rivals/:rivalId', {
    invalidates: rivalRoutes,
    onDone: () => showToast('Taken off'),
  })
  return (
    <Section
      title="Competes with"
      aside={
        <Button look="link" onPress={() => setAdding(true)} disabledReason={may} reasonInTooltip>
          Record one
        </Button>
      }
    >
      <QueryView query={query} what="Whom it competes with">
        {({ rows }) => (
          <>
            {rows.length === 0 && <p>Nobody on record.</p>}
            <Lines label="Whom it competes with">
              {rows.map((row) => (
                <Line
                  key={row.id}
                  strong={false}
                  title={
                    row.account === null ? (
                      row.name
                    ) : (
                      <TextLink to={`/customers/${row.account.id}`}>{row.name}</TextLink>
                    )
                  }
                  detail={`${row.recordedBy === null ? 'from a file' : `recorded by ${row.recordedBy}`}, ${formatDay(row.recordedAt)}`}
                  action={
                    <Button
                      look="link"
                      disabledReason={may}
                      reasonInTooltip
                      onPress={() => remove.submit({ params: { accountId: account.id, rivalId: row.id } })}
                      aria-label={`Take off ${row.name}`}
                    >
                      Take off
                    </Button>
                  }
                />
              ))}
            </Lines>
          </>
        )}
      </QueryView>
      {adding && <RivalForm account={account} onClose={() => setAdding(false)} />}
    </Section>
  )
}
