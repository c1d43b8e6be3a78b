import { z } from 'zod'

/** A kind of job: light, importable anywhere. Its handler is registered in the worker. */
export type JobDefinition<Schema extends z.ZodType = z.ZodType> = {
  /** As listed in the table app.task. */
  name: string
  payload: Schema
}

/** Every payload names its organization, so that the job runner can mint the scope. */
export const tenantPayloadSchema = z.strictObject({ organizationId: z.uuid() })
export type TenantPayload = z.infer<typeof tenantPayloadSchema>

/** Keeps the payload's type. */
export function defineJob<Schema extends z.ZodType>(definition: JobDefinition<Schema>): JobDefinition<Schema> {
  return definition
}
