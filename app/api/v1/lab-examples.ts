import type { InferContractRouterInputs } from '@orpc/contract'
import type { labsContract } from '#lib/domain/labs/contract.ts'

type Inputs = InferContractRouterInputs<typeof labsContract>

/** The examples of beta features, beside all others. */
export const labExamples: { [Name in keyof Inputs]?: Inputs[Name] } = {
  get: {},
}
