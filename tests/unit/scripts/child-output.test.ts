import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createChildOutput } from '#scripts/child-output.ts'
import { openLogFile } from '#scripts/log-file.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

function createOutput(isQuiet: boolean) {
  const printed: string[] = []
  const file = path.join(createTemporaryFolder(), 'worker.log')
  const output = createChildOutput({ name: 'worker', logFile: openLogFile(file), isQuiet, print: (line) => printed.push(line) })

  return { output, printed, file }
}

test('quiet shows warnings and errors, and the log file has everything', () => {
  const { output, printed, file } = createOutput(true)
  output.accept('stdout', '{"level":30,"msg":"job done"}\n{"level":40,"msg":"Ashby is ')
  output.accept('stdout', 'slow"}\n')
  output.accept('stdout', 'a banner\n')
  output.accept('stderr', 'a stack trace\n')

  expect(printed).toEqual(['worker     | warning: Ashby is slow', 'worker     | a stack trace'])
  expect(readFileSync(file, 'utf8')).toContain('job done')
})

test('the last lines are kept for the message about a crash', () => {
  const { output } = createOutput(true)
  for (let line = 1; line <= 30; line++) output.accept('stdout', `line ${line}\n`)
  output.accept('stderr', 'cut off in the mid')

  expect(output.tail().slice(-2)).toEqual(['line 30', 'cut off in the mid'])
  expect(output.tail().length).toBeLessThan(25)
})

test('a log past its size moves aside, so that logs cannot fill the disk', () => {
  const { output, file } = createOutput(true)
  const megabyte = `${'x'.repeat(1024 * 1024 - 1)}\n`
  for (let count = 0; count < 23; count++) output.accept('stdout', megabyte)

  expect(statSync(file).size).toBe(3 * 1024 * 1024)
  expect(statSync(`${file}.3`).size).toBe(5 * 1024 * 1024)
  expect(statSync(`${file}.4`, { throwIfNoEntry: false })).toBeUndefined()
})
