import { forgettingFiles } from '../../../server/forget-files.ts'

/** Every night: files of requests that are gone, or whose upload never came to its end. */
export const forgetRequestFilesJob = forgettingFiles('forget-request-files', '40 3 * * *', {
  folder: 'requests',
  async isNamed(db, workspaceId, key) {
    const row = await db
      .selectFrom('request_files')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('file_key', '=', key)
      .executeTakeFirst()
    return row !== undefined
  },
})
