import { setTimeout as sleep } from 'node:timers/promises'
import { idleMemory, peakMemory } from '../../bench/memory.ts'
import { apiFor, withServers } from './several-servers.ts'

export type BackupMemory = {
  readonly rows: number
  /** What the server took above idle while it made the backup, in MB. */
  readonly above: number
  readonly seconds: number
  readonly bytes: number
}

type Backup = { id: string; state: string; bytes: number; rows: number; failure: string | null }

/** What a server takes while it backs up so many accounts, with a text of some length each. */
export function measureBackup(accounts: number): Promise<BackupMemory> {
  return withServers(1, async (several) => {
    const { owner, servers, workspaceId } = several
    const api = apiFor(several, 0)
    await owner.query(
      `insert into accounts (workspace_id, name, website)
       select $1, 'Company ' || n || repeat(' of ' || md5(n::text), 4), 'https://' || md5(n::text) || '.example'
       from generate_series(1, $2::int) n`,
      [workspaceId, accounts],
    )
    const pid = servers[0]?.pid ?? 0
    const idle = await idleMemory(pid)
    const began = performance.now()
    const { peak, result } = await peakMemory(pid, async () => {
      let backup = await api.post<Backup>('/backups')
      while (backup.state === 'running') {
        await sleep(200)
        backup = await api.get<Backup>(`/backups/${backup.id}`)
      }
      return backup
    })
    if (result.state !== 'done') throw new Error(`the backup is ${result.state}: ${result.failure}`)
    const seconds = (performance.now() - began) / 1_000
    return { rows: result.rows, above: peak - idle, seconds, bytes: result.bytes }
  })
}
