import type { Serving } from '../server/serve.ts'
import * as contract from './example.contract.ts'
import { readExample } from './example.reads.ts'
import { openExample } from './open-example.ts'
import { removeExample } from './remove-example.ts'

/** The example company: there, and gone again, at one press. */
export function exampleRoutes({ serve }: Serving): void {
  serve(contract.getExample, ({ host, actor }) => readExample(host.door, actor))
  serve(contract.loadExample, async ({ host, actor, write, now }) => {
    await openExample(host, actor, write, now)
    return readExample(host.door, actor)
  })
  serve(contract.removeExample, async ({ host, actor, write }) => ({
    removed: await removeExample(host, actor, write),
  }))
}
