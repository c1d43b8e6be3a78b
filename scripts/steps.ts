/** One line per step with its time, so that a slow or failing step is seen at once. */
export type StepReporter = {
  /** Runs one step and prints its line when it ends. The step may put a better sentence in place of its title. */
  step: <Result>(title: string, run: (describe: (sentence: string) => void) => Promise<Result>) => Promise<Result>
  /** A line without a time of its own. */
  note: (line: string) => void
}

type StepReporterOptions = {
  write?: (text: string) => void
  /** On a terminal the running step is shown while it runs. */
  isTerminal?: boolean
}

const clearLine = '\r\u001b[K'
const timeWidth = 10

export function createStepReporter(options: StepReporterOptions = {}): StepReporter {
  const { write = (text) => process.stdout.write(text), isTerminal = process.stdout.isTTY === true } = options
  const say = (text: string) => write(`${isTerminal ? clearLine : ''}${text}\n`)

  return {
    note: (line) => say(line === '' ? '' : `${' '.repeat(timeWidth)}${line}`),
    step: async (title, run) => {
      const startedAt = performance.now()
      let sentence = title
      if (isTerminal) write(`${' '.repeat(timeWidth)}${title} …`)

      try {
        const result = await run((better) => {
          sentence = better
        })
        say(`${formatSeconds(performance.now() - startedAt)}${sentence}`)

        return result
      } catch (error) {
        say(`${formatSeconds(performance.now() - startedAt)}${title}: failed`)
        throw error
      }
    },
  }
}

/** For callers that print their own story. */
export const silentSteps: StepReporter = { note: () => undefined, step: async (_title, run) => run(() => undefined) }

function formatSeconds(elapsedMs: number): string {
  return `${(elapsedMs / 1000).toFixed(1)} s`.padStart(timeWidth - 2).padEnd(timeWidth)
}
