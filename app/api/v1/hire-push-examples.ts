import type { InferContractRouterInputs } from '@orpc/contract'
import type { hirePushesContract } from '#lib/domain/new-hires/pushes/contract.ts'

type Inputs = InferContractRouterInputs<typeof hirePushesContract>

/** The example of a pushed hire, beside all others. */
export const hirePushExamples: { [Name in keyof Inputs]?: Inputs[Name] } = {
  push: {
    externalId: 'hire-2041',
    identifier: 'REQ-1001',
    firstName: 'Ana',
    lastName: 'Souza Lima',
    personalEmail: 'ana@example.com',
    startDate: '2027-03-01',
    salary: { amount: '68000', currency: 'EUR', interval: 'Year' },
  },
}
