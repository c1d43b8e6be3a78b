import { z } from 'zod'
import type { LogFile } from '#scripts/log-file.ts'

type ChildOutputOptions = {
  name: string
  logFile: LogFile
  print: (line: string) => void
  /** Quiet shows warnings and errors only; the log file has everything. */
  isQuiet: boolean
}

export type ChildOutput = {
  accept: (source: 'stdout' | 'stderr', chunk: string) => void
  /** The last lines, for the message about a crash. */
  tail: () => string[]
}

const tailLines = 20
const nameWidth = 'PostgreSQL'.length
const warningLevel = 40

/** The parts of a pino line that people read. */
const logLineSchema = z.looseObject({
  level: z.number(),
  msg: z.string().default(''),
  err: z.looseObject({ message: z.string() }).optional(),
})

/** Cuts a child's output into lines, keeps all of it in its log file and shows what a person should see, under the child's name. */
export function createChildOutput({ name, logFile, print, isQuiet }: ChildOutputOptions): ChildOutput {
  const pending = { stdout: '', stderr: '' }
  let recent: string[] = []

  return {
    tail: () => [...recent, pending.stderr].filter((line) => line.trim() !== ''),
    accept: (source, chunk) => {
      logFile.append(chunk)
      const lines = (pending[source] + chunk).split('\n')
      pending[source] = lines.pop() ?? ''
      recent = [...recent, ...lines].slice(-tailLines)

      for (const line of lines) {
        const shown = presentLine(source, line, isQuiet)
        if (shown !== null) print(prefixLine(name, shown))
      }
    },
  }
}

/** A program's line among those of the others. */
export function prefixLine(name: string, line: string): string {
  return `${name.padEnd(nameWidth)} | ${line}`
}

function presentLine(source: 'stdout' | 'stderr', line: string, isQuiet: boolean): string | null {
  if (line.trim() === '') return null
  const entry = parseLogLine(line)
  if (!entry) return !isQuiet || source === 'stderr' ? line : null
  if (isQuiet && entry.level < warningLevel) return null

  const word = entry.level >= 50 ? 'error: ' : entry.level >= warningLevel ? 'warning: ' : ''

  return `${word}${entry.msg}${entry.err ? ` (${entry.err.message})` : ''}`
}

function parseLogLine(line: string): z.infer<typeof logLineSchema> | null {
  if (!line.startsWith('{')) return null
  try {
    return logLineSchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
