import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
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

/**
 * Saves an interview as it is typed: after a pause, one write after the other, each on the version the last
 * one gave. A lost connection keeps what was typed and tries again; a conflict stops and says whose it is.
 */
export function useInterviewSaving(contactId: string, version: number, savedAt: string) {
  const queries = useQueryClient()
  const queue = useRef(new Map<InterviewSection, Answers>())
  const attempt = useRef<Attempt | null>(null)
  const known = useRef(version)
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [saving, setSaving] = useState<Saving>({ state: 'saved', savedAt, problem: null })

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current ??= sendAll({ contactId, queue: queue.current, attempt, known }, setSaving).finally(
      () => {
        running.current = null
        for (const route of [...profileRoutes, 'GET /advocates/:contactId/interview'])
          void queries.invalidateQueries({ queryKey: [route] })
      },
    )
    return running.current.then((done) => {
      if (!done && attempt.current !== null) timer.current = setTimeout(() => void flush(), retryAfter)
      return done
    })
  }, [contactId, queries])

  const save = useCallback(
    (section: InterviewSection, answers: Answers) => {
      queue.current.set(section, { ...queue.current.get(section), ...answers })
      setSaving((now) => (now.state === 'conflict' ? now : { ...now, state: 'waiting' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), pause)
    },
    [flush],
  )

  /** What was typed here goes on top of what the other one wrote. */
  const writeOnTop = useCallback(() => {
    const newest = (saving.problem?.current as { version?: number } | undefined)?.version
    if (newest === undefined) return
    known.current = newest
    setSaving((now) => ({ ...now, state: 'waiting', problem: null }))
    void flush()
  }, [flush, saving.problem])

  useKeepFromClosing(saving.state !== 'saved')
  useEffect(() => () => clearTimeout(timer.current), [])
  return { saving, save, flush, writeOnTop, version: known }
}

type Line = {
  readonly contactId: string
  readonly queue: Map<InterviewSection, Answers>
  readonly attempt: { current: Attempt | null }
  readonly known: { current: number }
}

/** Sends what waits until nothing does; false where it has to stop. */
async function sendAll(line: Line, tell: (change: (before: Saving) => Saving) => void): Promise<boolean> {
  for (;;) {
    line.attempt.current ??= nextAttempt(line)
    const now = line.attempt.current
    if (now === null) return true
    const { section, answers, version, key } = now
    try {
      const saved = await call<typeof writeInterview>(
        'PUT /advocates/:contactId/interview/sections/:section',
        { params: { contactId: line.contactId, section }, body: { ...answers, version } },
        { idempotencyKey: key },
      )
      line.attempt.current = null
      line.known.current = saved.version
      tell(() => ({
        state: line.queue.size === 0 ? 'saved' : 'waiting',
        savedAt: saved.savedAt,
        problem: null,
      }))
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (!problem.unsettled) putBack(line, now, problem.code === 'conflict')
      const state = problem.unsettled ? 'offline' : problem.code === 'conflict' ? 'conflict' : 'refused'
      tell((before) => ({ ...before, state, problem }))
      return false
    }
  }
}

function nextAttempt({ queue, known }: Line): Attempt | null {
  const [first] = queue
  if (first === undefined) return null
  const [section, answers] = first
  queue.delete(section)
  return { section, answers, version: known.current, key: crypto.randomUUID() }
}

/** After a conflict what was typed waits for a decision; what the server refuses waits to be typed anew. */
function putBack({ queue, attempt }: Line, { section, answers }: Attempt, isKept: boolean): void {
  attempt.current = null
  if (isKept) queue.set(section, { ...answers, ...queue.get(section) })
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
