import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '#scripts/command-error.ts'
import { rootDir } from '#scripts/paths.ts'

/** What a benchmark measured. The numbers are of this machine: compare ratios, not them. */
export type BenchResult = { bench: string; [measure: string]: string | number }
export type BenchModule = { runBench: () => Promise<BenchResult> }

const benchDir = path.join(rootDir, 'scripts', 'bench')

function listBenches(): string[] {
  const files = existsSync(benchDir) ? readdirSync(benchDir) : []

  return files.filter((file) => file.endsWith('.ts')).map((file) => path.basename(file, '.ts'))
}

/** Runs the named benchmarks, or all. With --json each prints its result as one JSON object on the last line that it writes. */
async function runBenches(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
  const known = listBenches()
  const unknown = positionals.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new CommandError(`There is no benchmark “${unknown.join(', ')}”. There is: ${known.join(', ')}.`)

  for (const name of positionals.length > 0 ? positionals : known) {
    const { runBench }: BenchModule = await import(pathToFileURL(path.join(benchDir, `${name}.ts`)).href)
    const result = await runBench()
    if (!values.json) console.log(`\n${name}`)
    for (const [measure, value] of values.json ? [] : Object.entries(result)) console.log(`  ${measure.padEnd(28)} ${value}`)
    if (values.json) console.log(JSON.stringify(result))
  }

  return 0
}

await runCommand(runBenches)
