import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { BodyOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { type ApiProblem, asProblem } from '../../web/api-problem.ts'
import type { writeInterview } from '../interview.contract.ts'
import type { InterviewSection } from '../interview.ts'
import { profileRoutes } from './queries.ts'

export type Answers = Omit<BodyOf<typeof writeInterview>, 'version'>

/** After how long without a key pressed what was typed is saved, in milliseconds. */
const pause = 800

/** How often a lost connection is tried again, in milliseconds. */
const retryAfter = 4_000

export type Saving = {
  readonly state: 'saved' | 'waiting' | 'offline' | 'conflict' | 'refused'
  readonly savedAt: string
  readonly problem: ApiProblem | null
}

/** A write on its way: sent again exactly as it was, so that a lost answer does nothing twice. */
type Attempt = {
  readonly section: InterviewSection
  readonly answers: Answers
  readonly version: number
  readonly key: string
}

type Told = {
  readonly onState: (change: (before: Saving) => Saving) => void
  readonly onSettled: () => void
}

/**
 * Saves an interview as it is typed: after a pause, one write after the other, each on the version the last
 * one gave. A lost connection keeps what was typed and tries again; a conflict stops and says whose it is.
 */
class InterviewLine {
  readonly #contactId: string
  readonly #told: Told
  readonly #queue = new Map<InterviewSection, Answers>()
  #version: number
  #attempt: Attempt | null = null
  #running: Promise<boolean> | null = null
  #isBlocked = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(contactId: string, version: number, told: Told) {
    this.#contactId = contactId
    this.#version = version
    this.#told = told
  }

  get version(): number {
    return this.#version
  }

  save(section: InterviewSection, answers: Answers): void {
    this.#queue.set(section, { ...this.#queue.get(section), ...answers })
    if (this.#isBlocked) return
    this.#told.onState((before) => ({ ...before, state: 'waiting' }))
    this.#later(pause)
  }

  /** Sends what waits; true once all of it is saved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    if (this.#isBlocked) return false
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = null
      this.#told.onSettled()
    })
    const isDone = await this.#running
    if (!isDone && this.#attempt !== null) this.#later(retryAfter)
    return isDone
  }

  /** What was typed here goes on top of what the other one wrote. */
  writeOnTop(newest: number): void {
    this.#version = newest
    this.#isBlocked = false
    this.#told.onState((before) => ({ ...before, state: 'waiting', problem: null }))
    void this.flush()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), milliseconds)
  }

  async #sendAll(): Promise<boolean> {
    for (;;) {
      this.#attempt ??= this.#next()
      if (this.#attempt === null) return true
      try {
        await this.#send(this.#attempt)
      } catch (thrown) {
        this.#fail(this.#attempt, asProblem(thrown))
        return false
      }
    }
  }

  #next(): Attempt | null {
    const [first] = this.#queue
    if (first === undefined) return null
    const [section, answers] = first
    this.#queue.delete(section)
    return { section, answers, version: this.#version, key: crypto.randomUUID() }
  }

  async #send({ section, answers, version, key }: Attempt): Promise<void> {
    const saved = await call<typeof writeInterview>(
      'PUT /advocates/:contactId/interview/sections/:section',
      { params: { contactId: this.#contactId, section }, body: { ...answers, version } },
      { idempotencyKey: key },
    )
    this.#attempt = null
    this.#version = saved.version
    const state = this.#queue.size === 0 ? 'saved' : 'waiting'
    this.#told.onState(() => ({ state, savedAt: saved.savedAt, problem: null }))
  }

  // After a conflict what was typed waits for a decision; what the server refuses waits to be typed anew.
  #fail({ section, answers }: Attempt, problem: ApiProblem): void {
    this.#isBlocked = problem.code === 'conflict'
    if (!problem.unsettled) this.#attempt = null
    if (this.#isBlocked) this.#queue.set(section, { ...answers, ...this.#queue.get(section) })
    const state = problem.unsettled ? 'offline' : this.#isBlocked ? 'conflict' : 'refused'
    this.#told.onState((before) => ({ ...before, state, problem }))
  }
}

/** How an interview is saved, for as long as its page is open. */
export function useInterviewSaving(contactId: string, version: number, savedAt: string) {
  const queries = useQueryClient()
  const [saving, setSaving] = useState<Saving>({ state: 'saved', savedAt, problem: null })
  const [line] = useState(
    () =>
      new InterviewLine(contactId, version, {
        onState: setSaving,
        onSettled: () => {
          for (const route of [...profileRoutes, 'GET /advocates/:contactId/interview'])
            void queries.invalidateQueries({ queryKey: [route] })
        },
      }),
  )
  useKeepFromClosing(saving.state !== 'saved')
  useEffect(() => () => line.stop(), [line])
  return { saving, line }
}

/** A tab with something unsaved in it asks before it closes. */
function useKeepFromClosing(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}
