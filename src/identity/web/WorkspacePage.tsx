import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { useSwitchWorkspace } from '../../web/session.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import { WorkspaceForm } from './WorkspaceForm.tsx'
import { workspaceQuery, workspacesQuery } from './workspace.queries.ts'

/** The workspace's name, currency, language and zone; and the other workspaces one belongs to. */
export function WorkspacePage() {
  const [making, setMaking] = useState(false)
  const workspace = useQuery(workspaceQuery())
  const may = workspace.data?.may['change'] ?? null
  return (
    <>
      <PageHeader
        title={workspace.data?.name ?? 'Workspace'}
        crumbs={[{ label: 'Settings' }, { label: 'Workspace' }]}
        fact="Customers read its name on every ask."
        actions={
          <Button onPress={() => setMaking(true)} disabledReason={may} reasonInTooltip>
            New workspace
          </Button>
        }
      />
      <SettingsColumn>
        <QueryView query={workspace} what="The workspace">
          {(data) => (
            <Stack>
              <Section title="This workspace">
                <WorkspaceForm key={JSON.stringify(data)} workspace={data} />
              </Section>
              <Section
                title="Your workspaces"
                qualifier="each with people, customers and settings of its own"
              >
                <WorkspaceList currentId={data.id} />
              </Section>
            </Stack>
          )}
        </QueryView>
      </SettingsColumn>
      {making && <WorkspaceForm onClose={() => setMaking(false)} />}
    </>
  )
}

function WorkspaceList({ currentId }: { readonly currentId: string }) {
  const workspaces = useQuery(workspacesQuery())
  const switchTo = useSwitchWorkspace()
  return (
    <QueryView query={workspaces} what="Your workspaces">
      {({ rows }) => (
        <Lines label="Your workspaces">
          {rows.map((row) => (
            <Line
              key={row.id}
              title={row.name}
              detail={`${row.currency}, ${row.timeZone.replaceAll('_', ' ')}${row.isExample ? ', example' : ''}`}
              aside={row.id === currentId ? 'you are here' : undefined}
              action={
                row.id === currentId ? undefined : (
                  <Button look="link" onPress={() => void switchTo(row.id)} aria-label={`Open ${row.name}`}>
                    Open
                  </Button>
                )
              }
            />
          ))}
        </Lines>
      )}
    </QueryView>
  )
}
