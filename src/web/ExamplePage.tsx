import { useState } from 'react'
import { ExampleProgress } from './ExampleProgress.tsx'
import { SettingsColumn } from './SettingsColumn.tsx'
import { useFreshWorkspace, useSession, useSwitchWorkspace } from './session.ts'
import { type ExampleState, useShellCalls } from './shell-calls.ts'
import { Button, ButtonRow } from './ui/Button.tsx'
import { ConfirmDialog } from './ui/ConfirmDialog.tsx'
import { FieldStack } from './ui/Field.tsx'
import { FormErrors } from './ui/FormErrors.tsx'
import { PageHeader } from './ui/PageHeader.tsx'
import { QueryView } from './ui/QueryView.tsx'
import { Section } from './ui/Section.tsx'
import { useExample } from './use-example.ts'
import { useWrite } from './write.ts'

/** The example company: open it, go there, or remove it. */
export function ExamplePage() {
  const { query, load } = useExample()
  return (
    <>
      <PageHeader
        title="Example company"
        crumbs={[{ label: 'Settings' }, { label: 'Example company' }]}
        fact="Merriden, an invented vendor of analytics software, a year into its program."
      />
      <SettingsColumn>
        <Section title="A workspace of its own">
          <FieldStack>
            <p>
              It stands beside your workspace and shares nothing with it. Opening it changes nothing of yours,
              and neither does removing it. You have every role in it.
            </p>
            <QueryView query={query} what="The example company">
              {(state) => <ExampleActs state={state} load={load} />}
            </QueryView>
          </FieldStack>
        </Section>
      </SettingsColumn>
    </>
  )
}

type ExampleActsProps = { readonly state: ExampleState; readonly load: ReturnType<typeof useExample>['load'] }

function ExampleActs({ state, load }: ExampleActsProps) {
  const { workspace } = useSession()
  const switchTo = useSwitchWorkspace()
  if (state.state === 'loading') return <ExampleProgress percent={state.percent} />
  if (state.state !== 'ready' || state.workspaceId === null)
    return (
      <>
        <FormErrors problem={load.problem} title="The example was not loaded." />
        <Button look="solid" waiting={load.waiting && 'Beginning'} onPress={() => load.send(null)}>
          {state.state === 'failed' ? 'Go on where it stopped' : 'Make the example company'}
        </Button>
      </>
    )
  const { workspaceId } = state
  const isHere = workspace?.id === workspaceId
  return (
    <ButtonRow>
      <Button onPress={() => void switchTo(workspaceId)} disabledReason={isHere ? 'You are in it now' : null}>
        Go there
      </Button>
      <RemoveExample />
    </ButtonRow>
  )
}

function RemoveExample() {
  const calls = useShellCalls()
  const goOn = useFreshWorkspace()
  const [asking, setAsking] = useState(false)
  const remove = useWrite((_: null, key) => calls.removeExample(key), { onDone: () => void goOn('/') })
  return (
    <>
      <Button onPress={() => setAsking(true)} waiting={remove.waiting && 'Removing'}>
        Remove it
      </Button>
      <FormErrors problem={remove.problem} title="Nothing was removed." />
      {asking && (
        <ConfirmDialog
          title="Remove the example company?"
          goes={['The workspace Merriden, with all its accounts, contacts, advocates and history']}
          confirm="Remove it"
          onConfirm={() => {
            setAsking(false)
            remove.send(null)
          }}
          onClose={() => setAsking(false)}
        >
          Your own workspaces stay as they are. You can make it again at any time.
        </ConfirmDialog>
      )}
    </>
  )
}
