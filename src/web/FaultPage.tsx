import { useRouter } from '@tanstack/react-router'
import { asProblem } from './api-problem.ts'
import { isStaleTab } from './stale-tab.ts'
import { Button, LinkButton } from './ui/Button.tsx'
import { Note } from './ui/Note.tsx'
import { PageHeader } from './ui/PageHeader.tsx'

/** A page that could not be shown at all. What one section cannot read is that section's Fault. */
export function FaultPage({ error }: { readonly error: unknown }) {
  const router = useRouter()
  if (isStaleTab(error)) return <NewerVersion />
  const problem = asProblem(error)
  const offline = problem.code === 'offline'
  return (
    <>
      <PageHeader title={offline ? 'The server cannot be reached' : 'This page could not be shown'} />
      <Note
        tone={offline ? 'due' : 'risk'}
        title={offline ? 'It may be starting, or your connection is gone.' : problem.detail}
        live
        code={problem.requestId}
        actions={
          <>
            <Button look="solid" onPress={() => void router.invalidate()}>
              Try again
            </Button>
            {!offline && <LinkButton to="/">Go to the first page</LinkButton>}
          </>
        }
      >
        Nothing that was saved is lost.
      </Note>
    </>
  )
}

/** This tab is older than the server: its other pages are gone until it is loaded again. */
function NewerVersion() {
  return (
    <>
      <PageHeader title="A newer version has come" />
      <Note
        tone="due"
        title="This tab still holds the one before."
        live
        actions={
          <Button look="solid" onPress={() => window.location.reload()}>
            Load the page again
          </Button>
        }
      >
        Nothing that was saved is lost.
      </Note>
    </>
  )
}
