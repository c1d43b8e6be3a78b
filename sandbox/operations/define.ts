import type { z } from 'zod'
import type { Scope } from '#sandbox/auth.ts'
import type { AccountInfo, ApiKey } from '#sandbox/model.ts'
import type { Page } from '#sandbox/pagination.ts'
import type { RenderContext } from '#sandbox/render/visibility.ts'
import { createInvalidInput } from '#sandbox/responses.ts'
import type { Store } from '#sandbox/store.ts'
import type { Account } from '#sandbox/tables.ts'

export type OperationContext = {
  store: Store
  account: Account
  info: AccountInfo
  key: ApiKey
  /** What the key may see, as of now or, where reads lag, of a while ago. */
  reading: RenderContext
  /** The same without the lag: a write answers with what it wrote. */
  writing: RenderContext
  /** Where this sandbox is reached, for download addresses. */
  origin: string
  fileSecret: string
}
export type Answer = { results: unknown } & Partial<Omit<Page, 'results'>>
export type Operation = {
  name: string
  scope: Scope
  kind: 'read' | 'write'
  /** What the company's plan must have besides. */
  plan?: 'openings'
  run: (context: OperationContext, body: unknown) => Answer | Promise<Answer>
}
type Definition<Schema extends z.ZodType> = Omit<Operation, 'run'> & {
  input: Schema
  run: (context: OperationContext, input: z.infer<Schema>) => Answer | Promise<Answer>
}

/** One operation of Ashby's API: its scope, the shape of its request, and what it does. */
export function defineOperation<Schema extends z.ZodType>({ input, run, ...operation }: Definition<Schema>): Operation {
  return { ...operation, run: (context, body) => run(context, parseInput(input, body)) }
}

function parseInput<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data

  const issue = parsed.error.issues[0]
  const parameter = issue?.path.join('.') || null
  throw createInvalidInput({
    message: `Invalid input${parameter ? ` for ${parameter}` : ''}: ${issue?.message ?? 'wrong shape'}`,
    parameter,
  })
}
