import { expect, it } from 'vitest'
import { findColumnProblem } from '#components/record-import/find-column-problem.ts'

const read = (choices: Record<string, string | null>) => findColumnProblem({ kind: 'openJobs', choices, targets: [] })

it('a file of open jobs needs a title, or an identifier to change what is here already', () => {
  expect(read({ Job: 'title', Req: 'identifier' })).toEqual({ problem: null, hint: null })
  expect(read({ Office: 'location' }).problem?.reason).toBe('the title is missing')
  expect(read({ Req: 'identifier', Office: 'location' })).toMatchObject({
    problem: null,
    hint: expect.stringContaining('no job can be added'),
  })
  expect(read({ Job: 'title' }).hint).toContain('every row adds one')
  expect(read({ Job: null }).problem?.reason).toBe('no column is chosen')
  expect(read({ Job: 'title', Role: 'title' }).problem?.reason).toBe('two columns for one field')
})
