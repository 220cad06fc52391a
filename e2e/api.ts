/** A client for what a journey prepares before it looks at a page. */
export class Api {
  readonly url: string
  readonly key: string

  constructor(url: string, key: string) {
    this.url = url
    this.key = key
  }

  /** The same key at another address: the server after a restart. */
  at(url: string): Api {
    return new Api(url, this.key)
  }

  /** The same server as somebody else. */
  withKey(key: string): Api {
    return new Api(this.url, key)
  }

  async send<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const isForm = body instanceof FormData
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return JSON.parse(text || 'null') as T
  }

  get<T = Record<string, unknown>>(path: string): Promise<T> {
    return this.send<T>('GET', path)
  }

  post<T = Record<string, unknown>>(path: string, body: unknown = {}): Promise<T> {
    return this.send<T>('POST', path, body)
  }
}

export const firstPerson = {
  workspaceName: 'Tarnwell',
  name: 'Noor Haddad',
  email: 'noor@tarnwell.example',
  password: 'a quiet place by the river',
}

/** Makes the first workspace and gives a client that acts as its first person. */
export async function setUp(url: string): Promise<Api> {
  const response = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...firstPerson, makeKey: true }),
  })
  const answer = (await response.json()) as { apiKey?: string }
  if (!response.ok || answer.apiKey === undefined)
    throw new Error(`setup answered ${response.status}: ${JSON.stringify(answer)}`)
  return new Api(url, answer.apiKey)
}
