import { expect, type Page } from '@playwright/test'
import { approver, type Customer } from './kind-world.ts'
import { linkIn, type PostOffice } from './post-office.ts'

/** Where a journey goes: its mails, and the moment it is there. */
export type Place = {
  readonly post: Pick<PostOffice, 'take'>
  now(): Date
}

/** One request on its way, with whoever takes part in it. */
export type Journey = {
  readonly world: Place
  readonly program: Page
  readonly phone: Page
  readonly customer: Customer
}

/** So many days from the server's moment, or the next working day. */
export function dayFrom(world: Place, days: number): string {
  const date = new Date(world.now().getTime() + days * 86_400_000)
  while ([0, 6].includes(date.getUTCDay())) date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

/** Writes the brief of a kind and hands it in; gives the path of its page. */
export async function submitBrief(
  page: Page,
  kind: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  await page.goto('/requests/new')
  await page.getByLabel('What', { exact: true }).selectOption({ label: kind })
  await page.getByText('More about it').click()
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByLabel('Why', { exact: true }).fill('They doubt that it holds at their size.')
  await page.getByRole('button', { name: 'Submit the request' }).click()
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

/** Proposes the customer, who fits; whoever holds them says yes from their mail. */
export async function propose({ program, phone, world, customer }: Journey, request: string): Promise<void> {
  await program.goto(request)
  await program.getByRole('button', { name: new RegExp(`^Propose.*: ${customer.name}$`) }).click()
  const proposal = program.getByRole('dialog')
  await proposal.getByLabel('Why you').fill('Same size, and the same doubts before.')
  await proposal.getByRole('button', { name: /^Propose/ }).click()
  await expect(proposal).toBeHidden()
  await phone.goto(pathOf(linkIn(await world.post.take(customer.owner, /May we ask/))))
  await phone.getByRole('button', { name: /^Yes, ask/ }).click()
  await expect(phone.getByRole('button', { name: /^Yes, ask/ })).toHaveCount(0)
}

/** The customer opens the letter and says yes; gives the path of their page. */
export async function sayYes({ phone, world, customer }: Journey): Promise<string> {
  const page = pathOf(linkIn(await world.post.take(customer.email, /./)))
  await phone.goto(page)
  await phone.getByRole('button', { name: /^Yes/ }).first().click()
  await expect(phone.getByText(/You said yes/).first()).toBeVisible()
  return page
}

/** The customer says yes to a talk, at times of their own. */
export async function offerTimes({ phone, world, customer }: Journey, day: string): Promise<void> {
  await phone.goto(pathOf(linkIn(await world.post.take(customer.email, /./))))
  await phone.getByText('Suggest other times').click()
  await phone.getByRole('button', { name: 'Another day or hour' }).click()
  await phone.getByLabel('Day and hour').fill(`${day}T10:00`)
  await phone.getByRole('button', { name: 'Add this time' }).click()
  await phone.getByRole('button', { name: 'Yes, at one of my times' }).click()
  await expect(phone.getByText(/You said yes/).first()).toBeVisible()
}

/** Ours agrees on a day with the customer. */
export async function agreeOnTime({ program, world }: Journey, request: string, days: number): Promise<void> {
  const day = dayFrom(world, days)
  await program.goto(request)
  await program.getByRole('button', { name: 'Agree on a time' }).first().click()
  const form = program.getByRole('dialog')
  await form.getByLabel('Day').fill(day)
  await form.getByLabel('From, your time').fill('11:00')
  await form.getByRole('button', { name: /^Agree on/ }).click()
  await expect(form).toBeHidden()
}

/** The words are written by the customer, and agreed to by ours. */
export async function agreeOnWords(journey: Journey, request: string, words: string): Promise<void> {
  const { program, phone } = journey
  await phone.getByRole('button', { name: 'Write the words' }).click()
  await phone.getByLabel('Your words').fill(words)
  await phone.getByRole('button', { name: 'Keep these words' }).click()
  await expect(phone.getByText('You agreed to these words.')).toBeVisible()
  await program.goto(request)
  await program.getByRole('button', { name: 'Agree to these words' }).click()
  await expect(program.getByText(/agreed to them for us/)).toBeVisible()
}

/** The customer names who approves in their house, unless it is known from before, who approves from a link of their own. */
export async function approveInTheirHouse(journey: Journey, own: string, button: RegExp): Promise<void> {
  const { phone, world, customer } = journey
  const house = `press@${customer.email.split('@')[1]}`
  await phone.goto(own)
  const mail = phone.getByLabel('Work mail')
  const known = phone.getByText('We ask Lena Vogt')
  await mail.or(known).first().waitFor()
  if (await mail.isVisible()) {
    await phone.getByLabel('Name').last().fill('Lena Vogt')
    await mail.fill(house)
    await phone.getByRole('button', { name: 'Ask them' }).click()
  }
  await phone.goto(pathOf(linkIn(await world.post.take(house, /Your approval/))))
  await phone.getByRole('button', { name: button }).click()
  await expect(phone.getByText(/Lena Vogt approved/)).toBeVisible()
}

/** Our legal, or an executive, approves from a mail. */
export async function approveAsNamed(
  { phone, world, customer }: Journey,
  email = approver.email,
): Promise<void> {
  await phone.goto(pathOf(linkIn(await world.post.take(email, new RegExp(customer.name)))))
  await phone.getByRole('button', { name: 'Yes, it may' }).click()
  await expect(phone.getByRole('button', { name: 'Yes, it may' })).toHaveCount(0)
}

/** It is done: the result as its kind asks for it, one question to the requester, and the customer is thanked. */
export async function complete(
  { program, phone, world, customer }: Journey,
  request: string,
  result: Readonly<Record<string, string>>,
): Promise<void> {
  await program.goto(request)
  const done = program.getByRole('button', { name: /^It (took place|is done)/ })
  const move = program.getByRole('button', { name: 'Move the talk' })
  await done.or(move).first().waitFor()
  if (await done.isVisible()) await done.click()
  else {
    // The agreed time lies ahead, and they talked sooner.
    await program.getByRole('button', { name: 'More' }).last().click()
    await program.getByRole('menuitem', { name: 'It took place already' }).click()
  }
  const form = program.getByRole('dialog')
  for (const [label, value] of Object.entries(result)) await form.getByLabel(label).fill(value)
  await form.getByRole('button', { name: /^Note that it/ }).click()
  await expect(form).toBeHidden()
  for (const value of Object.values(result)) await expect(program.getByText(value).first()).toBeVisible()
  await thank({ program, phone, world, customer })
}

/** The requester's word on what was done, and the customer's after the thanks: with both it is fulfilled. */
export async function thank({ program, phone, world, customer }: Journey): Promise<void> {
  await program.getByRole('button', { name: 'Give feedback' }).first().click()
  const feedback = program.getByRole('dialog')
  await feedback.getByRole('radio', { name: '5', exact: true }).check()
  await feedback.getByRole('button', { name: 'Give the feedback' }).click()
  await expect(feedback).toBeHidden()
  await expect(program.getByText(/Fulfilled/).first()).toBeVisible()
  await phone.goto(pathOf(linkIn(await world.post.take(customer.email, /thank/i))))
  await phone.getByRole('radio', { name: '4', exact: true }).check()
  await phone.getByRole('button', { name: 'Send' }).click()
  await expect(phone.getByRole('button', { name: 'Send' })).toHaveCount(0)
}

export const pathOf = (link: string) => new URL(link).pathname
