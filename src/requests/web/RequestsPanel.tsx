import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatDay } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { markOfClock, runningClock, sayLeft, sayNow, sayOwed, sayWho } from '../clocks/web/clock.queries.ts'
import {
  outcomeOf,
  phaseWords,
  type RequestRow,
  requestPath,
  requestsQuery,
  sayRequestNumber,
} from './queries.ts'

type RequestsPanelProps = {
  /** Whose requests: of a deal, for a customer, or of an advocate. */
  readonly of:
    | { readonly opportunityId: string }
    | { readonly accountId: string }
    | { readonly contactId: string }
  /** Ways to begin, on the page of a deal. */
  readonly acts?: ReactNode
}

const titles = {
  opportunityId: 'Requests of this deal',
  accountId: 'Requests',
  contactId: 'Asked for',
} as const

const nothing = {
  opportunityId: 'No customer was asked for yet.',
  accountId: 'Nobody here is asked for anything, and nobody has to be convinced.',
  contactId: 'No request is about them.',
} as const

/** Requests around a record, each with how far it is. */
export function RequestsPanel({ of, acts }: RequestsPanelProps) {
  const list = useInfiniteQuery(requestsQuery(of, 10))
  const kind = 'opportunityId' in of ? 'opportunityId' : 'accountId' in of ? 'accountId' : 'contactId'
  const rows = rowsOf(list.data)
  return (
    <Section
      title={titles[kind]}
      aside={acts}
      {...(rows === undefined || rows.length === 0
        ? {}
        : { qualifier: formatCount(rows.length, 'request', 'requests') })}
    >
      <QueryView query={list} what="The requests">
        {() =>
          rows === undefined || rows.length === 0 ? (
            <p>{nothing[kind]}</p>
          ) : (
            <Lines label={titles[kind]}>
              {rows.map((row) => (
                <RequestLine key={row.id} row={row} />
              ))}
            </Lines>
          )
        }
      </QueryView>
    </Section>
  )
}

function RequestLine({ row }: { readonly row: RequestRow }) {
  const me = useSession().person?.id
  const { outcome, asks } = row
  const clock = runningClock(row)
  const owed = clock === null ? null : `${sayWho(clock, me)}: ${sayOwed(clock)}, ${sayLeft(clock)}`
  const who = asks.map(({ name }) => name).join(', ')
  const detail = [sayRequestNumber(row.number), `for ${row.requester.name}`, who, owed]
  const mark =
    outcome !== null ? outcomeOf(outcome).kind : clock === null ? sayNow(row, me).kind : markOfClock(clock)
  return (
    <Line
      to={requestPath(row.id)}
      mark={<StateShape kind={mark} />}
      title={row.title}
      detail={detail.filter((part) => part !== null && part !== '').join('; ')}
      aside={
        outcome !== null
          ? outcomeOf(outcome).words
          : `${phaseWords[row.phase].toLowerCase()}${row.needBy === null ? '' : `, by ${formatDay(row.needBy)}`}`
      }
    />
  )
}
