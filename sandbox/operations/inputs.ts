import { z } from 'zod'

/** An id; any UUID will do, so that asking for a random one tells "not found" from "not allowed". */
export const id = z.guid()
export const expand = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? [])
export const page = { cursor: z.string().nullish(), syncToken: z.string().nullish(), limit: z.number().nullish() }
/** createdAfter is milliseconds since 1970. */
export const createdAfter = z.number().int().nullish()
