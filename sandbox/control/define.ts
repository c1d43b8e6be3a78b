import { z } from 'zod'
import type { Sandbox } from '#sandbox/sandbox.ts'
import type { Account } from '#sandbox/tables.ts'

/** A control call that cannot be done; the message says why. */
export class ControlError extends Error {}

export type ControlCall = { name: string; run: (sandbox: Sandbox, body: unknown) => unknown }
export type ControlContext = { sandbox: Sandbox; account: Account }

/** A control call that needs no account. */
export function defineControl<Schema extends z.ZodType>(definition: {
  name: string
  input: Schema
  run: (sandbox: Sandbox, input: z.infer<Schema>) => unknown
}): ControlCall {
  return { name: definition.name, run: (sandbox, body) => definition.run(sandbox, parseInput(definition.input, body)) }
}

/** A control call about one account, named by `accountId`. */
export function defineAccountControl<Shape extends z.ZodRawShape>(definition: {
  name: string
  input: Shape
  run: (context: ControlContext, input: z.infer<z.ZodObject<Shape>>) => unknown
}): ControlCall {
  const schema = z.strictObject(definition.input)

  return {
    name: definition.name,
    run(sandbox, body) {
      const { accountId, ...rest } = parseInput(z.looseObject({ accountId: z.string() }), body)
      const account = sandbox.store.accounts.get(accountId)
      if (!account) throw new ControlError(`There is no account ${accountId}.`)

      return definition.run({ sandbox, account }, parseInput(schema, rest) as z.infer<z.ZodObject<Shape>>)
    },
  }
}

function parseInput<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data

  throw new ControlError(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '))
}
