import { nameKey } from './keyboard.ts'
import { LinkButton } from './ui/Button.tsx'
import { EmptyState } from './ui/EmptyState.tsx'
import { PageHeader } from './ui/PageHeader.tsx'

/** An address that leads nowhere, inside the frame. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader title="There is no such page" />
      <EmptyState
        title="The address may be old or mistyped"
        actions={<LinkButton to="/">Go to the first page</LinkButton>}
      >
        Records that were merged or removed no longer have a page. {nameKey('K')} finds what is there.
      </EmptyState>
    </>
  )
}
