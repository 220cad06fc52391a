#!/usr/bin/env node
import '../tools/launch/require-node.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, launch, Refusal } from '../tools/launch/checkout.mjs'
import { runProgram } from '../tools/launch/run.mjs'

await launch(() => {
  if (!existsSync(join(checkout, 'node_modules'))) {
    throw new Refusal(`Avouch in ${checkout} is not installed yet. Run "npm start" there once.`)
  }
  return runProgram(join('src', 'cli', 'main.ts'), process.argv.slice(2))
})
