import { expect } from 'vitest'
import { z } from 'zod'
import type { Answer, SandboxAccount } from '#tests/setup/sandbox-account.ts'
import type { Description } from './description.ts'

const entitySchema = z.looseObject({ id: z.string() })
export type Entity = z.infer<typeof entitySchema>

export type Questions = {
  /** Every operation that was asked. */
  covered: ReadonlySet<string>
  ask: (operation: string, input?: object) => Promise<Answer>
  readOne: (operation: string, input: object) => Promise<Entity>
  readMany: (operation: string, input?: object) => Promise<Entity[]>
  listAll: (operation: string, filters?: object) => Promise<Entity[]>
  firstOf: (operation: string, filters?: object) => Promise<Entity>
}

/** Asks the sandbox, and holds every question and every answer to Ashby's description. */
export function askSandbox({ account, description }: { account: SandboxAccount; description: Description }): Questions {
  const covered = new Set<string>()

  async function ask(operation: string, input: object = {}): Promise<Answer> {
    const answer = await account.call(operation, input)
    covered.add(operation)

    expect({ operation, request: description.checkRequest(operation, input) }).toEqual({ operation, request: [] })
    expect({ operation, status: answer.status, success: answer.json?.success, text: answer.json?.success ? '' : answer.text }).toEqual({
      operation,
      status: 200,
      success: true,
      text: '',
    })
    expect({ operation, answer: description.checkSuccess(operation, answer.json) }).toEqual({ operation, answer: [] })
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(answer.headers.get('x-ashby-request-id')).toMatch(/^\w{20,}$/)
    expect(answer.headers.get('ashby-version')).toBe('2026-01-01')
    expect(answer.headers.get('ashby-version-status')).toBe('active')

    return answer
  }

  async function readOne(operation: string, input: object): Promise<Entity> {
    return entitySchema.parse((await ask(operation, input)).json?.results)
  }

  async function readMany(operation: string, input: object = {}): Promise<Entity[]> {
    return z.array(entitySchema).parse((await ask(operation, input)).json?.results)
  }

  /** Every object of a list, page by page; then nothing more by the token of the last page. */
  async function listAll(operation: string, filters: object = {}): Promise<Entity[]> {
    const entities: Entity[] = []
    let cursor: unknown
    for (;;) {
      const { json } = await ask(operation, { ...filters, limit: 7, ...(cursor ? { cursor } : {}) })
      entities.push(...z.array(entitySchema).parse(json?.results))
      // Ashby gives the token with the last page only.
      expect(json?.syncToken === undefined).toBe(json?.moreDataAvailable)
      cursor = json?.nextCursor
      if (!json?.moreDataAvailable) {
        const again = await ask(operation, { ...filters, syncToken: json?.syncToken })
        expect(again.json?.results).toEqual([])

        return entities
      }
    }
  }

  async function firstOf(operation: string, filters: object = {}): Promise<Entity> {
    const [first] = await readMany(operation, filters)
    if (!first) throw new Error(`${operation} is empty`)

    return first
  }

  return { covered, ask, readOne, readMany, listAll, firstOf }
}
