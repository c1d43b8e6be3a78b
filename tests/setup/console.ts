import { format } from 'node:util'
import { afterEach, beforeEach, vi } from 'vitest'

let complaints: string[] = []

// React, Next and Node report real faults by console.error only; a test that causes one has not passed.
beforeEach(() => {
  complaints = []
  vi.spyOn(console, 'error').mockImplementation((...values: unknown[]) => {
    complaints.push(format(...values))
  })
})

afterEach(() => {
  if (complaints.length > 0) throw new Error(`console.error was called:\n${complaints.join('\n')}`)
})
