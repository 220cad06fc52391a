import type { ReactNode } from 'react'
import { LinkButton } from './Button.tsx'
import { PageHeader } from './PageHeader.tsx'
import { type QueryLike, QueryView } from './QueryView.tsx'

type RecordViewProps<Data> = {
  readonly query: QueryLike<Data>
  /** As it begins a sentence: “The account”. */
  readonly what: string
  readonly children: (data: NonNullable<Data>) => ReactNode
}

/** What a whole page stands on: where it cannot be read, the page still says what it is and offers a way out. */
export function RecordView<Data>({ query, what, children }: RecordViewProps<Data>) {
  const failed = query.error && (query.data === undefined || query.data === null)
  return (
    <>
      {failed && <PageHeader title={`${what} cannot be shown`} />}
      <QueryView
        query={query}
        what={what}
        holds="Nothing that was saved is lost."
        other={<LinkButton to="/">Go to the first page</LinkButton>}
      >
        {children}
      </QueryView>
    </>
  )
}
