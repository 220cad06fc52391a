import { useEffect, useRef } from 'react'
import { ExampleProgress } from './ExampleProgress.tsx'
import styles from './FirstRun.module.css'
import { useSession, useSwitchWorkspace } from './session.ts'
import { Button, LinkButton } from './ui/Button.tsx'
import { FormErrors } from './ui/FormErrors.tsx'
import { PlainFrame } from './ui/Frames.tsx'
import { useDocumentTitle } from './ui/PageHeader.tsx'
import { useExample } from './use-example.ts'

/** After the first page: look around in an example, or bring the customers. */
export function DoorsPage() {
  const { workspace } = useSession()
  const title = `What should ${workspace?.name ?? 'your workspace'} start with?`
  useDocumentTitle(title)
  return (
    <PlainFrame aside="runs on this machine; nothing leaves it">
      <div className={styles.page}>
        <h1 className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        <p className={styles.lead}>
          Either can follow the other. The example goes again with one click and takes nothing of yours with
          it.
        </p>
        <div className={styles.doors}>
          <ExampleDoor />
          <CustomersDoor />
        </div>
      </div>
    </PlainFrame>
  )
}

function ExampleDoor() {
  const { state, load } = useExample()
  const switchTo = useSwitchWorkspace()
  const opened = useRef(false)
  const { workspaceId } = state
  useEffect(() => {
    if (state.state !== 'ready' || workspaceId === null || !opened.current) return
    opened.current = false
    void switchTo(workspaceId)
  }, [state.state, workspaceId, switchTo])
  function open() {
    opened.current = true
    if (state.state === 'ready' && workspaceId !== null) void switchTo(workspaceId)
    else load.send(null)
  }
  return (
    <section className={styles.door} aria-labelledby="example-door">
      <p className={styles.hint}>To look around, under a minute</p>
      <h2 className={styles.doorTitle} id="example-door">
        Explore with an example company
      </h2>
      <p className={styles.text}>
        An invented vendor of analytics software, one year into its program. Every screen has something true
        to its story in it.
      </p>
      <ul className={styles.facts}>
        <li>About 400 accounts in 30 countries, with their people and deals</li>
        <li>120 advocates in every state</li>
        <li>A year of asks, gives and touches</li>
      </ul>
      <div className={styles.go}>
        {state.state === 'loading' ? (
          <ExampleProgress percent={state.percent} />
        ) : (
          <Button look="solid" size="large" waiting={load.waiting && 'Beginning'} onPress={open}>
            Open the example
          </Button>
        )}
        <FormErrors problem={load.problem} title="The example was not loaded." />
      </div>
    </section>
  )
}

function CustomersDoor() {
  return (
    <section className={styles.door} aria-labelledby="customers-door">
      <p className={styles.hint}>To begin in earnest, about five minutes</p>
      <h2 className={styles.doorTitle} id="customers-door">
        Bring your customers
      </h2>
      <p className={styles.text}>
        From your CRM or a spreadsheet. Columns are guessed, and you see what will happen to every row before
        anything is written.
      </p>
      <ul className={styles.facts}>
        <li>CSV or Excel files, one or many, in any order</li>
        <li>Accounts, contacts, opportunities, products and people</li>
        <li>Importing the same file twice changes nothing</li>
      </ul>
      <div className={styles.go}>
        <LinkButton size="large" to="/customers/import">
          Choose files
        </LinkButton>
      </div>
    </section>
  )
}
