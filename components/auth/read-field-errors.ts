import type { z } from 'zod'

/** The first thing wrong with each field, by its name, in the order of the form. */
export function readFieldErrors({ issues }: Pick<z.ZodError, 'issues'>): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of issues) {
    const [name] = path
    if (typeof name === 'string') errors[name] ??= message
  }

  return errors
}
