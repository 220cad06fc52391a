import { expect, test } from '@playwright/test'
import { firstPerson } from './api.ts'
import { lookAt } from './look-at.ts'
import { startServer } from './server.ts'

test('a stranger names a workspace, sees the two doors, and the first run is over', async ({ page }) => {
  const server = await startServer()
  try {
    await page.goto(server.url)
    await expect(page).toHaveURL(/\/setup$/)
    expect(await lookAt(page, `${server.url}/setup`, 'outside')).toEqual([])
    await page.getByLabel('Workspace').fill(firstPerson.workspaceName)
    await page.getByLabel('Your name').fill(firstPerson.name)
    await page.getByLabel('Work mail').fill('noor@tarnwell')
    await page.getByRole('textbox', { name: 'Password' }).fill(firstPerson.password)
    const create = page.getByRole('button', { name: 'Create the workspace' })
    await create.click()
    // Bad input is named beside its field, and nothing typed is lost.
    await expect(page.getByLabel('Work mail')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel('Workspace')).toHaveValue(firstPerson.workspaceName)
    await page.getByLabel('Work mail').fill(firstPerson.email)
    await create.dblclick()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What should Tarnwell start with?')
    expect(await lookAt(page, `${server.url}/start`, 'outside')).toEqual([])
    await page.goto(`${server.url}/setup`)
    await expect(page).not.toHaveURL(/\/setup$/)
  } finally {
    await server.stop()
  }
})
