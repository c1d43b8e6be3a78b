import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type BenchResult, describeResult } from '#scripts/bench/report/describe-result.ts'
import { CommandError, runCommand } from '#scripts/command-error.ts'
import { rootDir } from '#scripts/paths.ts'

export type BenchOptions = {
  /** A line about what goes on, for who waits. */
  note: (line: string) => void
}
export type BenchModule = { runBench: (options: BenchOptions) => Promise<BenchResult> }

const benchDir = path.join(rootDir, 'scripts', 'bench')

function listBenches(): string[] {
  const files = existsSync(benchDir) ? readdirSync(benchDir) : []

  return files.filter((file) => file.endsWith('.ts')).map((file) => path.basename(file, '.ts'))
}

/**
 * Runs the named benchmarks, or all, each with all that it needs. Prints their figures with the targets that are met and missed; with
 * --json the last line is one JSON object of every figure's name and number.
 */
async function runBenches(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
  const known = listBenches()
  const unknown = positionals.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new CommandError(`There is no benchmark “${unknown.join(', ')}”. There is: ${known.join(', ')}.`)

  const figures: Record<string, number> = {}
  for (const name of positionals.length > 0 ? positionals : known) {
    console.log(`\n${name}`)
    const { runBench }: BenchModule = await import(pathToFileURL(path.join(benchDir, `${name}.ts`)).href)
    const result = await runBench({ note: (line) => console.log(`  … ${line}`) })
    for (const line of describeResult(result)) console.log(`  ${line}`)
    Object.assign(figures, result.figures)
  }
  if (values.json) console.log(JSON.stringify(figures))

  return 0
}

await runCommand(runBenches)
