import { expect, test } from 'vitest'
import { createStepReporter } from '#scripts/steps.ts'

test('each step is one line with its time, a failed one included', async () => {
  const written: string[] = []
  const steps = createStepReporter({ write: (text) => written.push(text), isTerminal: false })

  await steps.step('Building', async (describe) => describe('Build is up to date'))
  steps.note('Port 3000 is taken')
  await expect(steps.step('Migrating', async () => Promise.reject(new Error('no')))).rejects.toThrow('no')

  expect(written).toEqual(['   0.0 s  Build is up to date\n', '          Port 3000 is taken\n', '   0.0 s  Migrating: failed\n'])
})
