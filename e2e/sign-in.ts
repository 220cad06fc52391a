import type { APIRequestContext } from '@playwright/test'
import { firstPerson } from './api.ts'

/** Signs somebody in through the endpoint of the sign-in page, so that journeys start where they begin. */
export async function signIn(
  request: APIRequestContext,
  url: string,
  { email, password }: { readonly email: string; readonly password: string } = firstPerson,
): Promise<void> {
  const data = { email, password }
  const answer = await request.post(`${url}/api/v1/session`, { data, headers: { origin: url } })
  if (!answer.ok()) throw new Error(`${email} was not let in: ${answer.status()} ${await answer.text()}`)
}
