import { z } from 'zod'
import { apiKeySchema, connectionNameSchema } from '#lib/domain/connections/schema.ts'

/** What connecting an account asks for. */
export const keyFormSchema = z.object({ name: connectionNameSchema, apiKey: apiKeySchema })
export type KeyFormValues = z.infer<typeof keyFormSchema>
