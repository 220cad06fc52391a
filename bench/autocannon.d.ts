// The package ships no types; only what the measurements use is declared.
declare module 'autocannon' {
  type Request = { method?: string; path: string; headers?: Record<string, string>; body?: string }
  type Client = { setRequests(requests: readonly Request[]): void }
  type Result = { readonly errors: number; readonly non2xx: number }
  type Instance = Promise<Result> & {
    on(
      event: 'response',
      heard: (client: Client, status: number, bytes: number, milliseconds: number) => void,
    ): void
  }
  function autocannon(options: {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly requests: readonly Request[]
    readonly setupClient?: (client: Client) => void
  }): Instance
  export = autocannon
}
